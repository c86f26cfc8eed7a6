"""The style that every picture of the course shares, set while one of ours is made or drawn.

A notebook's own plots keep the settings of whoever makes them: see `applied`. Here stand the type,
the inks by day and by night, the lines and the sizes, and nowhere else. An ink
means something: blue is y = 1 and cross-entropy, orange is y = 0 and squared error, with a second
sign beside the colour (solid or dashed, plain or hatched, a name). Green is only for better than
the yardstick. What can be taken stands in a warm halo, and nothing else does. There is no
furniture: no box, no tick marks, hairlines across.

A picture is drawn with the inks of the day. Inside a page each of them is a class (`ink_styles`),
so that by night the same picture has other inks, and in print those of the day.
"""

import contextlib
import threading

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import PlaceHolderLayoutEngine
from matplotlib.lines import Line2D
from matplotlib.text import Text

from helpers.figures import inter

# Name → (day, night). `quiet` is for axes and remarks, `hair` for hairlines and what is still to
# come, `ground` lies behind code, the pale ones fill what means something.
INKS = {
    "paper": ("#FFFFFF", "#14181D"),
    "ink": ("#1B1F24", "#F0F2F4"),
    "quiet": ("#5D6570", "#A7AFB9"),
    "hair": ("#E4E7EB", "#2B323A"),
    "ground": ("#F5F7F9", "#1B2027"),
    "blue": ("#1F5FBF", "#7FB2FF"),
    "orange": ("#C8500A", "#FF9A57"),
    "green": ("#1E7B4F", "#6FCF9B"),
    "pale-blue": ("#DDEBF7", "#17304D"),
    "pale-orange": ("#FBE6D8", "#43260F"),
    "halo": ("#FFC22E", "#FFC22E"),
}
PAPER, INK, QUIET, HAIR, GROUND, BLUE, ORANGE, GREEN, PALE_BLUE, PALE_ORANGE, HALO = (
    day for day, _ in INKS.values()
)
HALO_STRENGTH = 0.35
SOLID, DASHED, DOTTED = "-", (0, (4, 2)), (0, (1, 2))
FONTS = [inter.FAMILY, "DejaVu Sans"]  # the second has whatever letter the first has not

# All sizes are those of a picture at its natural width, 900 pixels or 358 on a narrow screen.
PX = 0.72  # points of a pixel, at 100 pixels to the inch
WIDE, TALL = 900, 358
TYPE = {"font.size": 15 * PX, "axes.titlesize": 17 * PX}
TALL_TYPE = {"font.size": 13 * PX, "axes.titlesize": 15 * PX, "lines.linewidth": 2.6 * PX}
NUMBER = "large"  # 1.2 times the other letters, and bold: the number that matters
CURVE, ACTIVE, SILENT, SIDE, HAIRLINE = 3 * PX, 3.6 * PX, 1.6 * PX, 1.8 * PX, 1 * PX  # lines
DOT, RIM = 12 * PX, 2.2 * PX
WIDE_MARGINS = 56, 24, 44, 52  # pixels left, right, above and below the axes
TALL_MARGINS = 36, 18, 46, 50

SETTINGS = {
    "figure.figsize": (WIDE / 100, 3.6),
    "figure.dpi": 100,
    "figure.constrained_layout.use": True,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "text.color": INK,
    "axes.labelcolor": QUIET,
    "axes.titlecolor": INK,
    "axes.titleweight": 600,
    "axes.titlelocation": "left",
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
    "lines.linewidth": CURVE,
    "lines.markersize": DOT,
    "hatch.linewidth": 1.5,
    "legend.frameon": False,
    "axes.prop_cycle": matplotlib.cycler(color=[BLUE, ORANGE, GREEN, QUIET]),
    **TYPE,
    "svg.fonttype": "none",  # letters in the page's own font
    "svg.hashsalt": "bce",  # the same ids at every build
}

# Widgets' messages may come to another thread of the kernel than the one that runs cells.
# matplotlib draws one picture at a time.
_one_at_a_time = threading.RLock()
_is_applied = False


@contextlib.contextmanager
def applied():
    """Hold matplotlib for one thread, with our settings; afterwards it has its own again."""
    global _is_applied
    with _one_at_a_time:
        if _is_applied:
            yield
            return
        inter.register()
        before = {name: matplotlib.rcParams[name] for name in SETTINGS}
        matplotlib.rcParams.update(SETTINGS)
        _is_applied = True
        try:
            yield
        finally:
            _is_applied = False
            matplotlib.rcParams.update(before)


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


# Figures of either shape


@contextlib.contextmanager
def tall_type():
    """Letters and lines for the picture of a narrow screen, which is not scaled down."""
    with applied(), matplotlib.rc_context(TALL_TYPE):
        yield


def new_figure(
    columns: int = 1, *, height: float = 400, margins=WIDE_MARGINS, gap: float = 64, **options
) -> tuple[Figure, Axes]:
    """Return a figure outside pyplot and its axes (an array of them for `columns` > 1).

    height, margins (left, right, above, below) and the gap between columns are in pixels of a
    picture 900 wide. They are fixed, so that nothing jumps between states. pyplot would show the
    figure a second time and, from matplotlib 3.11 on, takes the canvas away when it closes the
    figure, which an explorer still needs.
    """
    return _figure(WIDE, height, margins, gap, 1, columns, **options)


def new_tall_figure(
    rows: int = 1, *, height: float = 460, margins=TALL_MARGINS, gap: float = 84, **options
) -> tuple[Figure, Axes]:
    """Return a figure for a narrow screen, 358 pixels wide, and its axes one below the other."""
    return _figure(TALL, height, margins, gap, rows, 1, **options)


def _figure(width, height, margins, gap, rows, columns, gridspec_kw=None, **options):
    left, right, above, below = margins
    inside, down = (width - left - right), (height - above - below)
    frame = {
        "left": left / width,
        "right": 1 - right / width,
        "top": 1 - above / height,
        "bottom": below / height,
        "wspace": gap * columns / (inside - gap * (columns - 1)),
        "hspace": gap * rows / (down - gap * (rows - 1)),
    }
    options["gridspec_kw"] = frame | (gridspec_kw or {})
    # Without an engine `savefig` leaves the usual one behind, which would move the axes.
    still = PlaceHolderLayoutEngine(False, False)
    with applied():
        figure = Figure(figsize=(width / 100, height / 100), layout=still)
        return figure, figure.subplots(rows, columns, **options)


def is_tall(ax: Axes) -> bool:
    """Whether axes belong to the picture for a narrow screen."""
    width, _ = ax.get_figure().get_size_inches()
    return round(100 * float(width)) <= TALL


# What pictures have in common


def handle_dot(ax: Axes, **looks) -> Line2D:
    """The one thing that can be taken: a dark dot with a rim of paper. Its handle adds the halo."""
    return _dot(ax, INK, DOT, {"zorder": 6} | looks)


def side_dot(ax: Axes, colour: str, **looks) -> Line2D:
    """A second dot, which moves along but cannot be taken."""
    return _dot(ax, colour, DOT - PX, {"zorder": 5} | looks)


def _dot(ax, colour, size, looks):
    rim = {"markeredgecolor": PAPER, "markeredgewidth": RIM}
    (dot,) = ax.plot([], [], "o", color=colour, markersize=size, clip_on=False, **rim | looks)
    return dot


def name_y(ax: Axes, text: str, *, left: float = 44, above: float = 14) -> Text:
    """Name the y-axis once: upright, above it; so many pixels left of the axes and above them."""
    return ax.annotate(
        text,
        (0, 1),
        (-left * PX, above * PX),
        xycoords="axes fraction",
        textcoords="offset points",
        color=QUIET,
        va="bottom",
    )


def name_curve(ax: Axes, x: float, y: float, text: str, colour: str, **options) -> Text:
    """Name a curve where it runs, in its own colour."""
    return ax.text(x, y, text, color=colour, **{"weight": 600, "zorder": 4} | options)


def number_text(ax: Axes, **options) -> Text:
    """The number that matters, large and bold; what moves places it and writes it."""
    return ax.text(0, 0, "", **{"fontsize": NUMBER, "weight": 600, "zorder": 7} | options)
