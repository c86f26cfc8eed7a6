"""What can go wrong while publishing, said in one message that a person can act on."""


class Trouble(Exception):
    """Stops the build; its text is all that is shown."""
