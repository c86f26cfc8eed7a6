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
    escaped = html.escape(text, quote=False)
    pieces = re.split(r"`([^`]+)`", escaped)  # every second piece is code
    for i, piece in enumerate(pieces):
        if i % 2:
            pieces[i] = f"<code>{piece}</code>"
        else:
            strong = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", piece)
            pieces[i] = re.sub(r"\*(\S.*?)\*", r"<em>\1</em>", strong)
    return "".join(pieces)


def to_plain(text: str) -> str:
    """The same without the marks."""
    return re.sub(r"\*\*(.+?)\*\*|`([^`]+)`", lambda match: match[1] or match[2], text)
