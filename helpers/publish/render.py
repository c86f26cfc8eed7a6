"""Turn executed lessons into documents with nbconvert's exporters and our templates."""

import copy
import hashlib
import math
import re
from importlib import metadata, resources
from pathlib import Path

from nbconvert import HTMLExporter, SlidesExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from traitlets.config import Config

from helpers.figures.picture import TALL_SVG
from helpers.interactive import page as interactive
from helpers.interactive import svg
from helpers.practice.words import SAID
from helpers.publish import deck, page, policy
from helpers.publish.lesson import (
    Lesson,
    bare,
    describe_pictures,
    label_explorers,
    leave_jupyter,
    slug,
)
from helpers.publish.mathematics import font_for, to_mathml

TEMPLATES = resources.files("helpers.publish") / "templates"
REVEAL = "sphinx_revealjs/_static/revealjs"
COURSE = "Binary cross-entropy, one idea at a time"
GENERATOR = "helpers.publish"
FONT_PLACE = "FONT-FOR-FORMULAS"
PIXELS_PER_POINT = 100 / 72  # a figure's natural size, as in the notebook
NOTABLE = {"Predict.": "predict", "Picture.": "picture", "In short.": "short",
           "Minutes.": "minutes"}  # fmt: skip


class _Markdown(IPythonRenderer):
    """Markdown with MathML, our links, and names for the paragraphs that a reader looks for."""

    links: dict[str, str | None]

    def heading(self, text, level, **attributes):
        return f'<h{level} id="{slug(text)}">{text}</h{level}>\n'

    def block_math(self, body):
        return f'<div class="formula">{to_mathml(body, "block")}</div>'

    def inline_math(self, body):
        return to_mathml(body)

    def paragraph(self, text):
        if text.startswith('<div class="formula">') and text.endswith("</div>"):
            return text + "\n"
        noted = re.match(r"<strong>([^<]+)</strong>", text)
        kind = NOTABLE.get(noted[1]) if noted else None
        return f'<p class="{kind}">{text}</p>\n' if kind else f"<p>{text}</p>\n"

    def link(self, text, url, title=None):
        place, mark, part = url.partition("#")
        target = self.links.get(place, place)
        if target is None:  # a lesson that this site does not hold
            return text
        return super().link(text, target + mark + part, title)


class _Course:
    """What the page's and the deck's exporter share."""

    def __init__(self, template: str, links: dict[str, str | None], file: str = "index"):
        self._links = links
        super().__init__(
            template_name=template,
            template_file=f"{file}.html.j2",
            extra_template_basedirs=[str(TEMPLATES)],
            extra_template_paths=[str(TEMPLATES)],
            exclude_input_prompt=True,
            exclude_output_prompt=True,
            config=Config(),
        )

    def default_filters(self):
        yield from super().default_filters()
        yield "markdown2html", self._to_html
        yield "letters", deck.letters
        yield "inline_svg", inline_svg
        yield "ratio", ratio
        yield "explorer_looks", explorer_looks

    def _to_html(self, source):
        renderer = _Markdown(escape=False)
        renderer.links = self._links
        return MarkdownWithMath(renderer=renderer).render(source)

    def document(self, notebook: NotebookNode, **words) -> str:
        words |= {"course": COURSE, "generator": GENERATOR, "style": style}
        words["look"] = interactive.style()  # type and inks are those of the explorers
        text, _ = self.from_notebook_node(notebook, resources={"words": words})
        face = ""
        if font := font_for(text):
            face = f"@font-face {{ font-family: Formulas; src: url({font}); }}"
        return _once(text.replace(FONT_PLACE, face)) + "\n"


def _once(document: str) -> str:
    """The explorers of a document share one style sheet, in its head, and one script, last."""
    sheet, script = interactive.style(), interactive.script()
    before, first, rest = document.partition(sheet)
    rest = rest.replace(sheet, "")
    earlier, last, end = rest.rpartition(script)
    return before + first + earlier.replace(script, "") + last + end


class Page(_Course, HTMLExporter):
    pass


class _Deck(_Course, SlidesExporter):
    pass


def render_page(lesson: Lesson, executed: NotebookNode, site: list[Lesson]) -> str:
    notebook = _prepared(lesson, executed)
    page.arrange(notebook)
    exporter = Page("page", _links(lesson, site, "page"))
    place = site.index(lesson)
    document = exporter.document(
        notebook,
        lesson=lesson,
        said=SAID,
        contents=_contents(notebook),
        previous=site[place - 1] if place else None,
        next=site[place + 1] if place + 1 < len(site) else None,
    )
    return policy.seal(scrollable(document), files=policy.BESIDE)


def render_deck(lesson: Lesson, executed: NotebookNode, site: list[Lesson]) -> str:
    notebook = _prepared(lesson, executed)
    deck.arrange(notebook, lesson.page)
    exporter = _Deck("deck", _links(lesson, site, "deck"))
    document = exporter.document(notebook, lesson=lesson, asset=asset)
    speaker = asset("plugin/notes/speaker-view.html")
    return policy.seal(document, *policy.scripts(speaker), frames=policy.BESIDE)


def _prepared(lesson, executed):
    notebook = copy.deepcopy(executed)
    leave_jupyter(notebook)
    describe_pictures(notebook, lesson.path.name)
    label_explorers(notebook)
    return notebook


def _links(lesson, site, kind):
    """Where the links of a notebook lead; None where this site has nothing to lead to."""
    here = {f"{other.name}.ipynb": getattr(other, kind) for other in site}
    everywhere = {path.name: None for path in lesson.path.parent.glob("*.ipynb")}
    return everywhere | here | {"../README.md": "index.html"}


def _contents(notebook):
    """(place, heading) of every part of a lesson."""
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    text = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    headings = map(bare, re.findall(r"^## (.+)$", text, re.M))
    return [(slug(heading), heading) for heading in headings]


def scrollable(document: str) -> str:
    """Let the keyboard reach what scrolls sideways on a narrow screen."""
    reach = 'tabindex="0" role="group" aria-label='
    document = document.replace('<pre class="print', f'<pre {reach}"Output" class="print')
    document = document.replace("<pre>", f'<pre {reach}"Code">')
    document = document.replace("<table>", f'<div class="wide" {reach}"Table"><table>')
    document = document.replace("</table>", "</table></div>")
    return document.replace('<div class="formula">', f'<div class="formula" {reach}"Formula">')


def style(*names: str) -> str:
    return "\n".join((TEMPLATES / name).read_text(encoding="utf-8") for name in names)


def asset(name: str) -> str:
    """The text of one of reveal.js's files, out of the wheel that carries it."""
    path = metadata.distribution("sphinx-revealjs").locate_file(f"{REVEAL}/{name}")
    return Path(path).read_text(encoding="utf-8")


def inline_svg(data: dict[str, str], text: str) -> str:
    """A static figure inside the page, whose type and inks it shares; `text` says what it shows.

    The style sheet shows one of its two shapes. A learner's own plot has only one.
    """
    shapes = {"wide": data["image/svg+xml"], "tall": data.get(TALL_SVG)}
    if not shapes["tall"]:
        shapes = {"only": shapes["wide"]}
    return "".join(_inline(drawn, shape, text) for shape, drawn in shapes.items())


def _inline(drawn, shape, text):
    width, height = (round(length * PIXELS_PER_POINT) for length in _points(drawn))
    name = f"figure-{hashlib.sha1(drawn.encode(), usedforsecurity=False).hexdigest()[:6]}"
    return svg.inline(drawn, name, text, f'class="{shape}" width="{width}" height="{height}"')


def ratio(picture: str) -> str:
    """Width by height of the first SVG picture in a text."""
    width, height = _points(picture)
    return f"{width / height:.4f}"


def explorer_looks(data: dict[str, str]) -> dict:
    """What the style sheets need to know of an explorer, so that its picture never jumps.

    On a slide two controls share a row. The sentence keeps the lines that it may need.
    """
    controls = data["text/html"].count('class="explorer-control"')
    letters = len(data["text/plain"]) + 2  # other states have longer numbers
    looks = {
        "--ratio": ratio(data["text/html"]),
        "--rows": math.ceil(controls / 2),
        "--lines": math.ceil(letters / 90),
        "--narrow-lines": math.ceil(letters / 28),
    }
    style = "; ".join(f"{name}: {value}" for name, value in looks.items())
    return {"controls": controls, "style": style}


def _points(picture: str) -> tuple[float, float]:
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture)
    return (float(box[1]), float(box[2])) if box else (900.0, 360.0)
