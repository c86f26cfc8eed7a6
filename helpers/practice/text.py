"""Words as a cell's result, and the little markup that questions and feedback may use."""

import html
import re


class Text:
    """A result that shows itself as the text that it is, without quotes."""

    def __init__(self, text: str):
        self.text = text

    def __repr__(self) -> str:
        return self.text


def to_html(text: str) -> str:
    """`code`, **strong** and *emphasis* of one paragraph as HTML."""
    return re.sub(r"`([^`]+)`|\*\*(.+?)\*\*|\*(\S.*?)\*", _element, html.escape(text, quote=False))


def _element(found):
    name = ["code", "strong", "em"][found.lastindex - 1]
    return f"<{name}>{found[found.lastindex]}</{name}>"


def to_plain(text: str) -> str:
    """The same without the marks."""
    return re.sub(r"\*\*(.+?)\*\*|`([^`]+)`", lambda match: match[1] or match[2], text)
