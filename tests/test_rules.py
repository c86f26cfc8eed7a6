"""The checker is checked: one fault at a time in a good lesson, caught by one rule and no other."""

import sys
from types import ModuleType

import mend
import pytest
import tidy
from fixtures import good_lesson as good
from fixtures.faults import FAULTS, change, code, further
from minutes import sentence
from nbformat.v4 import writes as as_it_is
from rules import second
from rules.lesson import Lesson
from rules.problems import course_problems, problems


@pytest.fixture(autouse=True)
def catalogue(monkeypatch):
    """A catalogue of one explorer, so that these tests know no name of the real one."""
    explorers = ModuleType("helpers.explorers")
    explorers.show_dot = lambda: None
    monkeypatch.setitem(sys.modules, "helpers.explorers", explorers)


@pytest.fixture(autouse=True)
def a_small_lesson(monkeypatch):
    """The lesson is too small to take ten minutes."""
    monkeypatch.setattr(second, "STEP_MINUTES", range(1, 31))


@pytest.fixture
def store(tmp_path):
    (tmp_path / "02_next.ipynb").write_text("{}")

    def store(notebook, name="01_small.ipynb"):
        # Not nbformat.writes: it would mend ids before they are looked at.
        (tmp_path / name).write_text(as_it_is(notebook) + "\n", encoding="utf-8")
        return Lesson(tmp_path / name)

    return store


def test_the_good_lesson_keeps_every_rule(store):
    assert problems(store(good.good_lesson())) == []


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_breaks_its_rule_and_no_other(name, store):
    rule, fault = FAULTS[name]
    notebook = good.good_lesson()
    fault(notebook)
    if rule != "honest_minutes":  # which a fault may well change
        told = notebook.cells[0]
        told.source = told.source.replace(good.MINUTES, sentence(store(notebook)))
    assert {problem.rule for problem in problems(store(notebook))} == {rule}


def test_what_goes_further_takes_no_minutes(store):
    notebook = good.good_lesson()
    further(good.EXERCISE, "skip")(notebook)
    change("More.", "More" + " and more" * 4000)(notebook)
    assert problems(store(notebook)) == []


def test_interact_stands_once_in_the_course_and_early(store):
    notebook = good.good_lesson()
    code("from ipywidgets import interact\ninteract(abs, x=3);")(notebook)
    first, second = store(notebook), store(notebook, "00_start.ipynb")
    late = store(notebook, "03_late.ipynb")
    assert [p.rule for p in course_problems([first])] == []
    assert [p.rule for p in course_problems([first, second])] == ["one_interact"]
    assert {"interact_place", "imports"} <= {p.rule for p in problems(late)}


@pytest.mark.parametrize("command", [mend, tidy], ids=lambda command: command.__name__)
def test_a_command_says_in_one_sentence_that_a_file_is_no_notebook(command, tmp_path):
    (tmp_path / "01_broken.ipynb").write_text("{", encoding="utf-8")
    for name in ("01_broken.ipynb", "01_missing.ipynb"):
        with pytest.raises(SystemExit, match=f"{name} is not a notebook that can be read"):
            command.main([str(tmp_path / name)])
