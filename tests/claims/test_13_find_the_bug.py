"""What lesson 13 claims, computed."""

import numpy as np
import pytest

from helpers import losses
from helpers.explorers.lesson_13 import BUGS, HEALTHY, mails, run

Z = np.linspace(-40, 40, 801)
bce, with_logits = losses.binary_cross_entropy, losses.binary_cross_entropy_with_logits


def test_the_reports_tell_what_the_lesson_says_of_them():
    """Left, what each reports: both curves are one. Right, what the new mails cost: the healthy
    program comes down from ln 2, program 1 climbs from there.

    Left, what each reports: program 2 starts as far below 0 as the healthy one starts above, and
    soon leaves the picture below.

    Its report starts at 0.724, and creeps to 0.649.

    Its report is 0.693 from the first epoch to the last.

    Its report starts at ln 2, and comes down faster than the healthy one.

    Four of the first five reports fall.

    Below zero: bug 2. Not ln 2 at the start: bugs 2 and 3. No move: bug 4. New mails that cost more
    and more, or no less: bugs 1, 2 and 4.
    """
    one, two, three, four, five = first = [run(name) for name in BUGS[:5]]
    healthy = run(HEALTHY)
    assert one.reported == pytest.approx(healthy.reported, abs=5e-7)
    assert -two.reported[0] == healthy.reported[0] == pytest.approx(np.log(2))
    assert f"{three.reported[0]:.3f} {three.reported[-1]:.3f}" == "0.724 0.649"
    assert (np.diff(three.reported) < 0).all()
    assert {f"{loss:.3f}" for loss in four.reported} == {"0.693"}
    assert (five.reported[1:5] < healthy.reported[1:5] - 0.03).all()
    assert sum(each.reported[-1] < each.reported[0] - 1e-9 for each in first) == 4
    assert [i for i, each in enumerate(first, 1) if each.reported.min() < 0] == [2]
    start = [i for i, each in enumerate(first, 1) if abs(each.reported[0] - np.log(2)) > 1e-9]
    assert start == [2, 3]
    assert [i for i, each in enumerate(first, 1) if np.ptp(each.reported) < 1e-9] == [4]
    assert [i for i, each in enumerate(first, 1) if each.new[-1] > each.new[0] - 1e-9] == [1, 2, 4]


def test_program_5_is_soon_where_the_healthy_one_ends():
    """Left, what each reports, and right, what the new mails cost: program 5 falls at once about as
    far as the healthy one does in the end, and stays there.
    """
    wrong, healthy = run(BUGS[4]), run(HEALTHY)
    for part in ("reported", "new"):
        assert getattr(wrong, part)[3:] == pytest.approx(getattr(healthy, part)[-1], abs=0.02)


def test_without_the_minus_being_sure_and_wrong_earns_most():
    """And what earns most? To be sure and wrong: w falls without end, and most of the new mails are
    called wrongly. (We stopped after five epochs; much later the formula would take ln 0.)
    """
    gain = [with_logits(0, z) for z in Z]
    assert np.argmax(gain) == len(Z) - 1
    assert (np.diff(run("2 no minus").reported) < 0).all()
    assert run("2 no minus").right < 0.5
    x, y = (values[:40] for values in mails())
    w, told = 0.0, []
    for _ in range(60):  # the pull never fades: the gap of a sure mistake is 1
        told.append(w)
        w += np.mean((losses.sigmoid(w * x) - y) * x)
    assert (np.diff(told[30:]) < -0.5).all()
    with np.errstate(divide="ignore"):
        least = [np.log(1 - losses.sigmoid(np.max(w * x))) for w in told]
    assert np.isfinite(least[:6]).all()
    assert not np.isfinite(least).all()


def test_no_loss_is_negative():
    """With labels between 0 and 1, a cross-entropy below zero is a bug.

    The branches are right, and the minus signs are gone: a loss is never negative.
    """
    for y in np.linspace(0, 1, 11):
        assert with_logits(np.full(Z.size, y), Z, reduction="none").min() >= 0


def test_two_sigmoids_have_a_floor():
    """With half the mails spam the report has a floor, a value that it cannot go below: (0.313 +
    0.693) / 2 = 0.503.
    """
    floors = [with_logits(np.full(Z.size, y), losses.sigmoid(Z), reduction="none") for y in (1, 0)]
    assert np.mean([each.min() for each in floors]) == pytest.approx(0.503, abs=5e-4)
    assert run("3 two sigmoids").reported.min() > 0.503


def test_a_table_leaves_nothing_to_learn():
    """So each prediction meets each label, and there is nothing to learn.

    Yes. Each prediction meets as many ones as zeros: one half is best for all.

    The shapes: with even classes a table of all pairs stays there.
    """
    y = mails()[1][:40]
    p = np.linspace(0.01, 0.99, 99)
    table = [bce(y, np.full(40, q)) for q in p]
    assert (p[np.argmin(table)], min(table)) == pytest.approx((0.5, np.log(2)))


def test_the_wrong_slope_is_far_too_steep_where_it_is_sure():
    """Other data may: at y = 0, z = 8 it is nearly 3,000 times the true slope."""
    wrong = losses.binary_cross_entropy_grad(0, losses.sigmoid(8.0))
    assert 2900 < wrong / losses.binary_cross_entropy_with_logits_grad(0, 8.0) < 3000
    assert run("5 dL/dŷ").new[-1] < run(HEALTHY).new[-1] + 0.005


def test_nobody_beats_fair_coins_in_the_long_run():
    """They know nothing, so in the long run they cannot beat ln 2 = 0.693."""
    said = np.linspace(0.3, 0.7, 41)
    expected = -(np.log(said) + np.log(1 - said)) / 2
    assert expected.min() == pytest.approx(np.log(2))


def test_a_small_batch_counts_too_much():
    """The last batch is smaller: here its one mail counts as much as the 16 others together. So the
    same predictions in another order cost something else.
    """
    y, p = np.ones(17), np.array([0.9] * 16 + [0.1])
    told = [np.mean([bce(y[i : i + 16], q[i : i + 16]) for i in (0, 16)]) for q in (p, p[::-1])]
    assert told[0] == pytest.approx((bce(1, 0.9) + bce(1, 0.1)) / 2)
    assert told[0] > 6 * told[1]


def test_two_weights_that_add_up_to_one_give_ln_2():
    """The first number is perfect: where ŷ = ½ both logarithms are equal, and two weights that add
    up to 1 give ln 2. The rest falls below zero.

    abs makes every label 1: now nobody is labelled 0.
    """
    for s in (-1, 0.3, 1):
        assert -(s * np.log(0.5) + (1 - s) * np.log(0.5)) == pytest.approx(np.log(2))
    assert run("7 sign labels").reported[2:].max() < 0
    assert set(np.abs([-1, 1])) == {1}


def test_a_clip_stops_the_slope():
    """The height tells some apart: nobody arrives at 16.118.

    Symptom to remember: a flat curve at a high loss, with a slope of exactly 0.

    Then the slope: exactly 0 means cut off, saturated, or a start from which nothing pulls.

    Without the clip 1 − ŷ becomes exactly 0 at z = 50, and its logarithm −inf.
    """

    def clipped(z):
        return -np.log(np.clip(losses.sigmoid(z), 1e-7, 1 - 1e-7))

    assert f"{clipped(-20.0):.3f}" == "16.118"
    assert clipped(-20.0) == clipped(-20.1) == clipped(-19.9)
    assert 1 - losses.sigmoid(50.0) == 0


def test_a_mirror_gets_worse_epoch_by_epoch():
    """On the right it gets worse with every epoch."""
    assert (np.diff(run("1 swapped").new) > 0).all()
