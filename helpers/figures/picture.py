"""A static figure of a lesson, in both shapes: for a notebook, and for a page that has either."""

import base64
import io
from collections.abc import Callable

import matplotlib
from matplotlib.figure import Figure

from helpers import medium
from helpers.figures.style import (
    TALL_MARGINS,
    WIDE_MARGINS,
    new_figure,
    new_tall_figure,
    tall_type,
)

TALL_SVG = "image/x-tall-svg+xml"  # beside image/svg+xml, for pages and decks alone
_SHARP = 180  # dots per inch of the PNG, which is shown at 100
SVG_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "bce"}  # letters in the page's own font
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
        if medium.PUBLISHING:
            wide, tall = map(_svg, self.figures.values())
            return {"image/svg+xml": wide, TALL_SVG: tall}
        figure, png = self.figures["wide"], io.BytesIO()
        figure.savefig(png, dpi=_SHARP, metadata={"Software": None})
        width, height = (round(100 * float(side)) for side in figure.get_size_inches())
        data = {"image/png": base64.b64encode(png.getvalue()).decode(), "text/plain": repr(self)}
        return data, {"image/png": {"width": width, "height": height}}


def publish(shell) -> None:
    """Let all that a kernel shows need no kernel: a learner's own plots are sharp at any size.

    They are the same bytes at every build. shell: the kernel's `get_ipython()`.
    """
    medium.PUBLISHING = True
    saved = {"bbox_inches": "tight", "metadata": NO_METADATA}
    shell.run_line_magic("matplotlib", "inline")
    shell.run_line_magic("config", "InlineBackend.figure_formats = ['svg']")
    shell.run_line_magic("config", f"InlineBackend.print_figure_kwargs = {saved}")
    matplotlib.rcParams.update(SVG_SETTINGS)


def laid_out(**layout) -> Callable:
    """Say beside a drawing function what `picture` should give it: see `_lay_out`."""

    def keep(draw):
        draw.layout = layout
        return draw

    return keep


def picture(draw: Callable, *given, **named) -> Picture:
    """Draw a static figure: `draw(ax, *given, **named)`, once for a wide screen, once for a narrow.

    draw: takes the axes, an array of them for several panels; `is_tall(ax)` tells it the shape.
    `laid_out` above a drawing function gives it other room than usual.
    """
    return _lay_out(draw, given, named, **getattr(draw, "layout", {}))


def _lay_out(
    draw,
    given,
    named,
    panels: int = 1,
    height: float = 360,
    tall: float = 0,
    margins=WIDE_MARGINS,
    tall_margins=TALL_MARGINS,
    gap: float = 64,
    tall_gap: float = 84,
) -> Picture:
    """height, tall: of the two shapes, in pixels; margins and gaps as in `new_figure`."""
    wide_figure, axes = new_figure(panels, height=height, margins=margins, gap=gap)
    draw(axes, *given, **named)
    with tall_type():
        tall_figure, axes = new_tall_figure(
            panels, height=tall or 120 + 260 * panels, margins=tall_margins, gap=tall_gap
        )
        draw(axes, *given, **named)
    return Picture({"wide": wide_figure, "tall": tall_figure})


def _svg(figure: Figure) -> str:
    drawn = io.StringIO()
    with matplotlib.rc_context(SVG_SETTINGS):
        figure.savefig(drawn, format="svg", metadata=NO_METADATA)
    return drawn.getvalue()
