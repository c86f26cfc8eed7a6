"""Turn arranged lessons into documents with nbconvert's exporters and our templates."""

import re

from jinja2 import Environment, FileSystemLoader
from nbconvert import HTMLExporter, SlidesExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from helpers.cells import prose, slug, without_markup
from helpers.interactive import page as interactive
from helpers.interactive import svg
from helpers.practice.messages import MESSAGES
from helpers.publish.assets import TEMPLATES, inline, reveal
from helpers.publish.mathematics import breadth, font_for, to_mathml
from helpers.publish.notebook import Lesson

COURSE = "Binary cross-entropy, one idea at a time"
GENERATOR = "helpers.publish"
FONT_PLACE = "FONT-FOR-FORMULAS"
NOTABLE = re.compile(r"<strong>(?:In )?(Predict|Picture|short|Minutes)\.</strong>")
FILTERS = {
    "letters": lambda text: max(map(len, text.splitlines()), default=1),  # of the longest line
    "inline_svg": svg.inline,
    "ratio": svg.ratio,
    "explorer_layout": interactive.layout,
}


def render_page(lesson: Lesson, site: list[Lesson]) -> str:
    """An arranged lesson as a page, between the lessons before and after it."""
    place = site.index(lesson)
    before, after = ([None, *site, None][place + step] for step in (0, 2))
    headings = re.findall(r"^## (.+)$", "\n\n".join(map(prose, lesson.cells)), re.M)
    contents = [(slug(heading), heading) for heading in map(without_markup, headings)]
    variables = {"messages": MESSAGES, "contents": contents, "previous": before, "next": after}
    links = _links(lesson, site, "page")
    return wrap_lines(_document("page", HTMLExporter, lesson, links, **variables))


def render_deck(lesson: Lesson, site: list[Lesson]) -> str:
    """An arranged lesson as a deck."""
    links = _links(lesson, site, "deck")
    return _document("deck", SlidesExporter, lesson, links, reveal=reveal)


def render_overview(name: str, **variables: object) -> str:
    """A page that belongs to no lesson."""
    templates = Environment(loader=FileSystemLoader(TEMPLATES))
    templates.filters["markdown2html"] = _markdown({})
    page = _variables(here=f"{name}.html", **variables)
    return _finish(templates.get_template(f"overview/{name}.html.j2").render(page=page))


def _links(lesson, site, kind):
    """Where the links of a notebook lead; None where this site has nothing to lead to."""
    links = {path.name: None for path in lesson.path.parent.glob("*.ipynb")}
    links |= {other.path.name: getattr(other, kind) for other in site}
    return links | {"../README.md": "index.html"}


def _document(kind, exporter, lesson, links, **variables):
    made = exporter(
        template_name=kind,
        template_file="index.html.j2",
        extra_template_basedirs=[str(TEMPLATES)],
        extra_template_paths=[str(TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        filters=FILTERS | {"markdown2html": _markdown(links)},
    )
    page = _variables(lesson=lesson, **variables)
    text, _ = made.from_notebook_node(lesson.notebook, resources={"page": page})
    return _finish(text)


def _variables(**own):
    """What every template may use, and what a page has of its own."""
    style = interactive.style()  # type and inks are those of the explorers
    return {
        "course": COURSE,
        "generator": GENERATOR,
        "inline": inline,
        "explorer_style": style,
    } | own


def _markdown(links):
    return MarkdownWithMath(renderer=_Markdown(links)).render


def _finish(text):
    """A document with the font that its formulas need."""
    font = font_for(text)
    face = f"@font-face {{ font-family: Formulas; src: url({font}); }}" if font else ""
    return _once(text.replace(FONT_PLACE, face)) + "\n"


def _once(document: str) -> str:
    """The explorers of a document share one style sheet, in its head, and one script, last."""
    sheet, script = interactive.style(), interactive.script()
    before, first, rest = document.partition(sheet)
    earlier, last, end = rest.replace(sheet, "").rpartition(script)
    return before + first + earlier.replace(script, "") + last + end


def wrap_lines(document: str) -> str:
    """Let code and outputs wrap line by line, and the keyboard reach what scrolls sideways."""
    reach = 'tabindex="0" role="group" aria-label='
    document = re.sub(
        r"(<pre[^>]*>(?:<span></span>)?)(.*?)(</pre>)", _wrap_block, document, flags=re.S
    )
    document = document.replace("<table>", f'<div class="wide" {reach}"Table"><table>')
    document = document.replace("</table>", "</table></div>")
    return document.replace('<div class="formula"', f'<div {reach}"Formula" class="formula"')


def _wrap_block(block: re.Match) -> str:
    """A block whose long lines go on below, further in than they began."""
    opens, text, closes = block.groups()
    return opens + "".join(map(_wrap_line, text.splitlines(keepends=True))) + closes


def _wrap_line(line: str) -> str:
    written = re.sub(r"<[^>]+>", "", line)
    indent = len(written) - len(written.lstrip(" "))
    return f'<span class="line" style="--indent: {indent}">{line}</span>'


class _Markdown(IPythonRenderer):
    """Markdown with MathML, our links, and names for the paragraphs that a reader looks for."""

    def __init__(self, links: dict[str, str | None]):
        super().__init__(escape=False)
        self.links = links

    def heading(self, text, level, **attributes):
        return f'<h{level} id="{slug(text)}">{text}</h{level}>\n'

    def block_math(self, body):
        formula = to_mathml(body, "block")
        return f'<div class="formula" style="--ems: {breadth(formula):.1f}">{formula}</div>'

    def inline_math(self, body):
        return to_mathml(body)

    def paragraph(self, text):
        if text.startswith('<div class="formula"') and text.endswith("</div>"):
            return text + "\n"
        noted = NOTABLE.match(text)
        kind = f' class="{noted[1].lower()}"' if noted else ""
        return f"<p{kind}>{text}</p>\n"

    def link(self, text, url, title=None):
        place, mark, part = url.partition("#")
        target = self.links.get(place, place)
        if target is None:  # a lesson that this site does not hold
            return text
        return super().link(text, target + mark + part, title)
