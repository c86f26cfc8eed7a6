"""Rules for a lesson's text: its outline, links, folds and pictures, and to guess first."""

import re
from urllib.parse import unquote

from lint.lesson import DETAILS, Lesson
from lint.stored import texts

from helpers import cells as kinds
from helpers.cells import FENCED, PICTURE, calls_predict, is_note, is_prediction
from helpers.publish.glossary import items

SLIDE_TYPES = {"slide", "subslide", "fragment", "-", "skip", "notes"}
DESCRIBE = "<summary>Describe the picture</summary>"
CODE = re.compile(FENCED.pattern + r"|`[^`\n]+`", re.M | re.S)
LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]+)[^)]*\)|(?:href|src)=\"([^\"]+)\"")
NUMBER = re.compile(r"(?<![\w.])[−-]?\d+(?:,\d{3})*(?:\.\d+)?")


def slide_roles(lesson):
    for i, cell in enumerate(lesson.notebook.cells):
        role = cell.metadata.get("slideshow", {}).get("slide_type")
        if role not in SLIDE_TYPES:
            yield i, f"slide type is {role!r}; use one of {', '.join(sorted(SLIDE_TYPES))}"
        elif role == "notes" and cell.cell_type != "markdown":
            yield i, "presenter notes are for markdown cells only"


def outline(lesson):
    """One title, and no level skipped: screen readers go from heading to heading."""
    titles = [i for i, level, _ in lesson.headings if level == 1]
    if titles != [0]:
        yield None, f"exactly one '# ' title, in the first cell; found {len(titles)} titles"
    levels = [0, *(level for _, level, _ in lesson.headings)]
    for before, (i, level, title) in zip(levels, lesson.headings, strict=False):
        if level > before + 1:
            yield i, f"'{title}' skips a heading level"


def words(lesson):
    listed = lesson.part("Words")
    if len([*items(listed)]) != len(re.findall(r"^[-*] ", listed, re.M)):
        yield None, "words are list items, '- **term** – one line'"


def links(lesson):
    for i, cell in lesson.cells("markdown"):
        for match in LINK.finditer(CODE.sub("", cell.source)):
            target = match[2] or match[3]
            if match[0].startswith("![") and not match[1].strip():
                yield i, f"the picture {target} has no alternative text"
            if not target.startswith(("https://", "http://", "mailto:", "attachment:")):
                yield from ((i, sentence) for sentence in broken(lesson, unquote(target)))
            elif match[0].startswith(("!", "src")) and target.startswith("http"):
                yield i, f"the picture {target} needs the network; store it in the project"


def broken(lesson, target):
    name, _, anchor = target.partition("#")
    file = lesson.path.parent / name if name else lesson.path
    if not file.exists():
        yield f"the link to {target} leads nowhere"
    elif anchor and file.suffix == ".ipynb" and anchor not in anchors(Lesson(file)):
        yield f"{file.name} has no heading for the anchor #{anchor}"


def anchors(lesson):
    """Jupyter joins a heading's words by hyphens; code hosts also drop capitals and signs."""
    titles = [title for *_, title in lesson.headings]
    hosted = {re.sub(r"[^\w\- ]", "", t.lower()).replace(" ", "-") for t in titles}
    own = {a for _, c in lesson.text_cells for a in re.findall(r"\bid=\"([^\"]+)\"", c.source)}
    return hosted | own | {t.replace(" ", "-") for t in titles}


def next_lesson(lesson):
    following = sorted(lesson.path.parent.glob(f"{lesson.number + 1:02d}_*.ipynb"))
    if following and f"({following[0].name}" not in lesson.part("Next"):
        yield None, f"'## Next' has no link to the next lesson, {following[0].name}"


def folds(lesson):
    for i, cell in lesson.cells("markdown"):
        source = FENCED.sub("", cell.source)
        tags = re.findall(r"<(/?details)\b", source)
        if tags != ["details", "/details"] * (len(tags) // 2):
            yield i, "<details> and </details> do not pair up within the cell"
            continue
        for inside in DETAILS.findall(source):
            if "<summary>" not in inside:
                yield i, "a <details> block has no <summary>"
            elif re.search(r"</summary>(?!\s*\n\s*\n).*(\*\*|`)", inside, re.S):
                yield i, "markdown in <details> needs an empty line after </summary>"


def described_pictures(lesson):
    """Each picture has its own description, folded away below it."""
    described = []
    for i, cell in lesson.text_cells:
        opened = DETAILS.findall(cell.source)
        described += [i for fold in opened if DESCRIBE in fold]
        for text in [*opened, DETAILS.sub("", cell.source)]:
            if (DESCRIBE in text) != (PICTURE in text):
                yield i, f"'{PICTURE} …' and the fold 'Describe the picture' belong together"
    code = lesson.cells("code")
    drawn = [i for i, cell in code if i in lesson.explorers or kinds.has_picture(cell)]
    for i, end in zip(drawn, [*drawn[1:], len(lesson.notebook.cells)], strict=False):
        if (count := sum(i < j < end for j in described)) != 1:
            yield i, f"{count} folds 'Describe the picture' below this picture; one is wanted"


# Guess first: no words of a lesson may answer a prediction before it was made


def folded_answers(lesson):
    """Words between a prediction and the next heading or prediction can be unfolded only."""
    for asked, below in kinds.answers(lesson.notebook.cells).items():
        for i in below:
            cell = lesson.notebook.cells[i]
            if cell.cell_type == "markdown" and DETAILS.sub("", cell.source).strip():
                yield i, f"this can be read before the prediction in cell {asked}; fold it"


def predictions(lesson):
    """(index, question, {choice: feedback}) of each prediction with buttons."""
    asked = [(i, cell) for i, cell in lesson.cells("code") if calls_predict(cell)]
    return [(i, *kinds.predict_arguments(cell.source)) for i, cell in asked]


def right_choice(lesson):
    """Every choice is answered, and the learner must know which answer meant yes."""
    for i, _, choices in predictions(lesson):
        right = sum(said.startswith("Yes") for said in choices.values())
        if right != 1 and not any("differ" in said for said in choices.values()):
            yield i, f"to {right} choices the feedback begins with “Yes”, to one it must"


def early_answers(lesson):
    """Neither the first cell nor one above a question gives the number of the right choice."""
    cells = lesson.notebook.cells
    for asked, question, choices in predictions(lesson):
        right = numbers(*(choice for choice, said in choices.items() if said.startswith("Yes")))
        right -= numbers(question, *(c for c, said in choices.items() if said[:3] != "Yes"))
        for i in {0, *above(cells, asked)}:
            for told in sorted(numbers(*readable(cells[i])) & right):
                yield i, f"the {told} here answers the prediction in cell {asked}"


def above(cells, asked):
    """The cells between a question and the heading or question before it, both included."""
    for i in range(asked - 1, -1, -1):
        if not is_note(cells[i]):
            yield i
        if kinds.has_heading(cells[i]) or is_prediction(cells[i]):
            return


def readable(cell):
    """What is read of a cell before it runs: not what is folded or hidden."""
    if cell.cell_type == "markdown":
        yield DETAILS.sub("", cell.source)
    elif not is_prediction(cell):
        yield cell.source
        if not cell.metadata.get("jupyter", {}).get("outputs_hidden"):
            yield from texts(cell)


def numbers(*told):
    """The numbers that nobody meets by chance: two digits or more, zeros at the ends apart."""
    found = (found.replace("−", "-").replace(",", "") for t in told for found in NUMBER.findall(t))
    return {float(n) for n in found if len(n.strip("-").replace(".", "").strip("0")) > 1}


RULES = [
    slide_roles,
    outline,
    words,
    links,
    next_lesson,
    folds,
    described_pictures,
    folded_answers,
    right_choice,
    early_answers,
]
