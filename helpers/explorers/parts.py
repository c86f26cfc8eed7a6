"""What several explorers share."""


def signed(number: float, form: str = ".2f") -> str:
    """Format a number with a true minus sign, as the text around it is set."""
    return format(number, form).replace("-", "−")
