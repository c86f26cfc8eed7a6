"""Turn arranged lessons into documents with nbconvert's exporters and our templates."""

import re

from nbconvert import HTMLExporter, SlidesExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat.v4 import new_notebook

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
    "explorer_layout": interactive.looks,
}


def render_page(lesson: Lesson, site: list[Lesson]) -> str:
    """An arranged lesson as a page, between the lessons before and after it."""
    place = site.index(lesson)
    before, after = ([None, *site, None][place + step] for step in (0, 2))
    headings = re.findall(r"^## (.+)$", "\n\n".join(map(prose, lesson.cells)), re.M)
    contents = [(slug(heading), heading) for heading in map(without_markup, headings)]
    words = {"messages": MESSAGES, "contents": contents, "previous": before, "next": after}
    links = _links(lesson, site, "page")
    return wrap_lines(_document("page", "index", lesson.notebook, links, lesson=lesson, **words))


def render_deck(lesson: Lesson, site: list[Lesson]) -> str:
    """An arranged lesson as a deck."""
    links = _links(lesson, site, "deck")
    return _document("deck", "index", lesson.notebook, links, lesson=lesson, reveal=reveal)


def render_overview(name: str, **words: object) -> str:
    """A page that belongs to no lesson."""
    return _document("overview", name, new_notebook(), {}, here=f"{name}.html", **words)


def _links(lesson, site, kind):
    """Where the links of a notebook lead; None where this site has nothing to lead to."""
    links = {path.name: None for path in lesson.path.parent.glob("*.ipynb")}
    links |= {other.path.name: getattr(other, kind) for other in site}
    return links | {"../README.md": "index.html"}


def _document(template, file, notebook, links, **words):
    exporter = (SlidesExporter if template == "deck" else HTMLExporter)(
        template_name=template,
        template_file=f"{file}.html.j2",
        extra_template_basedirs=[str(TEMPLATES)],
        extra_template_paths=[str(TEMPLATES)],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        filters=FILTERS | {"markdown2html": MarkdownWithMath(renderer=_Markdown(links)).render},
    )
    words |= {"course": COURSE, "generator": GENERATOR, "inline": inline}
    words["explorer_style"] = interactive.style()  # type and inks are those of the explorers
    text, _ = exporter.from_notebook_node(notebook, resources={"words": words})
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
