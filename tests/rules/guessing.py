"""Guess first: no words of a lesson may answer a prediction before it was made.

Rules as in structure.py; that what is stored below a prediction is hidden, stored.py sees to.
"""

import re

from rules.code import prediction_cells
from rules.lesson import DETAILS, slide_type
from rules.stored import texts

from helpers.cells import answers, has_heading, is_prediction, predict_arguments

NUMBER = re.compile(r"(?<![\w.])[−-]?\d+(?:,\d{3})*(?:\.\d+)?")


def folded_answers(lesson):
    """Words between a prediction and the next heading or prediction can be unfolded only."""
    for asked, below in answers(lesson.notebook.cells).items():
        for i in below:
            cell = lesson.notebook.cells[i]
            if cell.cell_type == "markdown" and DETAILS.sub("", cell.source).strip():
                yield i, f"this can be read before the prediction in cell {asked}; fold it"


def right_choice(lesson):
    """Every choice is answered, and the learner must know which answer meant yes."""
    for asked in prediction_cells(lesson):
        said = [*predict_arguments(lesson.notebook.cells[asked].source)[1].values()]
        right = sum(map(is_yes, said))
        if right != 1 and not any("differ" in each for each in said):
            yield asked, f"to {right} choices the feedback begins with “Yes”, to one it must"


def early_answers(lesson):
    """Neither the first cell nor one above a question gives the number of the right choice."""
    cells = lesson.notebook.cells
    for asked in prediction_cells(lesson):
        question, choices = predict_arguments(cells[asked].source)
        right = numbers(*(choice for choice, said in choices.items() if is_yes(said)))
        wrong = numbers(*(choice for choice, said in choices.items() if not is_yes(said)))
        for i in {0, *above(cells, asked)}:
            for told in sorted(numbers(*readable(cells[i])) & right - wrong - numbers(question)):
                yield i, f"the {told} here answers the prediction in cell {asked}"


def above(cells, asked):
    """The cells between a question and the heading or question before it, both included."""
    for i in range(asked - 1, -1, -1):
        if slide_type(cells[i]) != "notes":
            yield i
        if has_heading(cells[i]) or is_prediction(cells[i]):
            return


def readable(cell):
    """What is read of a cell before it runs: not what is folded or hidden."""
    if cell.cell_type == "markdown":
        yield DETAILS.sub("", cell.source)
    elif not is_prediction(cell):
        yield cell.source
        if not cell.metadata.get("jupyter", {}).get("outputs_hidden"):
            yield from texts(cell)


def is_yes(said):
    return said.startswith("Yes")


def numbers(*told):
    """The numbers that nobody meets by chance: two digits or more, zeros at the ends apart."""
    found = (found.replace("−", "-").replace(",", "") for t in told for found in NUMBER.findall(t))
    return {float(n) for n in found if len(n.strip("-").replace(".", "").strip("0")) > 1}


GUESSING_RULES = [folded_answers, right_choice, early_answers]
