"""Every claim quotes its lesson, and every promise of those lessons is a claim or exempt."""

import shutil
from pathlib import Path

import nbformat
import pytest
from claims import quotes
from rules.lesson import Lesson

FILES = sorted(Path(__file__).parent.glob("test_[0-9][0-9]_*.py"))


def lesson_of(path):
    return Lesson(quotes.NOTEBOOKS / f"{path.stem.removeprefix('test_')}.ipynb")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_lesson_says_what_is_claimed_and_its_promises_are_claims(path):
    found = [*quotes.problems(path, lesson_of(path))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_claim_quotes(path):
    tests = [line for line in path.read_text(encoding="utf-8").splitlines() if "def test_" in line]
    assert len(quotes.quotes(path)) >= len(tests)


# That the rule sees what it is for


def spoiled(tmp_path, old, new):
    """The first lesson with claims, one sentence changed; and what is wrong with it then."""
    path = FILES[0]
    notebook = shutil.copy(lesson_of(path).path, tmp_path)
    changed = nbformat.read(notebook, as_version=4)
    cells = [c for c in changed.cells if c.cell_type == "markdown" and old in c.source]
    assert cells, f"no cell says {old!r}"
    for cell in cells:
        cell.source = cell.source.replace(old, new)
    nbformat.write(changed, notebook)
    return " ".join(quotes.problems(path, Lesson(Path(notebook))))


def test_a_quote_that_was_reworded_is_named(tmp_path):
    found = spoiled(tmp_path, "and so does the S-curve", "as does the S-curve")
    assert "does not say (any more)" in found


def test_a_new_promise_is_named(tmp_path):
    found = spoiled(tmp_path, "Two apps look", "An app is never sure. Two apps look")
    assert "neither claimed by a test nor exempt: An app is never sure." in found


def test_a_reason_that_is_none_is_named(tmp_path):
    path = tmp_path / "test_00_start_here.py"
    path.write_text('EXEMPT = {"whatever": []}\n', encoding="utf-8")
    assert "'whatever' is no reason" in " ".join(quotes.problems(path, lesson_of(FILES[0])))
