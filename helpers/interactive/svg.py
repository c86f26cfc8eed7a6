"""matplotlib's SVG as pieces of a page: our own ids, inks as classes, the page's own type."""

import functools
import hashlib
import html
import re
from collections import Counter
from xml.etree import ElementTree

from helpers.figures.picture import TALL_SVG
from helpers.figures.style import FONTS, ink_name

PIXELS_PER_POINT = 100 / 72  # a figure's natural size, as in the notebook
PREFIX = "@@"  # stands before every id; the page puts a name of its own in its place
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_FONTS = ", ".join(f"'{name}'" for name in FONTS)  # as matplotlib writes them
_LONG = re.compile(r"(\d+\.\d\d)\d+")  # a hundredth of a point is finer than any screen


def inline(data: dict[str, str], text: str) -> str:
    """A static figure inside a page, whose type and inks it shares; `text` says what it shows.

    The style sheet shows one of its two shapes. A learner's own plot has only one.
    """
    shapes = {"wide": data["image/svg+xml"], "tall": data.get(TALL_SVG)}
    if not shapes["tall"]:
        shapes = {"only": shapes["wide"]}
    return "".join(_inline(drawn, shape, text) for shape, drawn in shapes.items())


def _inline(drawn, shape, text):
    defs: dict[str, str] = {}
    inside = fragment(drawn, defs)
    name = f"figure-{hashlib.sha1(drawn.encode(), usedforsecurity=False).hexdigest()[:6]}-"
    shown = f"<defs>{''.join(defs.values())}</defs>{inside}".replace(PREFIX, name)
    width, height = points(drawn)
    size = f'width="{width * PIXELS_PER_POINT:.0f}" height="{height * PIXELS_PER_POINT:.0f}"'
    box = re.search(r'viewBox="([^"]+)"', drawn)[1]
    return (
        f'<svg viewBox="{box}" class="{shape}" {size} role="img" '
        f'aria-label="{html.escape(text)}">{shown}</svg>'
    )


def ratio(picture: str) -> str:
    """Width by height of the first SVG picture in a text."""
    width, height = points(picture)
    return f"{width / height:.4f}"


def points(picture: str) -> tuple[float, float]:
    """Width and height of the first SVG picture in a text."""
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture)
    return (float(box[1]), float(box[2])) if box else (900.0, 360.0)


def fragment(drawn: str, defs: dict[str, str]) -> str:
    """Return the drawing inside an SVG; put what it refers to into `defs`, which states share.

    matplotlib counts some ids within one drawing, so the same id may mean something else in the
    next one: ours are made from what they stand for.
    """
    root = ElementTree.fromstring(drawn)
    shared = []
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (_SVG + "defs", _SVG + "metadata"):
                shared += [part for part in child if part.get("id")]
                parent.remove(child)
    shared = _without_areas(root, shared)
    names = {part.get("id"): _name(part) for part in shared}
    for part in shared:
        if (name := names[part.get("id")]) not in defs:
            defs[name] = _markup(part, names)
    return "".join(_markup(child, names) for child in root)


def _without_areas(root: ElementTree.Element, shared: list) -> list:
    """Put an area where it is used once; return what is shared then.

    matplotlib draws the polygons of a collection as it draws markers. An area is another one in
    every state: a page would carry all of them in each.
    """
    uses = [*root.iter(_SVG + "use")]
    times = Counter(use.get(_LINK) for use in uses)
    areas = {
        f"#{part.get('id')}": part
        for part in shared
        if part.tag == _SVG + "path" and not part.get("style") and times[f"#{part.get('id')}"] == 1
    }
    for use in uses:
        if (area := areas.get(use.get(_LINK))) is not None:
            x, y = (float(use.attrib.pop(name)) for name in ("x", "y"))
            del use.attrib[_LINK]
            use.tag = area.tag
            use.set("d", area.get("d"))
            if x or y:
                use.set("transform", f"translate({x:g} {y:g})")
    return [part for part in shared if part not in areas.values()]


def _name(part: ElementTree.Element) -> str:
    content = repr(_content(part, part.get("id")))
    return PREFIX + hashlib.sha1(content.encode(), usedforsecurity=False).hexdigest()[:8]


def _content(part: ElementTree.Element, own: str) -> list:
    """What a part holds but its own id, however far it was indented."""
    inside = [(part.text or "").strip(), *(_content(child, own) for child in part)]
    return [part.tag, *((key, v) for key, v in part.items() if v != own), *inside]


def _markup(element: ElementTree.Element, names: dict[str, str]) -> str:
    """Write an element for use inside HTML: no namespaces, no style attributes, our own ids.

    A strict content security policy refuses style attributes; SVG has an attribute of the same
    name for each of the properties that matplotlib uses. An ink is a class instead, so that it can
    be another one by night.
    """
    tag = element.tag.removeprefix(_SVG)
    attributes = {}
    for name, value in element.attrib.items():
        if name == "style":
            attributes |= _settings(value)
        elif name == _LINK:
            attributes["href"] = f"#{names[value[1:]]}" if value[0] == "#" else value  # an image
        elif name == "id":
            if value in names:
                attributes["id"] = names[value]
        elif not value.startswith("rotate(-0 "):
            attributes[name] = value
    if attributes.get("font-family") == _FONTS:
        del attributes["font-family"]  # the style sheet has it
    inks = {kind: ink_name(attributes.get(kind, "")) for kind in ("fill", "stroke")}
    for kind, ink in inks.items():
        if ink:
            del attributes[kind]
    if used := [f"{kind}-{ink}" for kind, ink in inks.items() if ink]:
        attributes = {"class": " ".join(used)} | attributes
    for name, value in attributes.items():
        if value.startswith("url(#"):
            attributes[name] = f"url(#{names[value[5:-1]]})"
        else:
            attributes[name] = _LONG.sub(r"\1", value)
    inner = html.escape(element.text or "", quote=False) if tag in ("text", "tspan") else ""
    inner += "".join(_markup(child, names) for child in element)
    if tag == "g" and not attributes:
        return inner
    opening = " ".join([tag, *(f'{key}="{html.escape(v)}"' for key, v in attributes.items())])
    return f"<{opening}>{inner}</{tag}>" if inner else f"<{opening}/>"


@functools.lru_cache(maxsize=10_000)
def _settings(style: str) -> dict[str, str]:
    """The properties of a style attribute. There are few, and each artist has one of them."""
    pairs = (pair.split(":", 1) for pair in style.split(";") if pair.strip())
    return {key.strip(): setting.strip() for key, setting in pairs}
