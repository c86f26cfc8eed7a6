"""A static figure of a lesson, in both shapes: for a notebook, and for a page that has either."""

import base64
import io
from collections.abc import Callable

import matplotlib
from matplotlib.figure import Figure

from helpers import rendering
from helpers.figures.style import SETTINGS, applied, new_figure, new_tall_figure, tall_type

TALL_SVG = "image/x-tall-svg+xml"  # beside image/svg+xml, for pages and decks alone
_SHARP = 180  # dots per inch of the PNG, which is shown at 100
NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


class Picture:
    """What `picture` returns; a notebook shows it.

    figures : dict of str to matplotlib.figure.Figure, "wide" and "tall"
    """

    def __init__(self, figures: dict[str, Figure]):
        self.figures = figures

    def __repr__(self) -> str:
        return "<Picture>"

    def _repr_mimebundle_(self, include=None, exclude=None):
        if rendering.STATIC:
            wide, tall = map(_svg, self.figures.values())
            return {"image/svg+xml": wide, TALL_SVG: tall}
        figure, png = self.figures["wide"], io.BytesIO()
        with applied():
            figure.savefig(png, dpi=_SHARP, metadata={"Software": None})
        width, height = (round(100 * float(side)) for side in figure.get_size_inches())
        data = {"image/png": base64.b64encode(png.getvalue()).decode(), "text/plain": repr(self)}
        return data, {"image/png": {"width": width, "height": height}}


def publish(shell) -> None:
    """Let all that a kernel shows need no kernel: a learner's own plots are sharp at any size.

    They are the same bytes at every build. shell: the kernel's `get_ipython()`.
    """
    rendering.STATIC = True
    saved = {"bbox_inches": "tight", "metadata": NO_METADATA}
    shell.run_line_magic("matplotlib", "inline")
    shell.run_line_magic("config", "InlineBackend.figure_formats = ['svg']")
    shell.run_line_magic("config", f"InlineBackend.print_figure_kwargs = {saved}")
    for name in ("svg.fonttype", "svg.hashsalt"):
        matplotlib.rcParams[name] = SETTINGS[name]


def laid_out(panels: int = 1, wide: dict | None = None, tall: dict | None = None) -> Callable:
    """Say above a drawing function how many axes it takes, and how large each shape is.

    wide, tall: arguments of `new_figure` and of `new_tall_figure`.
    """

    def keep(draw):
        draw.layout = panels, wide or {}, tall or {}
        return draw

    return keep


def in_both_shapes(draw: Callable, *args, **named) -> dict[str, tuple[Figure, object]]:
    """Call `draw(ax, *args, **named)` once for a wide screen and once for a narrow one.

    draw: takes the axes, an array of them for several panels; `is_tall(ax)` tells it the shape.
    `laid_out` above it says how much room it needs. Returns for "wide" and "tall" the figure and
    what `draw` returned.
    """
    panels, wide, tall = getattr(draw, "layout", (1, {}, {}))
    with applied():
        figure, axes = new_figure(**{"columns": panels, "height": 360} | wide)
        drawn = {"wide": (figure, draw(axes, *args, **named))}
    with tall_type():
        figure, axes = new_tall_figure(**{"rows": panels, "height": 120 + 260 * panels} | tall)
        drawn["tall"] = figure, draw(axes, *args, **named)
    return drawn


def picture(draw: Callable, *args, **named) -> Picture:
    """Draw a static figure in both shapes, by `draw(ax, *args, **named)`: see `in_both_shapes`."""
    shapes = in_both_shapes(draw, *args, **named)
    return Picture({shape: figure for shape, (figure, _) in shapes.items()})


def _svg(figure: Figure) -> str:
    drawn = io.StringIO()
    with applied():
        figure.savefig(drawn, format="svg", metadata=NO_METADATA)
    return drawn.getvalue()
