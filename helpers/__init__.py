"""Helpers of the course on binary cross-entropy: they draw, move and check; lessons keep the mathematics."""
