"""The Content-Security-Policy of a finished document: its own scripts by hash, nothing else.

A page may also load script files that lie beside it, for its search. A deck may hold frames of
itself: the speaker's view, whose own scripts run in a window that inherits the policy.

Styles may stand inline: reveal.js and matplotlib's SVG write style attributes, and a style can
fetch nothing here, because pictures and fonts are held to addresses that carry their own data.
"""

import base64
import hashlib
import re

from helpers.publish.files import asset

PLACE = "CONTENT-SECURITY-POLICY"
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; frame-src {frames}; base-uri 'none'; form-action 'none'"
)
BESIDE = "'self' file:"  # what lies beside the document, served or opened from a folder
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.S | re.I)
TYPE = re.compile(r"""type\s*=\s*["']?([^"'\s>]*)""")
RUNS = {"", "text/javascript", "module"}


def seal_page(document: str) -> str:
    return seal(document, files=BESIDE)


def seal_deck(document: str) -> str:
    return seal(document, *scripts(asset("plugin/notes/speaker-view.html")), frames=BESIDE)


def seal(document: str, *further_scripts: str, frames: str = "'none'", files: str = "") -> str:
    """Return `document` with its policy in the place that its template keeps for it.

    `further_scripts` may run, too. `frames` and `files` say from where frames and script files
    may come, if any may.
    """
    hashes = sorted(map(_hash, {*scripts(document), *further_scripts})) or ["'none'"]
    if document.count(PLACE) != 1:
        raise ValueError("the template keeps no place for the policy")
    policy = POLICY.format(scripts=" ".join([*hashes, *files.split()]), frames=frames)
    return document.replace(PLACE, policy)


def scripts(document: str) -> list[str]:
    """The texts of the inline scripts that a browser would run."""
    kinds = [(TYPE.search(attributes), text) for attributes, text in SCRIPT.findall(document)]
    return [text for kind, text in kinds if kind is None or kind[1] in RUNS]


def _hash(text):
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
