"""What several explorers share."""

# Finer near 0, where the loss changes fastest.
PROBABILITIES = [n / 1000 for n in range(1, 10)] + [n / 100 for n in range(1, 100)]


def signed(number: float, form: str = ".2f") -> str:
    """Format a number with a true minus sign, as the text around it is set."""
    return format(number, form).replace("-", "−")
