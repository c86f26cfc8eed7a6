"""Let a page be read on a narrow screen: its lines wrap, and the keyboard reaches the rest."""

import re


def narrowed(document: str) -> str:
    """Let code and outputs wrap line by line, and the keyboard reach what scrolls sideways."""
    reach = 'tabindex="0" role="group" aria-label='
    document = re.sub(
        r"(<pre[^>]*>(?:<span></span>)?)(.*?)(</pre>)", _wrapping, document, flags=re.S
    )
    document = document.replace("<table>", f'<div class="wide" {reach}"Table"><table>')
    document = document.replace("</table>", "</table></div>")
    return document.replace('<div class="formula"', f'<div {reach}"Formula" class="formula"')


def _wrapping(block: re.Match) -> str:
    """A block in which what does not fit in a line goes on below, further in than its line."""
    opens, text, closes = block.groups()
    return opens + "".join(map(_line, text.splitlines(keepends=True))) + closes


def _line(line: str) -> str:
    written = re.sub(r"<[^>]+>", "", line)
    indent = len(written) - len(written.lstrip(" "))
    return f'<span class="line" style="--indent: {indent}">{line}</span>'
