"""Where the course shows itself: in a notebook, whose kernel runs, or on a page that has none."""

PUBLISHING = False  # the publishing run sets this: what is shown then needs no kernel
