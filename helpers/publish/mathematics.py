r"""TeX to MathML, drawn by the browser itself in STIX Two Math.

With the reader's own fonts it may be an upright sans-serif; a formula as SVG follows neither the
text size nor a dark page, and says nothing to a screen reader. MathML with the letters it needs
embedded (10 to 20 kB a page) looks the same everywhere, scales, prints and can be read aloud.

latex2mathml leaves three things to mend: a minus that stands at the beginning is spaced as if
it took something away, ˆ comes as the ASCII character, and "ln p" comes without its gap.
"""

import base64
import functools
import html
import io
import re
from xml.etree import ElementTree

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from latex2mathml.converter import convert

from helpers.publish.assets import packaged

MATHML = "http://www.w3.org/1998/Math/MathML"
OPENING = {"(", "[", "=", "<", ">", "≤", "≥", ",", "→", "⇒", "≈"}
SPACED = {*"=≈→←⇒+−-≤≥⋅"}
FONT = "ziamath/fonts/STIXTwoMath-Regular.ttf"


def to_mathml(tex: str, display: str = "inline") -> str:
    """Return MathML for `tex`; `display` is "inline" or "block"."""
    ElementTree.register_namespace("", MATHML)
    tree = ElementTree.fromstring(convert(tex.strip(), display=display))
    for row in tree.iter():
        _mend(row)
    tree.set("alttext", " ".join(tex.split()))
    return ElementTree.tostring(tree, encoding="unicode")


def _mend(row: ElementTree.Element) -> None:
    previous = None
    for position, part in enumerate(list(row)):
        tag, text = part.tag.partition("}")[2], part.text or ""
        if tag == "mo" and text in "−-+" and text and (previous is None or previous in OPENING):
            if row.tag.endswith(("mrow", "math", "mtd")):
                part.set("form", "prefix")
        elif tag == "mo" and text == "^":
            part.text = "\u02c6"
            part.set("stretchy", "false")
        elif tag == "mi" and len(text) > 1 and part is not row[-1]:
            following = row[position + 1]
            if (following.text or "") not in {"(", "["}:
                part.set("style", "padding-inline-end: 0.17em")
        if tag != "mspace":
            previous = text if tag == "mo" else tag


def font_for(markup: str) -> str:
    """Return a data address of STIX Two Math with the characters in `markup`, or ""."""
    formulas = re.findall(r"<math.*?</math>", markup, re.S)
    if not formulas:
        return ""
    text = html.unescape(re.sub(r"<[^>]*>", " ", " ".join(formulas)))
    return _font_with("".join(sorted({*text, *map(_slanted, text)})))


@functools.cache  # a page and the slides of a lesson have the same letters
def _font_with(text: str) -> str:
    font = TTFont(packaged("ziamath", FONT), recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["*"], hinting=False, name_IDs=[]))
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.flavor = "woff"
    packed = io.BytesIO()
    font.save(packed)
    return "data:font/woff;base64," + base64.b64encode(packed.getvalue()).decode("ascii")


def _slanted(letter: str) -> str:
    """The mathematical italic that a browser draws for a lone letter."""
    for first, last, slanted in (("A", "Z", 0x1D434), ("a", "z", 0x1D44E), ("α", "ω", 0x1D6FC)):
        if first <= letter <= last:
            return "ℎ" if letter == "h" else chr(slanted + ord(letter) - ord(first))
    return ""


def breadth(formula: str) -> float:
    """About how wide a formula is drawn, in sizes of its letters."""
    return _breadth(ElementTree.fromstring(formula))


def _breadth(part: ElementTree.Element) -> float:
    tag, inner = part.tag.partition("}")[2], [*map(_breadth, part)]
    if tag in {"mfrac", "munder", "mover", "munderover"}:
        return max(inner)
    if tag in {"msub", "msup", "msubsup"}:
        return inner[0] + 0.6 * max(inner[1:])
    gap = 0.55 if tag == "mo" and part.text in SPACED else 0
    return sum(inner) + gap + 0.52 * len(part.text or "")
