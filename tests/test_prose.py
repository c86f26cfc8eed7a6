"""Every number of the prose is backed, every equation holds; and a fault in either is named."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from reading import checks, formula, identities, mutate, passages
from rules.lesson import Lesson

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
LESSONS = [Lesson(path) for path in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))]


@pytest.fixture(scope="module")
def read():
    """(reader, passage) for all prose of the course."""
    return [*mutate.readers(LESSONS, README)]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.path.stem)
def test_every_number_of_a_lesson_is_backed(lesson):
    assert not "\n".join(map(str, checks.lesson_problems(lesson)))


def test_every_figure_of_the_readme_is_backed():
    assert not "\n".join(map(str, checks.readme_problems(README, LESSONS)))


# A fault of each kind: where the passage is found, what is changed in it.
FAULTS = {
    "a digit in a text": ("text", "ln 0.9 = −0.105 and ln 0.1", "0.105", "0.115"),
    "a digit in a note": ("note", "say the share scores 0.199", "0.199", "0.299"),
    "a digit in an answer": ("answer", "The ratio is 21.85", "21.85", "21.95"),
    "a digit in a picture's words": ("picture", "A dashed level line at 0.33", "0.33", "0.34"),
    "a digit in a question": ("prediction", "What is exp(−0.33)?", "0.33", "0.34"),
    "a digit in feedback": ("prediction", "(0.105 + 0.223) / 2", "0.105", "0.115"),
    "a digit in an exercise": ("exercise", "the mean stays 0.164", "0.164", "0.174"),
    "y = 0 in a worked line": ("text", "y = 1, ŷ = 0.9 must give", "y = 1, ŷ", "y = 0, ŷ"),
    "y = 0 above four steps": ("text", "Put the numbers in: −[ 1", "−[ 1", "−[ 0"),
    "a table's branch exchanged": ("text", "| 0 | 0.1 | −[ 0", "| 0 | 0.1 |", "| 1 | 0.1 |"),
    "another section's number": ("answer", "0.105 for both who gave", "0.105", "0.199"),
    "a percentage off by ten": ("text", "training set 39.3 % are ill", "39.3 %", "3.93 %"),
    "a sign lost in TeX": ("text", r"L = -\,\bigl[", r"L = -\,", r"L = \,"),
    "a sign turned in TeX": ("text", r"\ln(1 + e^{z}) = \ln", r"z + \ln", r"z - \ln"),
    "a slope with y added": ("text", "dL/dz = ŷ − y", "ŷ − y", "ŷ + y"),
    "a README figure grown old": ("readme", "03_worked_examples.ipynb) | 24", "| 24", "| 20"),
    "a README picture's number": ("readme", "x = 0.560", "0.580", "0.590"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_named(name, read):
    kind, where, old, new = FAULTS[name]
    found = [(r, p) for r, p in read if p.kind == kind and where in " ".join(p.text.split())]
    assert found, f"no {kind} says {where!r} any more: choose another place"
    for reader, passage in found:
        assert not [*reader.problems(passage)]
        changed = replace(passage, text=passage.text.replace(old, new, 1))
        assert changed.text != passage.text
        assert [*reader.problems(changed)]


def test_a_typed_result_backs_nothing_and_an_idle_line_is_named(read):
    passage = replace(read[0][1], text="so it pays −ln 0.8 = 0.223", given=[])
    for line in ("0.223", "0.223 + 0", "np.array([0.223])", "max(0.1, 0.223)", "-np.log(0.3)"):
        assert [*checks.lines_beside([replace(passage, computed=[line], where="here")])], line
    assert not [*checks.lines_beside([replace(passage, computed=["-np.log(0.8)"], where="here")])]
    passage = replace(passage, text="the label 0 pays", computed=["-np.log(0.8)"], where="here")
    assert [*checks.lines_beside([passage])]  # 0 is no way to say 0.223


def test_an_exercise_in_a_lesson_says_what_its_source_says():
    cells = LESSONS[3].notebook.cells
    i = next(i for i, c in enumerate(cells) if c.source.startswith("### Exercise 1"))
    name = passages.notebook.checked(cells[i + 1])
    assert not passages.exercise_cell("here", i, cells[i], name)
    changed = {**cells[i], "source": re.sub(r"0\.\d", "0.7", cells[i].source, count=1)}
    changed = type(cells[i])(changed)
    assert passages.exercise_cell("here", i, changed, name)


def test_cut_digits_are_marked_as_such():
    told = [e.problem for e in checks.equations("−ln 0.1 = 2.302")]
    assert "cut" in str(told)
    assert [e.problem for e in checks.equations("cut: −ln 0.1 = 2.302")] == [None]


@pytest.mark.parametrize("text", [
    "0.72 − 1 = −0.28", "2.303 / 0.105 = 21.93", "1/(0.9 · 0.1) = 11.1", "√(0.9 · 0.4) = 0.6",
    "2/3 · (1/3) = 2/9", "so 1 − 0.9 = 0.1, no more", "log₂ 8 = 3", "e⁻² ≈ 0.135",
])  # fmt: skip
def test_equations_are_read_and_a_digit_changes_them(text):
    [equation] = checks.equations(text)
    assert equation.problem is None
    place = max(i for i, c in enumerate(text) if c in "0123456789")
    changed = text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :]
    assert [e for e in checks.equations(changed) if e.problem]


@pytest.mark.parametrize("tex", [
    r"$$\frac{dL}{dz} = \frac{dL}{d\hat y}\cdot\frac{d\hat y}{dz} = \hat y - y$$",
    r"$$L = -\frac{1}{n} \sum_{i=1}^{n} \bigl[y_i \ln \hat y_i + (1-y_i) \ln(1-\hat y_i)\bigr]$$",
    r"$$\mathrm{CE}(p, q) = -p \ln q - (1-p) \ln(1-q)$$",
])  # fmt: skip
def test_formulas_in_tex_are_compared_with_the_losses(tex):
    told = [*identities.formulas(tex)]
    assert [wrong for _, wrong in told if wrong] == []
    assert told
    last = tex.rindex("-")
    assert [wrong for _, wrong in identities.formulas(tex[:last] + "+" + tex[last + 1 :]) if wrong]


def test_what_is_no_expression_is_not_read():
    assert formula.read("0.9 0.1") is None
    assert formula.read("2 ·") is None


def test_a_changed_digit_may_be_missed_by_a_quote_beside_it():
    told = [p.what for *_, found in mutate.changes([LESSONS[9]], README, 60) for p in found]
    assert "is said to be given here, but does not stand here" in told


def test_random_changes_of_a_digit_are_named():
    found = [bool(told) for *_, told in mutate.changes(LESSONS, README, 300)]
    assert sum(found) / len(found) >= 0.95
