"""What no picture may do: letters that touch something, leave the picture, or are too small."""

import itertools

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from helpers.figures import style
from helpers.interactive.layers import appearance

# Pixels of a letter at the picture's natural size: 900 wide, of which a page at 1280 shows 855 and
# a slide 890 of 1280; 358 tall, all of which a phone of 390 shows.
SMALLEST = {"wide": 14, "tall": 12}
AIR = 1.0  # points by which a box of letters is smaller than matplotlib thinks


def shape_of(figure) -> str:
    return "tall" if style.is_tall(figure.axes[0]) else "wide"


class Geometry:
    """One figure, whose moving artists are known; `faults` reads it as it stands now."""

    def __init__(self, figure, moving=()):
        self.figure, self.shape = figure, shape_of(figure)
        figure.set_dpi(72)
        self.renderer = FigureCanvasAgg(figure).get_renderer()
        figure.draw_without_rendering()
        self.boxes = {}
        moving = set(moving)
        ticks = {label for tick in _ticks(figure) for label in (tick.label1, tick.label2)}
        drawn = {tick.label1 for tick in _ticks(figure, drawn=True)}
        texts = [t for t in figure.findobj(Text) if t not in moving and t not in ticks - drawn]
        lines = [line for line in figure.findobj(Line2D) if _counts(line, figure)]
        self.moving = [artist for artist in moving if isinstance(artist, Text)]
        self.moving_lines = [line for line in lines if line in moving]
        self.still = self._texts(texts)
        self.lines = [_Line(line) for line in lines if line not in moving and _shown(line)]
        self.dots = [dot for line in self.lines for dot in line.dots]
        self.still_faults = self._of(self.still, self.still, self.lines, self.dots)

    def faults(self, dots=()) -> list[str]:
        """What is wrong now; `dots` are places in points that letters keep off."""
        told = self._texts(self.moving)
        lines = [_Line(line) for line in self.moving_lines if _shown(line)]
        round_about = [*dots, *(dot for line in lines for dot in line.dots)]
        both = told[0] + self.still[0], np.vstack([told[1], self.still[1]])
        found = (
            self.still_faults
            + self._of(told, both, [*self.lines, *lines], [*self.dots, *round_about])
            + self._of(self.still, None, lines, round_about)
        )
        return [*dict.fromkeys(found)]

    def _texts(self, texts):
        """The texts that are shown, and their boxes as rows of left, low, right, high."""
        shown = [text for text in texts if _shown(text)]
        return shown, np.array([self._box(text) for text in shown]).reshape(-1, 4)

    def _box(self, text):
        """Left, low, right, high of a text; those of one that looks as before are known."""
        key = appearance(text)
        if key not in self.boxes or key is None:
            self.boxes[key] = text.get_window_extent(self.renderer).extents
        return self.boxes[key]

    def _of(self, told, others, lines, dots):
        texts, boxes = told
        words = [repr(text.get_text()) for text in texts]
        found, inner = [], boxes + AIR * np.array([1, 1, -1, -1])
        if others is not None:  # what is read for the first time
            width, height = self.figure.bbox.size
            beyond = (boxes[:, :2] < -0.5).any(axis=1)
            beyond |= (boxes[:, 2:] > np.array([width, height]) + 0.5).any(axis=1)
            found += [f"{words[n]} leaves the picture" for n in np.flatnonzero(beyond)]
            for word, text in zip(words, texts, strict=True):
                if (size := text.get_fontsize() / style.PX) < SMALLEST[self.shape] - 0.01:
                    found.append(f"{word} has letters of {size:.1f} px")
            second = others[1] + AIR * np.array([1, 1, -1, -1])
            for n, m in zip(*np.nonzero(_overlap(inner, second)), strict=True):
                if texts[n] is not others[0][m]:
                    found.append(f"{words[n]} touches {others[0][m].get_text()!r}")
        for line in lines:
            for n in np.flatnonzero(line.crosses(inner)):
                found.append(f"{words[n]} is crossed by a line of {line.colour}")
        if len(dots):
            x, y = np.array(dots).T[:, :, None]  # a row for each dot, a column for each text
            away = np.hypot(
                np.clip(x, boxes[:, 0], boxes[:, 2]) - x, np.clip(y, inner[:, 1], inner[:, 3]) - y
            )
            on = (away < style.DOT / 2).any(axis=0)
            found += [f"{words[n]} lies on a dot" for n in np.flatnonzero(on)]
        return [f"{self.shape}: {fault}" for fault in dict.fromkeys(found)]


class _Line:
    """A line as it stands now, in points."""

    def __init__(self, line):
        transform = line.get_transform()
        self.colour, self.dots, self.path = to_hex(line.get_color()), [], None
        if line.get_marker() == "o" and line.get_markersize() >= style.DOT * 0.6:
            places = transform.transform(line.get_xydata()) if len(line.get_xydata()) else []
            self.dots = [place for place in places if np.isfinite(place).all()]
        if line.get_linestyle() != "None" and len(line.get_path().vertices):
            self.path = line.get_path().transformed(transform)
            self.clip = line.axes.bbox.extents if line.get_clip_on() else None

    def crosses(self, boxes) -> np.ndarray:
        """Which of the boxes it runs through."""
        crossed = np.zeros(len(boxes), dtype=bool)
        places = (
            self.path.vertices[np.isfinite(self.path.vertices).all(axis=1)] if self.path else []
        )
        if not len(places):
            return crossed
        if self.clip is not None:
            low = np.maximum(boxes[:, :2], self.clip[:2])
            boxes = np.hstack([low, np.minimum(boxes[:, 2:], self.clip[2:])])
        extent = np.array([[*places.min(axis=0), *places.max(axis=0)]])
        near = (boxes[:, :2] < boxes[:, 2:]).all(axis=1) & _overlap(boxes, extent)[:, 0]
        for n in np.flatnonzero(near):
            crossed[n] = self.path.intersects_bbox(Bbox.from_extents(*boxes[n]), filled=False)
        return crossed


def _overlap(one, other) -> np.ndarray:
    """For each pair of boxes whether they have a place in common."""
    return (one[:, None, :2] <= other[None, :, 2:]).all(axis=2) & (
        other[None, :, :2] <= one[:, None, 2:]
    ).all(axis=2)


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
    drawn = line.get_linestyle() != "None" and line.get_linewidth() >= style.SILENT - 0.01
    marked = line.get_marker() == "o"
    own = any(line in ax.lines for ax in figure.axes)
    return own and (drawn or marked) and to_hex(line.get_color()).upper() != style.HAIR


def states_of(explorer):
    """Every state that a page has."""
    choices = explorer.choices()
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
