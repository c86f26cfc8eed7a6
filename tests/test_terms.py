"""A term is explained before it is used: small courses of two lessons that do, and that do not."""

import pytest
from fixtures import good_lesson as good
from nbformat.v4 import new_notebook, writes
from rules.lesson import Lesson
from rules.terms import term_problems, terms

CLIP = "To **clip** is to cut."


@pytest.fixture
def problems(tmp_path):
    """What is wrong with two lessons, each of some cells and a list of words."""

    def problems(first, first_words, second=(), second_words=()):
        for name, texts, words in (("01", first, first_words), ("02", second, second_words)):
            lines = "\n".join(f"- **{word}** – so." for word in words)
            cells = [good.text("# Clip the batch"), good.text("## Part")]
            cells += [text if hasattr(text, "source") else good.text(text) for text in texts]
            cells += [good.text(f"## Words\n\n{lines}")]
            file = tmp_path / f"{name}_small.ipynb"
            file.write_text(writes(new_notebook(cells=cells)), encoding="utf-8")
        lessons = [Lesson(path) for path in sorted(tmp_path.glob("*.ipynb"))]
        return [(lesson.number, i) for lesson, i, _ in term_problems(lessons)]

    return problems


@pytest.mark.parametrize(
    "first",
    [
        [CLIP, "Clipped numbers, clips and clipping."],
        ["Clipping: to **clip** is to cut."],
        ["### How to clip", CLIP],
        ["`clip(x)` and $clip$", "```\nclip\n```", CLIP],
        ["Lesson 02 shows a batch. Here all are alone.", CLIP],
        [good.text("Do they clip?", "notes"), CLIP],
        ["**Clip** (cut) it."],
        ["Numbers that are, or **cut or clip**."],
    ],
)
def test_a_term_that_is_explained_first_is_well(problems, first):
    assert not problems(first, ["clip"], ["A **batch** of them.", "Clip a batch."], ["batch"])


@pytest.mark.parametrize(
    "use",
    [
        "They are clipped.",
        "CLIPPING is next.",
        "**They clip all of the numbers here.**",
        "- a list\n- to clip",
        good.code('predict("Do they clip?", {"no": "Look."})'),
    ],
)
def test_a_term_used_before_its_lesson_explains_it_is_named(problems, use):
    assert problems([use, CLIP], ["clip"]) == [(1, 2)]
    assert problems(["Well.", use], [], [CLIP], ["clip"]) == [(1, 3)]


def test_a_term_that_only_stands_in_words_is_named(problems):
    assert problems(["Well."], ["clip"]) == [(1, None)]
    assert problems([CLIP], ["clip"], ["Well."], ["clip"]) == []


def test_a_longer_term_does_not_use_the_shorter_one(problems):
    first = ["A **squared error** is large.", "The squared errors are."]
    second = ["An **error** is a mistake."]
    assert problems(first, ["squared error"], second, ["error"]) == []
    assert problems([*first, "An error."], ["squared error"], second, ["error"]) == [(1, 4)]


def test_short_forms_and_signs_stand_beside_a_term(problems, tmp_path):
    texts = ["The **learning rate η** and **stochastic descent** (SD) meet **the logit, z**."]
    words = ["learning rate η", "stochastic descent (SD)", "logit, H(z)", "K"]
    assert problems(texts, words) == []
    lesson = Lesson(tmp_path / "01_small.ipynb")
    assert [*terms(lesson)] == ["learning rate", "stochastic descent", "SD", "logit"]
