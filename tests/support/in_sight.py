"""What can be read of an HTML document as it opens: not what is folded, hidden or to come."""

from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta", "col"}
NEVER = {"script", "style", "template", "title", "aside"}


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []  # of each element: its tag, and whether what it holds is out of sight
        self.words = []

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            return
        given = dict(attrs)
        unseen = self.unseen or tag in NEVER or "hidden" in given
        unseen |= "fragment" in (given.get("class") or "").split()
        if tag == "summary" and self.open[-1][0] == "details":
            unseen = len(self.open) > 1 and self.open[-2][1]
        self.open.append((tag, unseen or (tag == "details" and "open" not in given)))

    def handle_startendtag(self, tag, attrs):
        """A shape of a picture holds nothing."""

    def handle_endtag(self, tag):
        if any(tag == name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if not self.unseen:
            self.words += data.split()

    @property
    def unseen(self):
        return bool(self.open) and self.open[-1][1]


def in_sight(document):
    """The words in sight: no closed fold, nothing `hidden`, no fragment of a slide, no note."""
    reader = _Reader()
    reader.feed(document)
    return " ".join(reader.words)
