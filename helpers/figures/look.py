"""The look that every picture of the course shares; importing this module sets it.

Here stand the type, the inks by day and by night, the lines and the sizes, and nowhere else. An ink
means something: blue is y = 1 and cross-entropy, orange is y = 0 and squared error, with a second
sign beside the colour (solid or dashed, plain or hatched, a name). Green is only for better than
the yardstick. What can be taken stands in a warm halo, and nothing else does. There is no
furniture: no box, no tick marks, hairlines across.

A picture is drawn with the inks of the day. Inside a page each of them is a class (`ink_styles`),
so that by night the same picture has other inks, and in print those of the day.
"""

import contextlib

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.figures import inter

# Name → (day, night). `quiet` is for axes and remarks, `hair` for hairlines and what is still to
# come, the pale ones fill what means something.
INKS = {
    "paper": ("#FFFFFF", "#14181D"),
    "ink": ("#1B1F24", "#F0F2F4"),
    "quiet": ("#5D6570", "#A7AFB9"),
    "hair": ("#E4E7EB", "#2B323A"),
    "blue": ("#1F5FBF", "#7FB2FF"),
    "orange": ("#C8500A", "#FF9A57"),
    "green": ("#1E7B4F", "#6FCF9B"),
    "pale-blue": ("#DDEBF7", "#17304D"),
    "pale-orange": ("#FBE6D8", "#43260F"),
    "halo": ("#FFC22E", "#FFC22E"),
}
PAPER, INK, QUIET, HAIR, BLUE, ORANGE, GREEN, PALE_BLUE, PALE_ORANGE, HALO = (
    day for day, _ in INKS.values()
)
HALO_STRENGTH = 0.35
SOLID, DASHED = "-", (0, (4, 2))
FONTS = [inter.FAMILY, "DejaVu Sans"]  # the second has whatever letter the first has not

TYPE = {"font.size": 13, "axes.titlesize": 14, "axes.titleweight": 600, "legend.fontsize": 13}
TALL_TYPE = {"font.size": 10, "axes.titlesize": 11, "lines.linewidth": 2, "lines.markersize": 8}

inter.register()
matplotlib.rcParams.update(
    {
        "figure.figsize": (9, 3.6),
        "figure.dpi": 100,
        "figure.constrained_layout.use": True,
        "figure.facecolor": PAPER,
        "axes.facecolor": PAPER,
        "savefig.facecolor": PAPER,
        "text.color": INK,
        "axes.labelcolor": QUIET,
        "axes.titlecolor": INK,
        "xtick.color": QUIET,
        "ytick.color": QUIET,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "xtick.minor.size": 0,
        "ytick.minor.size": 0,
        "xtick.major.pad": 6,
        "ytick.major.pad": 6,
        "axes.spines.left": False,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": QUIET,
        "axes.linewidth": 1,
        "axes.axisbelow": True,
        "axes.grid": True,
        "axes.grid.axis": "y",
        "grid.color": HAIR,
        "grid.linewidth": 1,
        "font.family": FONTS,
        "lines.linewidth": 2.5,
        "lines.markersize": 10,
        "hatch.linewidth": 1.5,
        "legend.frameon": False,
        "axes.prop_cycle": matplotlib.cycler(color=[BLUE, ORANGE, GREEN, QUIET]),
    }
    | TYPE
)


_NAMES = {day.lower(): name for name, (day, _) in INKS.items()}


def ink_name(colour: str) -> str | None:
    """The name of a colour that is one of the inks of the day; None for any other."""
    return _NAMES.get(colour.lower())


def ink_styles() -> str:
    """The inks as a style sheet: of the day, on paper too, or of the night where it is dark.

    A page is dark where its reader wishes so, and a notebook by its own theme.
    """
    day, night = (
        " ".join(f"--ink-{name}: {inks[time]};" for name, inks in INKS.items()) for time in (0, 1)
    )
    kinds = ("fill", "stroke")
    rules = (f".{kind}-{n} {{ {kind}: var(--ink-{n}); }}" for n in INKS for kind in kinds)
    return "\n".join(
        [
            f":root {{ {day} }}",
            f"[data-jp-theme-light=false] {{ {night} }}",
            f"@media screen and (prefers-color-scheme: dark) {{ body.page {{ {night} }} }}",
            *rules,
            "",
        ]
    )


@contextlib.contextmanager
def tall_type():
    """Letters and lines for the picture of a narrow screen, which is not scaled down."""
    with matplotlib.rc_context(TALL_TYPE):
        yield


def new_tall_figure(rows: int = 1, **options) -> tuple[Figure, Axes]:
    """Return a figure for a narrow screen, 358 by 460 pixels, and its axes one below the other."""
    figure = Figure(figsize=(3.58, 4.6), layout="constrained")
    return figure, figure.subplots(rows, 1, **options)


def new_figure(columns: int = 1, *, height: float = 3.6, **options) -> tuple[Figure, Axes]:
    """Return a figure outside pyplot and its axes (an array of them for `columns` > 1).

    pyplot would show the figure a second time and, from matplotlib 3.11 on, takes the canvas
    away when it closes the figure, which an explorer still needs.
    """
    figure = Figure(figsize=(9, height), layout="constrained")
    return figure, figure.subplots(1, columns, **options)
