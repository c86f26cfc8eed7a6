"""Write an explorer as HTML that needs no kernel, no network and no second description.

Every state of the controls is drawn beforehand by the same `update` and `sentence` that drive
the live explorer; the page only switches between them. What stands still becomes one background
picture. Each artist that moves becomes a layer of small SVG fragments, and an artist that looks
the same in two states is stored once, so a grid of two controls costs little more than its
sides. Vectors stay sharp on a projector, and the packed states of an explorer take some tens of
kilobytes. A browser shows a state by exchanging fragments: well within one frame.
"""

import base64
import gzip
import html
import io
import itertools
import json
import math
from dataclasses import dataclass, replace
from importlib import resources
from xml.etree import ElementTree

import matplotlib
import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.text import Text

MOST_STATES = 20_000
PREFIX = "@@"  # stands before every id; the page puts a name of its own in its place
STYLE = resources.files("helpers").joinpath("published.css").read_text(encoding="utf-8")
SCRIPT = resources.files("helpers").joinpath("published.js").read_text(encoding="utf-8")
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_POINTS_PER_INCH = 72  # the unit of matplotlib's SVG
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


@dataclass(frozen=True)
class Choice:
    """One control: its label, its values with their captions, and where it starts."""

    name: str
    label: str
    values: list
    captions: list[str]
    start: int
    kind: str  # "range" or "buttons"


def to_html(
    figure: Figure, update, sentence, moving: list[Artist], choices: list[Choice], note: str = ""
) -> str:
    """Return self-contained HTML of one explorer; `note` is shown below it.

    Raises ValueError if the controls have more than MOST_STATES states together.
    """
    count = math.prod(len(choice.values) for choice in choices)
    if count > MOST_STATES:
        raise ValueError(
            f"this explorer has {count:,} states, a page holds {MOST_STATES:,}: "
            "name fewer values in Explorer(…, published={control: values})"
        )
    start = {choice.name: choice.values[choice.start] for choice in choices}
    dpi = figure.dpi
    try:
        figure.set_dpi(_POINTS_PER_INCH)
        update(**start)
        with matplotlib.rc_context({"svg.hashsalt": "bce"}):  # the same ids at every build
            background = _draw_background(figure, moving)
            states = _draw_states(figure, update, sentence, moving, choices)
    finally:
        figure.set_dpi(dpi)
    return _page(figure, choices, background, states, sentence(**start), note)


def _draw_background(figure: Figure, moving: list[Artist]) -> str:
    shown = {artist: artist.get_visible() for artist in moving}
    try:
        for artist in moving:
            artist.set_visible(False)
        picture = io.StringIO()
        figure.savefig(picture, format="svg", metadata=_NO_METADATA)
    finally:
        for artist, visible in shown.items():
            artist.set_visible(visible)
    return picture.getvalue()


def _draw_states(figure, update, sentence, moving, choices) -> dict:
    defs: dict[str, str] = {}
    layers = [_Layer(figure, artist, defs) for artist in sorted(moving, key=lambda a: a.zorder)]
    sentences = []
    for values in itertools.product(*(choice.values for choice in choices)):
        state = dict(zip((choice.name for choice in choices), values, strict=True))
        update(**state)
        for layer in layers:
            layer.add()
        sentences.append(sentence(**state))
    return {
        "defs": "".join(defs.values()),
        "layers": [{"looks": layer.looks, "shown": layer.shown} for layer in layers],
        "sentences": sentences,
    }


class _Layer:
    """The different looks of one artist, and which of them each state shows."""

    def __init__(self, figure: Figure, artist: Artist, defs: dict[str, str]):
        self.figure, self.artist, self.defs = figure, artist, defs
        self.looks: list[str] = []
        self.shown: list[int] = []
        self._places: dict[str, int] = {}
        self._drawings: dict[tuple, str] = {}  # of a text, by its words and their look

    def add(self) -> None:
        """Draw the artist as it is now; keep the drawing if no state before had it."""
        drawn = self._drawn()
        if drawn not in self._places:
            self._places[drawn] = len(self.looks)
            self.looks.append(_fragment(drawn, self.defs))
        self.shown.append(self._places[drawn])

    def _drawn(self) -> str:
        words = _words(self.artist)
        if words is None:
            return _draw(self.figure, self.artist)
        if words not in self._drawings:
            self._drawings[words] = _draw(self.figure, self.artist)
        return self._drawings[words]


def _words(artist: Artist) -> tuple | None:
    """What a plain text looks like, told without drawing it: its letters take most of the time."""
    if type(artist) is not Text or artist.get_bbox_patch():
        return None
    font = artist.get_fontproperties()
    return (
        artist.get_text(), artist.get_position(), artist.get_visible(), id(artist.get_transform()),
        str(artist.get_color()), artist.get_alpha(), hash(font), artist.get_rotation(),
        artist.get_ha(), artist.get_va(),
    )  # fmt: skip


def _draw(figure: Figure, artist: Artist) -> str:
    width, height = figure.get_size_inches() * _POINTS_PER_INCH
    text = io.StringIO()
    renderer = RendererSVG(width, height, text, image_dpi=_POINTS_PER_INCH, metadata=_NO_METADATA)
    artist.draw(renderer)
    renderer.finalize()
    return text.getvalue()


def _fragment(drawn: str, defs: dict[str, str]) -> str:
    """Return the drawing inside an SVG; put what it refers to into `defs`, which states share."""
    root = ElementTree.fromstring(drawn)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (_SVG + "defs", _SVG + "metadata"):
                for shared in child:
                    if shared.get("id"):
                        defs.setdefault(shared.get("id"), _markup(shared))
                parent.remove(child)
    return "".join(_markup(child) for child in root)


def _markup(element: ElementTree.Element) -> str:
    """Write an element for use inside HTML: no namespaces, no style attributes, ids prefixed.

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
            attributes["href"] = value.replace("#", f"#{PREFIX}")
        elif name == "id" and tag == "g":
            continue  # a counter of matplotlib's that nothing refers to
        else:
            attributes[name] = PREFIX + value if name == "id" else value
    for name, value in attributes.items():
        attributes[name] = value.replace("url(#", f"url(#{PREFIX}")
    opening = " ".join([tag, *(f'{k}="{html.escape(v)}"' for k, v in attributes.items())])
    inner = "".join(_markup(child) for child in element)
    return f"<{opening}>{inner}</{tag}>" if inner else f"<{opening}/>"


def _page(figure, choices, background, states, sentence, note) -> str:
    width, height = figure.get_size_inches() * _POINTS_PER_INCH
    packed = json.dumps(states, ensure_ascii=False, separators=(",", ":")).encode()
    data = base64.b64encode(gzip.compress(packed, mtime=0)).decode()
    picture = base64.b64encode(background.encode()).decode()
    controls = "".join(_control(choice) for choice in choices)
    remark = f'<p class="explorer-note">{html.escape(note)}</p>' if note else ""
    spoken = html.escape(sentence)
    return (
        f'<div class="explorer-published"><style>{STYLE}</style>{controls}'
        f'<p class="explorer-sentence" aria-live="polite">{spoken}</p>'
        f'<div class="explorer-picture" role="img" aria-label="{spoken}">'
        f'<img alt="" width="{width:g}" height="{height:g}" '
        f'src="data:image/svg+xml;base64,{picture}">'
        f'<svg viewBox="0 0 {width:g} {height:g}" aria-hidden="true" focusable="false"></svg></div>'
        f'{remark}<script type="application/octet-stream">{data}</script>'
        f"<script>{SCRIPT}</script></div>"
    )


def _control(choice: Choice) -> str:
    label, caption = html.escape(choice.label), html.escape(choice.captions[choice.start])
    if choice.kind == "range":
        captions = html.escape(json.dumps(choice.captions, ensure_ascii=False))
        return (
            f'<div class="explorer-control"><label><span>{label}</span>'
            f'<input type="range" min="0" max="{len(choice.values) - 1}" step="1" '
            f'value="{choice.start}" data-captions="{captions}" aria-valuetext="{caption}">'
            f'</label><span class="explorer-readout" aria-hidden="true">{caption}</span></div>'
        )
    buttons = "".join(
        f'<label><input type="radio" value="{i}"{" checked" * (i == choice.start)}>'
        f"<span>{html.escape(text)}</span></label>"
        for i, text in enumerate(choice.captions)
    )
    return f'<fieldset class="explorer-control"><legend>{label}</legend>{buttons}</fieldset>'


def steps(low: float, high: float, step: float) -> list[float]:
    """Return the values of a numeric slider, free of the rounding of repeated addition."""
    digits = max(0, -math.floor(math.log10(step)) + 2)
    return [round(low + i * step, digits) for i in range(int(np.floor((high - low) / step + 1.5)))]


def fewer(choice: Choice, values: list) -> Choice:
    """Return `choice` with only those of its values that are in `values`."""
    kept = [i for i, value in enumerate(choice.values) if value in values]
    start = min(range(len(kept)), key=lambda i: abs(kept[i] - choice.start))
    return replace(
        choice,
        values=[choice.values[i] for i in kept],
        captions=[choice.captions[i] for i in kept],
        start=start,
    )
