"""Draw the states of an explorer as pieces of SVG that a page puts together.

The background is drawn once. Each artist that moves is a layer, and each variant of a layer is
cached, so a grid of two controls costs little more than its sides. Letters
stay letters, in a font that the page carries: drawing them as shapes takes twice as long.
"""

import contextlib
import functools
import io
from collections.abc import Iterable

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.collections import FillBetweenPolyCollection, LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Transform

from helpers.figures.picture import NO_METADATA
from helpers.figures.style import HALO_STRENGTH, applied
from helpers.interactive.controls import ControlSpec
from helpers.interactive.handles import HALO, REACH, Handle
from helpers.interactive.svg import fragment

POINTS_PER_INCH = 72  # the unit of matplotlib's SVG
_NOT_DRAWN = {  # artist attributes that do not affect the drawing
    "_stale", "_renderer", "_sticky_edges", "stale_callback", "_axes", "_parent_figure",
    "_callbacks", "callbacks", "_remove_method", "_label", "_picker", "_mouseover", "_animated",
    "_agg_filter", "_rasterized", "_in_layout", "_in_autoscale", "_gid", "_snap", "zorder",
    "_original_facecolor", "_original_edgecolor", "_original_hatchcolor",
}  # fmt: skip
_PLAIN = {bool, int, float, str}
_KNOWN = (Text, Rectangle, Line2D, LineCollection, FillBetweenPolyCollection)
_DERIVED = {  # caches of a line or an area; a text keeps its position under some of these
    "_x", "_y", "_xy", "_path", "_transformed_path", "_invalidx", "_invalidy", "_subslice",
    "_x_filled", "_bbox",
}  # fmt: skip


class _Renderer(RendererSVG):
    """Knows how wide words are: a renderer is made for every artist and would measure them anew."""

    def get_text_width_height_descent(self, s, prop, ismath):
        size, font = prop.get_size_in_points(), prop.copy()
        font.set_size(text_to_path.FONT_SCALE)
        return tuple(side * size / text_to_path.FONT_SCALE for side in _measured(s, font, ismath))


@functools.lru_cache(maxsize=20_000)
def _measured(words, font, ismath):
    return text_to_path.get_text_width_height_descent(words, font, ismath)


class LayeredFigure:
    """One figure of an explorer: a background, and a layer for each artist that moves."""

    def __init__(
        self, figure: Figure, handles: Iterable[Handle] = (), hidden: Iterable[Artist] = ()
    ):
        self.figure = figure
        self.handles = [handle for handle in handles if handle.artist.get_figure() is figure]
        figure.set_dpi(POINTS_PER_INCH)
        self.size = [round(float(side) * POINTS_PER_INCH, 2) for side in figure.get_size_inches()]
        self.layers: list[_Layer] = []
        self.defs: dict[str, str] = {}  # shared definitions that variants refer to, by id
        self._background = None
        self.hidden = [artist for artist in hidden if artist.get_figure() is figure]
        self.track(self.hidden)  # each can be shown by itself, whether it moves or not

    def track(self, artists: Iterable[Artist]) -> None:
        """Let `artists` move from now on; those of another figure are not ours."""
        known = {layer.artist for layer in self.layers}
        ours = (artist for artist in artists if artist.get_figure() is self.figure)
        if new := dict.fromkeys(artist for artist in ours if artist not in known):
            self.layers += [_Layer(self, artist) for artist in new]
            self.layers.sort(key=lambda layer: layer.artist.get_zorder())
            self._background = None

    def fix_layout(self) -> None:
        """Find the layout once, for the first state: a later one could shift the axes."""
        with applied():
            self.figure.draw_without_rendering()
        self.figure.set_layout_engine("none")

    @property
    def background(self) -> str:
        """The SVG of everything that never moves."""
        if self._background is None:
            with self.without(layer.artist for layer in self.layers):
                self._background = self.piece(self.draw(self.figure))
        return self._background

    @contextlib.contextmanager
    def without(self, artists: Iterable[Artist]):
        """Leave artists out of what is drawn meanwhile."""
        shown = {artist: artist.get_visible() for artist in artists}
        for artist in shown:
            artist.set_visible(False)
        try:
            yield
        finally:
            for artist, visible in shown.items():
                artist.set_visible(visible)

    def hidden_until_done(self) -> list[int]:
        """The layers that show only once the task is done."""
        return [n for n, layer in enumerate(self.layers) if layer.artist in self.hidden]

    def variants(self, values: dict) -> list[int]:
        """Draw the layers as they are now; return the number of each one's variant."""
        return [layer.variant(values) for layer in self.layers]

    def describe_handles(self, choices: list[ControlSpec]) -> list[dict]:
        return [handle.describe(choices, self.size[1]) for handle in self.handles]

    def markup(self, variants: list[int]) -> str:
        """The picture of one state as the inside of an SVG element."""
        hidden, drawn = self.hidden_until_done(), ""
        for n, (layer, variant) in enumerate(zip(self.layers, variants, strict=True)):
            kind = " hidden-until-done" * (n in hidden)
            drawn += f'<g class="layer{kind}">{layer.variants[variant]}</g>'
        defs = "".join(self.defs.values())
        return f'<g class="background">{self.background}</g><defs>{defs}</defs>{drawn}'

    def draw(self, artist: Artist) -> str:
        """Draw one artist, or all that is visible of the figure, as matplotlib writes it."""
        text = io.StringIO()
        renderer = _Renderer(*self.size, text, image_dpi=POINTS_PER_INCH, metadata=NO_METADATA)
        with applied():
            artist.draw(renderer)
            renderer.finalize()
        return text.getvalue()

    def piece(self, drawn: str) -> str:
        """The drawing as a piece of our picture; what it refers to goes into `defs`."""
        return fragment(drawn, self.defs)


class _Layer:
    """The cached drawings of one artist."""

    def __init__(self, stage: LayeredFigure, artist: Artist):
        self.stage, self.artist = stage, artist
        self.variants: list[str] = []
        self._numbers: dict[tuple, int] = {}
        self._drawings: dict[tuple, str] = {}  # by `appearance`, where there is one
        self._handles = [(n, h) for n, h in enumerate(stage.handles) if h.artist is artist]

    def variant(self, values: dict) -> int:
        """Draw the artist as it is now; keep the drawing if no state before had it."""
        drawn = self._drawn()
        grips = [
            (number, *place, all(values[name] == value for name, value in handle.also_set.items()))
            for number, handle in self._handles
            if (place := handle.point())
        ]
        key = (drawn, *grips)
        if key not in self._numbers:
            self._numbers[key] = len(self.variants)
            self.variants.append(self._with_grips(self.stage.piece(drawn), grips))
        return self._numbers[key]

    def _drawn(self) -> str:
        key = appearance(self.artist)
        if key is None:
            return self.stage.draw(self.artist)
        if key not in self._drawings:
            self._drawings[key] = self.stage.draw(self.artist)
        return self._drawings[key]

    def _with_grips(self, piece: str, grips: list) -> str:
        """Put a halo under a handle, and over it the circle that the pointer hits."""
        for number, x, y, shown in grips:
            circle = f'<circle cx="{x:.2f}" cy="{self.stage.size[1] - y:.2f}"'
            piece += f'{circle} r="{REACH}" class="place" data-handle="{number}" fill="none"/>'
            if shown:
                halo = f'class="halo fill-halo" fill-opacity="{HALO_STRENGTH}"'
                piece = f'{circle} r="{HALO}" {halo}/>{piece}'
        return piece


def appearance(artist: Artist) -> tuple | None:
    """A cache key of all that affects the drawing of an artist; None where it cannot be known.

    Drawing takes most of the time, so a text, a bar, a line or an area is drawn once per key.
    """
    if type(artist) not in _KNOWN or (type(artist) is Text and artist.get_bbox_patch()):
        return None
    ignored = _NOT_DRAWN if type(artist) in (Text, Rectangle) else _NOT_DRAWN | _DERIVED
    key = tuple(_hashable(part) for name, part in vars(artist).items() if name not in ignored)
    try:
        hash(key)
    except TypeError:  # some attribute cannot be hashed after all
        return None
    return key


def _hashable(part):
    """An attribute of an artist as part of a cache key."""
    if part is None or type(part) in _PLAIN:
        return part
    if isinstance(part, Transform):
        return id(part)
    if isinstance(part, np.ndarray):
        return part.dtype.str, part.shape, part.tobytes()
    if isinstance(part, Path):
        return _hashable(part.vertices), _hashable(part.codes)
    return tuple(map(_hashable, part)) if isinstance(part, (list, tuple)) else part
