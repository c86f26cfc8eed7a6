"""Whether output must work without a kernel."""

STATIC = False  # the publishing run sets this
