"""Which lessons keep the rules of the second edition; all will, and then this file goes."""

SECOND = (
    # Start here
    "00",
    # Minus log
    "01",
    # Two label cases
    "02",
    # Worked examples
    "03",
    # Sigmoid
    "04",
    # Squared error against BCE
    "05",
    # Training loop
    "06",
    # Many labels
    "07",
    # Rare labels
    "08",
    # Entropy
    "09",
    # Numerical stability
    "10",
    # Real data
    "11",
    # Find the bug
    "12",
)


def is_second(lesson):
    return f"{lesson.number:02d}" in SECOND
