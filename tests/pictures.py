"""What no picture may do: letters that touch something, leave the picture, or are too small."""

import itertools

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from helpers.figures import look

# Pixels of a letter at the picture's natural size: 900 wide, of which a page at 1280 shows 855 and
# a slide 890 of 1280; 358 tall, all of which a phone of 390 shows.
SMALLEST = {"wide": 14, "tall": 12}
AIR = 1.0  # points by which a box of letters is smaller than matplotlib thinks


def shape_of(figure) -> str:
    width, height = figure.get_size_inches()
    return "tall" if height > width else "wide"


class Geometry:
    """One figure, whose moving artists are known; `faults` reads it as it stands now."""

    def __init__(self, figure, moving=()):
        self.figure, self.shape = figure, shape_of(figure)
        figure.set_dpi(72)
        self.renderer = FigureCanvasAgg(figure).get_renderer()
        figure.draw_without_rendering()
        moving = set(moving)
        ticks = {label for tick in _ticks(figure) for label in (tick.label1, tick.label2)}
        drawn = {tick.label1 for tick in _ticks(figure, drawn=True)}
        texts = [t for t in figure.findobj(Text) if t not in moving and t not in ticks - drawn]
        self.still = self._boxes(text for text in texts if _shown(text))
        self.moving = [artist for artist in moving if isinstance(artist, Text)]
        lines = [line for line in figure.findobj(Line2D) if _counts(line, figure)]
        self.lines = [line for line in lines if line not in moving and _shown(line)]
        self.moving_lines = [line for line in lines if line in moving]
        self.still_dots = [dot for line in self.lines for dot in _dots(line)]
        self.still_faults = self._of(self.still, self.still, self.lines, self.still_dots)

    def faults(self, dots=()) -> list[str]:
        """What is wrong now; `dots` are places in points that letters keep off."""
        told = self._boxes(text for text in self.moving if _shown(text))
        lines = [line for line in self.moving_lines if _shown(line)]
        round_about = [*dots, *(dot for line in lines for dot in _dots(line))]
        found = (
            self.still_faults
            + self._of(
                told, [*told, *self.still], [*self.lines, *lines], [*self.still_dots, *round_about]
            )
            + self._of(self.still, [], lines, round_about)
        )
        return [*dict.fromkeys(found)]

    def _boxes(self, texts):
        return [(text, text.get_window_extent(self.renderer)) for text in texts]

    def _of(self, texts, others, lines, dots):
        found, (width, height) = [], self.figure.bbox.size
        for text, box in texts:
            words = repr(text.get_text())
            size = text.get_fontsize() / look.PX
            if size < SMALLEST[self.shape] - 0.01:
                found.append(f"{words} has letters of {size:.1f} px")
            if box.x0 < -0.5 or box.y0 < -0.5 or box.x1 > width + 0.5 or box.y1 > height + 0.5:
                found.append(f"{words} leaves the picture")
            inner = box.padded(-AIR)
            for other, second in others:
                if other is not text and Bbox.intersection(inner, second.padded(-AIR)):
                    found.append(f"{words} touches {other.get_text()!r}")
            for line in lines:
                path = line.get_path().transformed(line.get_transform())
                if _crosses(path, inner, line):
                    found.append(f"{words} is crossed by a line of {to_hex(line.get_color())}")
            for x, y in dots:
                nearest = np.clip(x, box.x0, box.x1), np.clip(y, inner.y0, inner.y1)
                if np.hypot(nearest[0] - x, nearest[1] - y) < look.DOT / 2:
                    found.append(f"{words} lies on a dot")
        return [f"{self.shape}: {fault}" for fault in dict.fromkeys(found)]


def _ticks(figure, drawn=False):
    """The ticks of all axes, or those within the limits, which are all that is drawn."""
    for ax in figure.axes:
        for axis in (ax.xaxis, ax.yaxis) if ax.axison else ():
            kept = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
            yield from axis._update_ticks() if drawn else kept


def _shown(artist) -> bool:
    if not artist.get_visible() or not getattr(artist.axes, "get_visible", lambda: True)():
        return False
    return bool(artist.get_text().strip()) if isinstance(artist, Text) else True


def _counts(line, figure) -> bool:
    """Whether letters must keep off a line: no hairline, no tick, nothing in the ink of those."""
    drawn = line.get_linestyle() != "None" and line.get_linewidth() >= look.SILENT - 0.01
    marked = line.get_marker() == "o"
    own = any(line in ax.lines for ax in figure.axes)
    return own and (drawn or marked) and to_hex(line.get_color()).upper() != look.HAIR


def _dots(line):
    if line.get_marker() != "o" or line.get_markersize() < look.DOT * 0.6:
        return []
    places = line.get_transform().transform(line.get_xydata()) if len(line.get_xydata()) else []
    return [place for place in places if np.isfinite(place).all()]


def _crosses(path, box, line) -> bool:
    if line.get_linestyle() == "None" or not len(path.vertices):
        return False
    if line.get_clip_on():
        box = Bbox.intersection(box, line.axes.bbox)
    return bool(box) and bool(path.intersects_bbox(box, filled=False))


def states_of(explorer):
    """Every state that a page has."""
    choices = explorer.choices()
    for i, choice in enumerate(choices):
        if choice.name in explorer._fewer:
            choices[i] = choice.fewer(explorer._fewer[choice.name])
    names = [choice.name for choice in choices]
    for values in itertools.product(*(choice.values for choice in choices)):
        yield dict(zip(names, values, strict=True))


def faults_of_explorer(explorer, states) -> dict[str, dict]:
    """Each fault, and the first state that has it."""
    stages = explorer.stages.values()
    read = [
        (stage, Geometry(stage.figure, [layer.artist for layer in stage.layers]))
        for stage in stages
    ]
    found = {}
    for values in states:
        explorer.move(**values)
        for stage, geometry in read:
            dots = [place for handle in stage.handles if (place := handle.point())]
            for fault in geometry.faults(dots):
                found.setdefault(fault, values)
    explorer.rest()
    return found
