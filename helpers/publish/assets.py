"""The files that documents are made of, and the policy that says what a document may run.

The Content-Security-Policy of a document lets its own scripts run, by hash, and nothing else. A
page may also load script files that lie beside it, for its search. A deck may hold frames of
itself: the speaker's view, whose own scripts run in a window that inherits the policy.

Styles may stand inline: reveal.js and matplotlib's SVG write style attributes, and a style can
fetch nothing here, because pictures and fonts are held to addresses that carry their own data.
"""

import base64
import hashlib
import re
from importlib import metadata, resources
from pathlib import Path

TEMPLATES = resources.files("helpers.publish") / "templates"
REVEAL = "pyreveal/revealjs"

PLACE = "CONTENT-SECURITY-POLICY"
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; "
    "font-src data:; frame-src {frames}; base-uri 'none'; form-action 'none'"
)
BESIDE = "'self' file:"  # what lies beside the document, served or opened from a folder
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.S | re.I)
TYPE = re.compile(r"""type\s*=\s*["']?([^"'\s>]*)""")
RUNS = {"", "text/javascript", "module"}


def inline(*names: str) -> str:
    """The texts of some of our style sheets or scripts."""
    return "\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names)


def reveal(name: str) -> str:
    """The text of one of reveal.js's files."""
    return packaged("pyreveal", f"{REVEAL}/{name}").read_text(encoding="utf-8")


def packaged(distribution: str, name: str) -> Path:
    """Where a file lies that came with an installed package."""
    return Path(metadata.distribution(distribution).locate_file(name))


def protect_page(document: str) -> str:
    return protect(document, files=BESIDE)


def protect_deck(document: str) -> str:
    return protect(document, *scripts(reveal("plugin/notes/speaker-view.html")), frames=BESIDE)


def protect(document: str, *further_scripts: str, frames: str = "'none'", files: str = "") -> str:
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
