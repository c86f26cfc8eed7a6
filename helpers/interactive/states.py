"""Draw the states of an explorer as pieces of SVG that a page puts together.

What stands still is drawn once. Each artist that moves is a layer, and a look that a layer has in
several states is kept once, so a grid of two controls costs little more than its sides. Letters
stay letters, in a font that the page carries: drawing them as shapes takes twice as long.
"""

import contextlib
import hashlib
import html
import io
import re
import threading
from collections.abc import Iterable
from xml.etree import ElementTree

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Transform

from helpers.figures.look import FONTS
from helpers.figures.look import HALO as HALO_INK
from helpers.interactive.controls import Choice
from helpers.interactive.handles import HALO, REACH, Handle

PREFIX = "@@"  # stands before every id; the page puts a name of its own in its place
POINTS_PER_INCH = 72  # the unit of matplotlib's SVG
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}
_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "bce"}
_FONTS = ", ".join(f"'{name}'" for name in FONTS)  # as matplotlib writes them
_NO_LOOKS = {  # of what matplotlib keeps in an artist
    "_stale", "_renderer", "_sticky_edges",
    "_original_facecolor", "_original_edgecolor", "_original_hatchcolor",
}  # fmt: skip
_LONG = re.compile(r"(\d+\.\d\d)\d+")  # a hundredth of a point is finer than any screen

# Widgets' messages may come to another thread of the kernel than the one that runs cells.
# matplotlib draws one picture at a time.
_ONE_AT_A_TIME = threading.RLock()


@contextlib.contextmanager
def drawing():
    """Hold matplotlib for one thread, with the settings of our SVG and no other one touched."""
    with _ONE_AT_A_TIME:
        before = {name: matplotlib.rcParams[name] for name in _SETTINGS}
        matplotlib.rcParams.update(_SETTINGS)
        try:
            yield
        finally:
            matplotlib.rcParams.update(before)


class Stage:
    """One figure of an explorer: what stands still, and a layer for each artist that moves."""

    def __init__(self, figure: Figure, handles: Iterable[Handle] = ()):
        self.figure = figure
        self.handles = [handle for handle in handles if handle.artist.get_figure() is figure]
        figure.set_dpi(POINTS_PER_INCH)
        self.size = [round(float(side) * POINTS_PER_INCH, 2) for side in figure.get_size_inches()]
        self.layers: list[_Layer] = []
        self.defs: dict[str, str] = {}  # what looks refer to, by its id
        self._still = None

    def release(self, artists: Iterable[Artist]) -> None:
        """Let `artists` move from now on; those of another figure are not ours."""
        known = {layer.artist for layer in self.layers}
        ours = (artist for artist in artists if artist.get_figure() is self.figure)
        if new := dict.fromkeys(artist for artist in ours if artist not in known):
            self.layers += [_Layer(self, artist) for artist in new]
            self.layers.sort(key=lambda layer: layer.artist.get_zorder())
            self._still = None

    def settle(self) -> None:
        """Find the layout once, for the first state: a later one could shift the axes."""
        self.figure.draw_without_rendering()
        self.figure.set_layout_engine("none")

    @property
    def still(self) -> str:
        """The SVG of all that stands still."""
        if self._still is None:
            shown = {layer.artist: layer.artist.get_visible() for layer in self.layers}
            for artist in shown:
                artist.set_visible(False)
            try:
                self._still = self.piece(self.draw(self.figure))
            finally:
                for artist, visible in shown.items():
                    artist.set_visible(visible)
        return self._still

    def looks(self, values: dict) -> list[int]:
        """Draw what moves as it stands now; return the number of the look of each layer."""
        return [layer.look(values) for layer in self.layers]

    def describe_handles(self, choices: list[Choice]) -> list[dict]:
        return [handle.describe(choices, self.size[1]) for handle in self.handles]

    def markup(self, looks: list[int]) -> str:
        """The picture of one state as the inside of an SVG element."""
        layers = (layer.looks[n] for layer, n in zip(self.layers, looks, strict=True))
        drawn = "".join(f'<g class="layer">{look}</g>' for look in layers)
        return f'<g class="still">{self.still}</g><defs>{"".join(self.defs.values())}</defs>{drawn}'

    def draw(self, artist: Artist) -> str:
        """Draw one artist, or all that is visible of the figure, as matplotlib writes it."""
        text = io.StringIO()
        renderer = RendererSVG(*self.size, text, image_dpi=POINTS_PER_INCH, metadata=_NO_METADATA)
        with drawing():
            artist.draw(renderer)
            renderer.finalize()
        return text.getvalue()

    def piece(self, drawn: str) -> str:
        """The drawing as a piece of our picture; what it refers to goes into `defs`."""
        return _fragment(drawn, self.defs)


class _Layer:
    """The different looks of one artist."""

    def __init__(self, stage: Stage, artist: Artist):
        self.stage, self.artist = stage, artist
        self.looks: list[str] = []
        self._numbers: dict[tuple, int] = {}
        self._drawings: dict[tuple, str] = {}  # of an artist whose look can be told undrawn
        taken = enumerate(stage.handles)
        self._handles = [(n, handle) for n, handle in taken if handle.artist is artist]

    def look(self, values: dict) -> int:
        """Draw the artist as it is now; keep the drawing if no state before had it."""
        drawn = self._drawn()
        grips = [
            (number, *place, all(values[name] == value for name, value in handle.sets.items()))
            for number, handle in self._handles
            if (place := handle.point())
        ]
        key = (drawn, *grips)
        if key not in self._numbers:
            self._numbers[key] = len(self.looks)
            self.looks.append(self._with_grips(self.stage.piece(drawn), grips))
        return self._numbers[key]

    def _drawn(self) -> str:
        told = _told(self.artist)
        if told is None:
            return self.stage.draw(self.artist)
        if told not in self._drawings:
            self._drawings[told] = self.stage.draw(self.artist)
        return self._drawings[told]

    def _with_grips(self, piece: str, grips: list) -> str:
        """Lay a halo under what can be taken, and over it what the pointer meets."""
        for number, x, y, halo in grips:
            circle = f'<circle cx="{x:.2f}" cy="{self.stage.size[1] - y:.2f}"'
            piece += f'{circle} r="{REACH}" class="place" data-handle="{number}" fill="none"/>'
            if halo:
                look = f'fill="{HALO_INK}" fill-opacity="0.4"'
                piece = f'{circle} r="{HALO}" class="halo" {look}/>{piece}'
        return piece


def _told(artist: Artist) -> tuple | None:
    """All that makes the look of a text or a bar: to draw them takes most of the time."""
    if type(artist) not in (Text, Rectangle) or (type(artist) is Text and artist.get_bbox_patch()):
        return None
    told = tuple(_by(part) for name, part in vars(artist).items() if name not in _NO_LOOKS)
    try:
        hash(told)
    except TypeError:  # a colour that is an array, for one
        return None
    return told


def _by(part):
    """What tells a part of an artist from another one, and can be a key."""
    if isinstance(part, Transform):
        return id(part)
    return tuple(map(_by, part)) if isinstance(part, (list, tuple)) else part


def _fragment(drawn: str, defs: dict[str, str]) -> str:
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
    names = {part.get("id"): _name(part) for part in shared}
    for part in shared:
        defs.setdefault(names[part.get("id")], _markup(part, names))
    return "".join(_markup(child, names) for child in root)


def _name(part: ElementTree.Element) -> str:
    content = ElementTree.tostring(part).replace(part.get("id").encode(), b"")
    content = b" ".join(content.split())  # however far it was indented
    return PREFIX + hashlib.sha1(content, usedforsecurity=False).hexdigest()[:8]


def _markup(element: ElementTree.Element, names: dict[str, str]) -> str:
    """Write an element for use inside HTML: no namespaces, no style attributes, our own ids.

    A strict content security policy refuses style attributes; SVG has an attribute of the same
    name for each of the properties that matplotlib uses.
    """
    tag = element.tag.removeprefix(_SVG)
    attributes = {}
    for name, value in element.attrib.items():
        if name == "style":
            pairs = (pair.split(":", 1) for pair in value.split(";") if pair.strip())
            attributes |= {key.strip(): setting.strip() for key, setting in pairs}
        elif name == _LINK:
            attributes["href"] = f"#{names[value[1:]]}" if value[0] == "#" else value  # an image
        elif name == "id":
            if value in names:
                attributes["id"] = names[value]
        elif not value.startswith("rotate(-0 "):
            attributes[name] = value
    if attributes.get("font-family") == _FONTS:
        del attributes["font-family"]  # the style sheet has it
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
