"""What an exercise is: one source for its question, hint, solution and usual wrong answers.

Solutions and wrong answers are short Python texts, so that the same words can be shown in a
lesson, run by a test and compared with what a learner gives. They may use `np` and `losses`.
"""

import re
from dataclasses import dataclass

import numpy as np

from helpers import losses
from helpers.practice.messages import say

LETTERS = "abcdef"


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """What all kinds share.

    id        "01-eighth": the lesson's number and a name that never changes
    kind      in the heading, such as "warm-up"
    question  markdown
    hint      one helpful sentence that does not hold the answer
    solution  Python: an expression, or a `def` for a Function
    why       why the solution is right, told to whoever found it
    mistakes  Python of a usual wrong answer → what to say about its cause
    computed  Python of further numbers that these texts say, for the test that looks for them
    """

    id: str
    kind: str
    question: str
    hint: str
    solution: str
    why: str
    mistakes: dict[str, str]
    computed: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The question as a lesson shows it."""
        return self.question

    @property
    def cell(self) -> str:
        """The code cell in which a learner answers."""
        return f'check("{self.id}", ...)'

    @property
    def solved(self) -> str:
        """The same cell with the solution in it."""
        return f'check("{self.id}", {self.solution})'


@dataclass(frozen=True, kw_only=True)
class Number(Exercise):
    """One number, or a list of numbers if the solution is a list.

    digits    how many digits an answer must have at least
    """

    digits: int = 2


@dataclass(frozen=True, kw_only=True)
class MultipleChoice(Exercise):
    """One of several sentences, answered by its letter, a for the first.

    The solution and the mistakes are letters in quotes: '"b"'.
    """

    choices: list[str]

    @property
    def text(self) -> str:
        lettered = zip(LETTERS, self.choices, strict=False)
        listed = "\n".join(f"- **{letter}** – {choice}" for letter, choice in lettered)
        return say("choices", question=self.question, choices=listed)


@dataclass(frozen=True, kw_only=True)
class Function(Exercise):
    """A function of the learner's, called on `cases` and compared with `expected`.

    cases     Python texts of arguments, such as '1, 0.9'
    expected  Python of a function that is known to be right, made from `losses`
    """

    cases: list[str]
    expected: str

    @property
    def name(self) -> str:
        return re.search(r"^def (\w+)", self.solution, re.M)[1]

    @property
    def solved(self) -> str:
        return f'{self.solution}\n\n\ncheck("{self.id}", {self.name})'


def run(code: str, **names):
    """The value of a Python text: of an expression, or of the function that it defines.

    It may use `np`, `losses` and further `names`, which may also replace these two.
    """
    names = {"np": np, "losses": losses} | names
    defined = re.match(r"def (\w+)", code)
    if not defined:
        return eval(code, names)
    exec(code, names)
    return names[defined[1]]
