"""Every claim computes what a sentence of its lesson says, and that sentence stands there."""

import pytest
from claims import quotes
from lint.texts import ROOT

LESSONS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_says_what_its_claims_compute(lesson):
    lost = [*quotes.lost(lesson)]
    assert not lost, "\n".join(lost)


def test_a_quote_that_was_reworded_is_named_with_the_sentence_of_today(tmp_path):
    old, new = "The probability of the truth fell to a ninth", "The truth was a ninth as likely"
    path = tmp_path / LESSONS[3].name
    text = LESSONS[3].read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    [line] = [line for line in quotes.lost(path) if old in line]
    quote, _, nearest = line.partition("; nearest now: ")
    assert old in quote
    assert new in nearest
    assert "test_losses_do_not_go_in_proportion_to_probabilities computes it" in nearest
