"""The inks by day and by night, for every kind of eye; the type; and that no other file has any."""

import ast
import io
import itertools
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

from helpers import explorers
from helpers.figures import inter, style

ROOT = Path(__file__).parents[1]
TIMES = {"day": 0, "night": 1}
# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
EYES = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
               [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
               [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
               [0.004733, 0.691367, 0.303900]],
}  # fmt: skip
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
     [0.0193339, 0.1191920, 0.9503041]]
)  # fmt: skip


def linear(colour):
    part = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    light, dark = sorted((float(TO_XYZ[1] @ linear(c)) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb):
    part = TO_XYZ @ rgb / (TO_XYZ @ np.ones(3))
    root = np.where(part > (6 / 29) ** 3, np.cbrt(part), part / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def distance(one, other, eye):
    seen = (np.clip(np.array(EYES[eye]) @ linear(colour), 0, 1) for colour in (one, other))
    first, second = map(lab, seen)
    return float(np.linalg.norm(first - second))


def ink(name, time):
    return style.INKS[name][TIMES[time]]


CONTRASTS = [  # what is in front, what lies behind it, and how far apart their lightness is
    (["ink", "quiet", "blue", "orange", "green"], ["paper"], 4.5),
    (["ink", "quiet", "blue", "green"], ["ground"], 4.5),  # code
    (["ink", "blue", "orange"], ["pale-blue", "pale-orange"], 3),
]


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize(("front", "behind", "least"), CONTRASTS)
def test_every_ink_can_be_seen_on_what_lies_behind_it(front, behind, least, time):
    for one, other in itertools.product(front, behind):
        assert contrast(ink(one, time), ink(other, time)) >= least, (one, other)


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("eye", EYES)
def test_blue_and_orange_are_far_apart_for_every_eye(eye, time):
    assert distance(ink("blue", time), ink("orange", time), eye) > 80


def test_each_name_has_its_own_ink():
    for time in TIMES.values():
        inks = [inks[time].lower() for inks in style.INKS.values()]
        assert len(set(inks)) == len(inks)


def test_the_style_sheet_has_all_inks_of_day_and_night():
    sheet = style.ink_styles()
    day, night, dark_page = re.findall(r"\{ (--ink-.*?) \}", sheet)
    assert night == dark_page
    for name, (by_day, by_night) in style.INKS.items():
        assert f"--ink-{name}: {by_day};" in day
        assert f"--ink-{name}: {by_night};" in night
        assert f".fill-{name} {{ fill: var(--ink-{name}); }}" in sheet
        assert f".stroke-{name} {{ stroke: var(--ink-{name}); }}" in sheet
    assert "@media screen and" in sheet  # paper is for the inks of the day


@pytest.mark.parametrize("name", explorers.__all__)
def test_a_picture_has_no_colour_that_is_no_ink(name):
    """Else it would keep the colour of the day by night."""
    explorer = getattr(explorers, name)()
    for stage in explorer.stages.values():
        explorer.move(**explorer.values)
        drawn = stage.markup(stage.variants(explorer.values))
        assert not re.findall(r'(?:fill|stroke)="(?!none"|url)[^"]+"', drawn)


# Where a colour may stand

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b")
NAMED = re.compile(
    r"\b(?:color|c|facecolor|edgecolor|mfc|mec|fc|ec)=[\"'](?!none)|[\"'](?:white|black|gr[ae]y|red)[\"']"
)


def drawing_code():
    for folder in ("explorers", "figures", "interactive"):
        for path in sorted((ROOT / "helpers" / folder).rglob("*.py")):
            if path.name != "style.py":
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        yield path.name, "\n".join(cell.source for cell in cells if cell.cell_type == "code")


@pytest.mark.parametrize(("name", "code"), [*drawing_code()], ids=lambda part: part[:40])
def test_no_other_file_has_a_colour(name, code):
    assert not COLOUR.findall(code) + NAMED.findall(code)


@pytest.mark.parametrize("sheet", sorted((ROOT / "helpers").rglob("*.css")), ids=lambda p: p.name)
def test_no_style_sheet_has_a_colour_of_its_own(sheet):
    """Explorers, pages, decks and the index share the inks."""
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.S)
    assert not COLOUR.findall(rules)
    assert not re.findall(
        r"\b(?:white|black|gr[ae]y|red|rgba?|hsla?|oklch)\b(?!-)", rules.replace("white-space", "")
    )


def test_a_picture_that_is_turned_for_the_night_can_be_read():
    """JupyterLab shows a static figure as an image: inverted, its hue turned back, on its dark."""
    # Of the filters' definition: hue-rotate(180deg) by its matrix, on sRGB.
    turn = np.array([[-0.574, 1.43, 0.144], [0.426, 0.43, 0.144], [0.426, 1.43, -0.856]])
    jupyter = "#111111"
    for name in ("ink", "quiet", "blue", "orange", "green"):
        day = np.array([int(ink(name, "day")[i : i + 2], 16) for i in (1, 3, 5)])
        night = np.clip(turn @ (255 - day), 0, 255).round().astype(int)
        assert contrast("#" + "".join(f"{part:02x}" for part in night), jupyter) >= 4.5


# Type


def test_every_letter_of_a_picture_is_in_the_font():
    beyond = set()
    for name, code in drawing_code():
        if name.endswith(".py"):
            for node in ast.walk(ast.parse(code)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    beyond |= {letter for letter in node.value if letter not in inter.LETTERS}
    assert beyond <= {"\n", "\t", "∈"}, "add them to LETTERS"


def test_the_font_is_cut_the_same_every_time():
    assert inter._cut(600).read_bytes() == inter.cut(600)


def test_matplotlib_draws_with_the_font_that_a_page_carries():
    from matplotlib import font_manager

    for weight in inter.WEIGHTS:
        asked = font_manager.FontProperties(family=style.FONTS, weight=weight)
        assert font_manager.findfont(asked) == str(inter._cut(weight))
    assert inter.face().count("@font-face") == len(inter.WEIGHTS)


@pytest.mark.parametrize("make", [style.new_figure, style.new_tall_figure])
def test_a_saved_picture_keeps_its_axes_where_they_are(make):
    figure, axes = make(2)
    axes[0].set_title("a long title that a layout engine would make room for")
    before = [ax.get_position().bounds for ax in axes]
    for dots in (60, 100):
        figure.savefig(io.BytesIO(), dpi=dots)
        assert np.allclose([ax.get_position().bounds for ax in axes], before)
