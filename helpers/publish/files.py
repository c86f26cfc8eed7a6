"""The files that documents are made of: our templates', and those that wheels carry."""

from importlib import metadata, resources
from pathlib import Path

TEMPLATES = resources.files("helpers.publish") / "templates"
REVEAL = "sphinx_revealjs/_static/revealjs"


def style(*names: str) -> str:
    """The texts of some of our style sheets or scripts."""
    return "\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names)


def asset(name: str) -> str:
    """The text of one of reveal.js's files."""
    return carried("sphinx-revealjs", f"{REVEAL}/{name}").read_text(encoding="utf-8")


def carried(wheel: str, name: str) -> Path:
    """Where a file lies that came in a wheel."""
    return Path(metadata.distribution(wheel).locate_file(name))
