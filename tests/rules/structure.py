"""What a lesson must look like: its deck, its headings, its sections, its links.

A rule is a generator over one lesson; it yields (cell index or None, one clear sentence) for each
thing that is wrong. The rule's name is the function's name. problems.py asks every rule.
"""

import re
from urllib.parse import unquote

from rules.code import practice_cells, prediction_cells
from rules.lesson import DETAILS, FENCED, SUMMARY, Lesson, slide_type

SLIDE_TYPES = {"slide", "subslide", "fragment", "-", "skip", "notes"}
SLIDES = {"start": range(8, 21), "lesson": range(12, 21)}
PREDICTIONS = {"start": 3, "lesson": 3}
NOTES = 4
FRONT_LABELS = ["What you'll do", "What you'll learn", "What you'll need", "Minutes", "In short"]
CLOSING_SECTIONS = ["Exercises", "Key ideas", "Check yourself", "Words", "Next"]

CODE = re.compile(FENCED.pattern + r"|`[^`\n]+`", re.M | re.S)
ITEM = re.compile(r"^(?:[-*]|\d+[.)]) ", re.M)
LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]+)[^)]*\)|(?:href|src)=\"([^\"]+)\"")


def slide_roles(lesson):
    for i, cell in enumerate(lesson.notebook.cells):
        role = slide_type(cell)
        if role not in SLIDE_TYPES:
            yield i, f"slide type is {role!r}; use one of {', '.join(sorted(SLIDE_TYPES))}"
        elif role == "notes" and cell.cell_type != "markdown":
            yield i, "speaker notes are for markdown cells only"
        elif i == 0 and role != "slide":
            yield i, f"the first cell opens the deck: its slide type is {role!r}, not 'slide'"


def slide_count(lesson):
    count = sum(slide_type(c) in {"slide", "subslide"} for c in lesson.notebook.cells)
    allowed = SLIDES[lesson.kind]
    if count not in allowed:
        yield None, f"{count} slides; a deck has {allowed.start} to {allowed.stop - 1}"


def speaker_notes(lesson):
    count = sum(slide_type(c) == "notes" for c in lesson.notebook.cells)
    if count < NOTES:
        yield None, f"{count} cells of speaker notes; a lesson has at least {NOTES}"


def one_title(lesson):
    titles = [s for s in lesson.sections if s.level == 1]
    if [s.cell for s in titles] != [0]:
        yield None, f"exactly one '# ' title, in the first cell; found {len(titles)} titles"


def heading_order(lesson):
    above = 0
    for section in lesson.sections:
        if section.level > above + 1:
            yield section.cell, f"'{section.title}' skips a heading level"
        above = section.level


def front_matter(lesson):
    text = "\n".join(c.source for c in lesson.notebook.cells[:2]).replace("’", "'")
    for label in FRONT_LABELS:
        if not re.search(rf"\*\*{label}[.:]?\*\*", text):
            yield None, f"**{label}** is missing from the first two cells"


def closing_sections(lesson):
    titles = [s.title for s in lesson.sections if s.level == 2]
    if titles[-len(CLOSING_SECTIONS) :] != CLOSING_SECTIONS:
        yield None, f"the last ## headings must be {', '.join(CLOSING_SECTIONS)}, in this order"


def common_mistake(lesson):
    if not any(s.title.startswith("A common mistake") for s in lesson.sections):
        yield None, "no heading that starts with 'A common mistake'"


def key_ideas(lesson):
    for section in lesson.named("Key ideas"):
        count = len(ITEM.findall(section.body))
        if not 3 <= count <= 5:
            yield section.cell, f"{count} key ideas in the list; there are three to five"


def check_yourself(lesson):
    for section in lesson.named("Check yourself"):
        answers = len(DETAILS.findall(section.body))
        questions = len(re.findall(r"^\d+[.)] ", DETAILS.sub("", section.body), re.M)) or answers
        if not 3 <= answers <= 5:
            yield section.cell, f"{answers} folded answers; there are three to five questions"
        elif questions != answers:
            yield section.cell, f"{questions} numbered questions but {answers} folded answers"


def words(lesson):
    for section in lesson.named("Words"):
        items = [line for line in section.body.splitlines() if ITEM.match(line)]
        wrong = [i for i in items if not re.match(r"[-*] \*\*[^*]+\*\* [–—-] \S", i)]
        if wrong or not items:
            shown = wrong[0][:40] if wrong else "no list"
            yield section.cell, f"words are list items '- **term** – one line', not: {shown}"


def next_lesson(lesson):
    following = sorted(lesson.path.parent.glob(f"{lesson.number + 1:02d}_*.ipynb"))
    for section in lesson.named("Next"):
        targets = [link[1].split("#")[0] for link in LINK.findall(section.body)]
        if following and following[0].name not in targets:
            yield section.cell, f"no link to the next lesson, {following[0].name}"
        elif not section.body:
            yield section.cell, "nothing is said about what comes next"


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
    titles = [s.title for s in lesson.sections]
    hosted = {re.sub(r"[^\w\- ]", "", t.lower()).replace(" ", "-") for t in titles}
    own = {a for _, c in lesson.text_cells for a in re.findall(r"\bid=\"([^\"]+)\"", c.source)}
    return hosted | own | {t.replace(" ", "-") for t in titles}


def predictions(lesson):
    """A question, by `predict` or in a text that begins with **Predict.**, then its answer."""
    spoken = [(i, c) for i, c in enumerate(lesson.notebook.cells) if slide_type(c) != "notes"]
    asked, practice = prediction_cells(lesson), practice_cells(lesson)
    count = 0
    for n, (i, cell) in enumerate(spoken):
        if i in asked or cell.cell_type == "markdown" and cell.source.startswith("**Predict.**"):
            count += 1
            following = [j for j, c in spoken[n + 1 : n + 3] if c.cell_type == "code"]
            if not set(following) - set(practice):
                yield i, "no code cell among the next two cells answers this prediction"
    if count < PREDICTIONS[lesson.kind]:
        yield None, f"{count} predictions; a lesson has at least {PREDICTIONS[lesson.kind]}"


def folded(lesson):
    for i, cell in lesson.cells("markdown"):
        source = FENCED.sub("", cell.source)
        tags = re.findall(r"<(/?details)\b", source)
        if tags != ["details", "/details"] * (len(tags) // 2):
            yield i, "<details> and </details> do not pair up within the cell"
            continue
        for inside in DETAILS.findall(source):
            if not SUMMARY.search(inside):
                yield i, "a <details> block has no <summary>"
            elif re.search(r"</summary>(?!\s*\n\s*\n).*(\*\*|`)", inside, re.S):
                yield i, "markdown in <details> needs an empty line after </summary>"


def exercises(lesson):
    found = [s for s in lesson.sections if s.level == 3 and s.title.startswith("Exercise ")]
    if not found:
        yield None, "no '### Exercise 1 …' heading"
    for section in found:
        summaries = " ".join(SUMMARY.findall(section.body))
        for wanted in ("Hint", "Solution|Answer"):
            if not re.search(wanted, summaries):
                yield section.cell, f"'{section.title}' has no folded {wanted.replace('|', ' or ')}"


TEXT_RULES = [
    slide_roles,
    slide_count,
    speaker_notes,
    one_title,
    heading_order,
    front_matter,
    closing_sections,
    common_mistake,
    key_ideas,
    check_yourself,
    words,
    next_lesson,
    links,
    predictions,
    folded,
    exercises,
]
