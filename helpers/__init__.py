"""What the lessons share: it draws, moves and checks; the mathematics stays in the lessons."""
