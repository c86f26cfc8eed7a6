"""Whatever is given as an answer, `check` answers and never raises."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.asked import ALL, SINGLE, each

from helpers.practice import check
from helpers.practice.exercise import MultipleChoice
from helpers.practice.judge import numbers


@pytest.mark.parametrize("name", ["03-batch-meen", "", 3, None, [], "x" * 10_000])
def test_an_unknown_exercise_is_said_so(name):
    answer = check(name, 1)
    assert not answer.right
    assert len(answer.text) < 150


def test_a_slip_in_the_name_is_put_right():
    assert "'03-batch-mean'" in check("03-batch-meen", 1).text


class Hostile:
    """Every way of looking at it raises."""

    def refuse(self, *_, **__):
        raise BaseException("no")

    __repr__ = __str__ = __eq__ = __hash__ = __bool__ = __len__ = __iter__ = __float__ = refuse
    __array__ = __call__ = __getitem__ = __int__ = __index__ = __lt__ = __contains__ = refuse
    __deepcopy__ = __reduce__ = __format__ = refuse

    @property
    def __class__(self):
        raise BaseException("no")


class Liar(str):
    def __eq__(self, other):
        raise ValueError

    def strip(self, *_):
        raise ValueError

    __hash__ = str.__hash__


ODD = [Hostile(), [Hostile()], Liar("b"), Hostile, object(), type, np.array([None, 1]), range(3),
       iter([1]), b"1", 10**400, float, np.datetime64("2020-01-01"), np.ma.masked, NotImplemented,
       np.array([], dtype=complex), np.zeros((0, 3)), {1: 2}, Exception("x"), lambda *a: Hostile()]


@each(ALL)
def test_odd_answers_are_answered(exercise):
    for odd in ODD:
        answer = check(exercise.id, odd)
        assert not answer.right or isinstance(exercise, MultipleChoice)
        assert answer.text


def objects(items):
    """An array of whatever they are; np.array would read nested ones as rows."""
    made = np.empty(len(items), dtype=object)
    for place, item in enumerate(items):
        made[place] = item
    return made


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text()
    | st.binary() | st.decimals() | st.fractions() | st.datetimes() | st.just(...)
    | st.functions(like=lambda *a: None, returns=st.floats() | st.text()),
    lambda inside: st.lists(inside) | st.tuples(inside, inside)
    | st.dictionaries(st.text(), inside)
    | st.lists(inside).map(objects),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(exercise=st.sampled_from(ALL), answer=anything)
def test_check_never_raises(exercise, answer):
    feedback = check(exercise.id, answer)
    assert isinstance(repr(feedback), str)
    assert max(map(len, repr(feedback).splitlines())) <= 200


@settings(deadline=None)
@given(st.sampled_from(SINGLE), st.floats(allow_nan=False, allow_infinity=False))
def test_only_numbers_that_are_near_are_right(exercise, number):
    [value] = numbers(exercise.solution)
    assert not check(exercise.id, number).right or abs(number - value) <= 0.051 * abs(value)
