"""The checker is checked: one fault at a time in a good lesson, caught by one rule and no other."""

import sys
from types import ModuleType

import pytest
from fixtures import good_lesson as good
from fixtures.faults import FAULTS, code
from nbformat.v4 import writes as as_it_is
from rules.lesson import Lesson
from rules.structure import course_problems, problems


@pytest.fixture(autouse=True)
def catalogue(monkeypatch):
    """A catalogue of one explorer, so that these tests know no name of the real one."""
    explorers = ModuleType("helpers.explorers")
    explorers.show_dot = lambda: None
    monkeypatch.setitem(sys.modules, "helpers.explorers", explorers)


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
    assert {problem.rule for problem in problems(store(notebook))} == {rule}


def test_interact_stands_once_in_the_course_and_early(store):
    notebook = good.good_lesson()
    code("from ipywidgets import interact\ninteract(abs, x=3);")(notebook)
    first, second = store(notebook), store(notebook, "00_start.ipynb")
    late = store(notebook, "03_late.ipynb")
    assert [p.rule for p in course_problems([first])] == []
    assert [p.rule for p in course_problems([first, second])] == ["one_interact"]
    assert {"interact_place", "imports"} <= {p.rule for p in problems(late)}
