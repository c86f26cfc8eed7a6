"""The Content-Security-Policy of a finished document: its own scripts by hash, nothing else.

A page may also load script files that lie beside it, for its search.

Styles may stand inline: reveal.js and matplotlib's SVG write style attributes, and a style can
fetch nothing here, because pictures and fonts are held to addresses that carry their own data.
"""

import base64
import hashlib
import re

PLACE = "CONTENT-SECURITY-POLICY"
RUNS = {"", "text/javascript", "module"}


BESIDE = "'self' file:"  # what lies beside the document, served or opened from a folder


def seal(document: str, *further_scripts: str, frames: str = "", files: str = "") -> str:
    """Return `document` with its policy in the place that its template keeps for it.

    `further_scripts` are texts of scripts that run in a window which inherits the policy.
    `frames` and `files` say from where frames and script files may come, if any may.
    """
    texts = [*scripts(document), *further_scripts]
    hashes = sorted({f"'sha256-{_sha256(text)}'" for text in texts}) or ["'none'"]
    rules = {
        "default-src": "'none'",
        "script-src": f"{' '.join(hashes)} {files}".strip(),
        "style-src": "'unsafe-inline'",
        "img-src": "data: blob:",
        "font-src": "data:",
        "frame-src": frames or "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    policy = "; ".join(f"{rule} {value}" for rule, value in rules.items())
    if document.count(PLACE) != 1:
        raise ValueError("the template keeps no place for the policy")
    return document.replace(PLACE, policy)


def scripts(document: str) -> list[str]:
    """The texts of the inline scripts that a browser would run."""
    found = re.findall(r"<script([^>]*)>(.*?)</script>", document, re.S | re.I)
    return [text for attributes, text in found if _kind(attributes) in RUNS]


def _kind(attributes: str) -> str:
    kind = re.search(r"""type\s*=\s*["']?([^"'\s>]*)""", attributes)
    return kind[1] if kind else ""


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
