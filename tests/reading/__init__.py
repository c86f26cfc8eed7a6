"""How prose is read: where it stands, its numbers, what backs them, and its equations."""
