"""Each rule for lessons finds its fault, planted in a lesson of a few cells."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tidy
from lint.lesson import Lesson
from lint.rules import RULES, course_problems, problems
from nbformat.v4 import new_notebook, writes
from support.cells import code_cell, printed, text_cell

ASKS = code_cell('predict("What?", {"0.105": "Yes.", "0.2": "No."})')
FAULTS = {
    "slide_roles": [text_cell("A typing error shows notes to everybody.", "note")],
    "outline": [text_cell("## Part\n\n#### Deep")],
    "words": [text_cell("## Words\n\n- clip: to cut.")],
    "links": [text_cell("![](02_next.ipynb)")],
    "next_lesson": [text_cell("## Next\n\nMore.")],
    "folds": [text_cell("<details><summary>All below is hidden.</summary>")],
    "described_pictures": [text_cell("**Picture.** A dot.")],
    "folded_answers": [ASKS, text_cell("It is small."), code_cell("print(1)")],
    "right_choice": [code_cell('predict("What?", {"a": "No.", "b": "No."})')],
    "early_answers": [text_cell("It is 0.105."), ASKS],
    "code_parses": [code_cell("%time 1")],
    "imports": [code_cell("import urllib.request")],
    "seeded_random": [code_cell("np.random.default_rng()")],
    "names_once": [code_cell("a = 1"), code_cell("a = 2"), code_cell("print(a)")],
    "builtins_kept": [code_cell("max = min")],
    "valid_format": [code_cell("1", id="same"), code_cell("2", id="same")],
    "run_in_order": [code_cell("1", execution_count=None)],
    "explorer_outputs": [code_cell("explorers.race()")],
    "error_outputs": [code_cell("1", printed("Watch out", "stderr"))],
    "hidden_answers": [ASKS, code_cell("print(0.105)", printed("0.105"))],
    "nbval_marks": [code_cell("# NBVAL_SKIP\n1")],
    "tidy_file": [],
}


@pytest.fixture
def store(tmp_path):
    (tmp_path / "02_next.ipynb").write_text("{}", encoding="utf-8")

    def store(*cells, name="01_small.ipynb", tidied=False):
        around = [text_cell("# Small"), *cells, text_cell("## Next\n\n[More](02_next.ipynb)")]
        notebook = new_notebook(metadata={"widgets": {}})
        notebook.cells = around
        text = tidy.text_of(tidy.tidied(notebook)) if tidied else writes(notebook)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return Lesson(tmp_path / name)

    return store


@pytest.mark.parametrize("rule", [*(rule.__name__ for rule in RULES), "tidy_file"])
def test_each_rule_finds_its_fault(rule, store):
    assert rule in {problem.rule for problem in problems(store(*FAULTS[rule]))}


def test_a_good_lesson_has_no_problem(store):
    cells = [text_cell("To **clip** is to cut."), ASKS, code_cell("print(1)", printed("1\n"))]
    assert problems(store(*cells, text_cell("## Words\n\n- **clip** – cut."), tidied=True)) == []


@pytest.mark.parametrize(
    ("first", "words", "second", "said"),
    [
        ("They are clipped.", "", "To **clip** is to cut.", "“clip” is used before"),
        ("To cut.", "", "To cut.", "“clip” stands in Words, but no text says it in bold"),
        ("To **clip**.", "hide", "Clips.", "“clip” is defined a second time; lesson 01 says: hide"),
        ("To **clip** is to cut.", "cut", "They are clipped.", ""),
    ],
)
def test_a_term_is_explained_once_and_before_it_is_used(first, words, second, said, store):
    lessons = [
        store(*map(text_cell, ("## Part", text, f"## Words\n\n{listed}")), name=name)
        for name, text, listed in [
            ("01_small.ipynb", first, words and f"- **clip** – {words}"),
            ("02_next.ipynb", second, "- **clip** – cut"),
        ]
    ]
    found = [problem.sentence for problem in course_problems(lessons)]
    assert bool(found) == bool(said)
    assert all(sentence.startswith(said) for sentence in found)


SWALLOWED = """import socket
try:
    socket.create_connection(("192.0.2.1", 80), timeout=1)
except OSError:
    pass"""
CELLS = {
    "right": code_cell("print(0.105)", printed("0.105\n")),
    "wrong last digit": code_cell("print(0.105)", printed("0.106\n")),
    "not stored": code_cell("print(0.105)"),
    "starts a count": code_cell("n = 1"),
    "counts up": code_cell("n += 1\nprint(n)", printed("2\n")),
    "leaves this machine": code_cell(SWALLOWED),
}
RIGHT = ["right", "starts a count"]


def test_a_lesson_that_runs_finds_another_output_a_second_one_and_a_connection(tmp_path, store):
    store(*CELLS.values(), tidied=True)
    (tmp_path / "02_next.ipynb").unlink()
    # Without the course's own settings, which would collect the course.
    (tmp_path / "conftest.py").write_text(
        "from lint.run_twice import CellsTwice\n\n\n"
        "def pytest_configure(config):\n    config.pluginmanager.register(CellsTwice())\n"
    )
    command = [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "-c", os.devnull]
    command += ["--nbval", "--nbval-current-env", f"--rootdir={tmp_path}", "."]
    path = {"PYTHONPATH": str(Path(__file__).parent)}
    run = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, env=os.environ | path
    )
    for number, name in enumerate(CELLS):
        sign = "PASSED" if name in RIGHT else "FAILED"
        assert f"{sign} 01_small.ipynb::Cell {number}" in run.stdout, name
    assert run.stdout.count("It failed when it ran again.") == 1
