"""Inter, the type of every picture: two weights, cut to the letters that the course uses.

The package `fontpkg-inter` carries the variable font (SIL Open Font License). matplotlib sees only
the default instance of such a font, and a page needs a few of its letters, so two plain fonts are
cut out of it once, some seconds of work, and kept where matplotlib keeps its own list of fonts.
"""

import base64
import functools
import hashlib
import io
import os
import sys
import tempfile
from dataclasses import replace
from importlib import metadata
from pathlib import Path

import matplotlib
from IPython import get_ipython
from matplotlib import font_manager

FAMILY = "Inter"
WEIGHTS = (400, 600)
SMALL_TYPE = 14  # the optical size that is cut
LETTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ŷσητθλμπαβγδεωΔΣΩ∂∑∏∞−±×÷·≤≥≠≈√‖½¼¾²³⁰¹⁴⁵⁶⁷⁸⁹⁻⁺ⁿᶻ₀₁₂₃→←↑↓⇒…–—“”‘’„•●○■□▲▼✓€°"
    + "ÄÖÜäöüßàâçéèêëîïôûñåøæ"
)


@functools.cache
def register() -> None:
    """Let matplotlib find both weights under the name of the family, from the first figure on."""
    known = font_manager.fontManager
    for weight in WEIGHTS:
        known.addfont(_cut(weight))
    # A letter that Inter has not comes from DejaVu Sans, which has no weight of 600.
    for font in [font for font in known.ttflist if font.name == "DejaVu Sans"]:
        if font.weight == 700:
            known.ttflist.append(replace(font, weight=WEIGHTS[1]))


@functools.cache
def face() -> str:
    """Both weights as `@font-face` rules for a style sheet, about 60 kB of text."""
    rule = "@font-face {{ font-family: {}; font-weight: {}; src: url({}); }}\n".format
    return "".join(rule(FAMILY, weight, _address(weight)) for weight in WEIGHTS)


def _address(weight: int) -> str:
    from fontTools.ttLib import TTFont  # slow to import, and a kernel needs it only to show

    font = TTFont(_cut(weight), recalcTimestamp=False)
    font.flavor = "woff"
    packed = io.BytesIO()
    font.save(packed)
    return "data:font/woff;base64," + base64.b64encode(packed.getvalue()).decode("ascii")


@functools.cache
def _cut(weight: int) -> Path:
    """Return the file of one weight, and make it if this machine has none yet."""
    version = metadata.version("fontpkg-inter"), metadata.version("fonttools")
    key = hashlib.sha256(repr((version, LETTERS, SMALL_TYPE)).encode()).hexdigest()[:12]
    folder = Path(matplotlib.get_cachedir())
    path = folder / f"inter-{weight}-{key}.ttf"
    if not path.exists():
        _tell_terminal("The first figure on this machine takes some seconds: its type is prepared.")
        # Under a name of its own first: two kernels may start side by side.
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".ttf", delete=False) as fresh:
            fresh.write(cut(weight))
        os.replace(fresh.name, path)
    return path


@functools.cache  # once, though there are two weights
def _tell_terminal(words: str) -> None:
    """Say it where Jupyter was started: printed in a cell, a notebook would keep it."""
    if kernel := getattr(get_ipython(), "kernel", None):
        kernel.log.warning(words)
    else:
        print(words, file=sys.stderr)


def cut(weight: int) -> bytes:
    """Return one weight with LETTERS as a plain TrueType font, the same bytes every time."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    place = metadata.distribution("fontpkg-inter").locate_file("fontpkg_inter/files")
    font = TTFont(Path(place, "Inter[opsz,wght].ttf"), recalcTimestamp=False)
    subsetter = Subsetter(Options(layout_features=["kern", "tnum", "calt"], hinting=False))
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    axes = {"wght": weight, "opsz": SMALL_TYPE}
    font = instancer.instantiateVariableFont(font, axes, updateFontNames=True)
    plain = io.BytesIO()
    font.save(plain)
    return plain.getvalue()
