"""Explorers of one dot, drawn in a moment, and how to read what they draw."""

import re
from collections import Counter
from xml.etree import ElementTree

from helpers.figures import new_figure, new_tall_figure
from helpers.figures.style import applied
from helpers.interactive import Explorer, Handle, slider, switch
from helpers.interactive.layers import LayeredFigure


def place(**options):
    return slider("Place", range(11), 2, form="{:d}", **options)


def height():
    return switch("Height", {"high": True, "low": False}, False)


def dot_explorer(*, fails="", tall=False, **options) -> Explorer:
    """A dot at (x, 5), or at (x, 7) if `high`, and a square that moves only from x = 6 on.

    What `fails` names, "update", "sentence" or "drawing", goes wrong at x = 4.
    """
    figure, ax = new_figure(height=200)
    panels = [_Panel(ax)]
    if tall:
        options["tall"], ax = new_tall_figure()
        panels.append(_Panel(ax))

    def stumble(part, x):
        if fails == part and x == 4:
            raise ValueError("no such\n  place")

    def update(x, high=False):
        stumble("update", x)
        moved = [artist for panel in panels for artist in panel.move(x, high)]
        panels[0].words.set_text("$\\nowhere$" if fails == "drawing" and x == 4 else f"{x}")
        return moved

    def sentence(x, high=False):
        stumble("sentence", x)
        return f"x = {x}, {'high' if high else 'low'}"

    handles = [Handle("x", panel.dot, "x") for panel in panels]
    options = {"update": update, "sentence": sentence, "handles": handles, "x": place()} | options
    return Explorer(figure, **options)


class _Panel:
    def __init__(self, ax):
        ax.set(xlim=(-1, 11), ylim=(0, 10))
        ax.grid(visible=False)
        (self.dot,) = ax.plot([], [], "o", zorder=5)
        (self.square,) = ax.plot([5], [8], "s", zorder=5)
        self.words = ax.text(0, 1, "")

    def move(self, x, high):
        self.dot.set_data([x], [5 + 2 * high])
        self.square.set_data([max(x, 5)], [8])
        return [self.dot, self.words, *[self.square] * (x >= 6)]


def states(explorer):
    """The first state, from there each control at both ends, and all of them at their last."""
    first = explorer.values
    ends = {name: (c.options[0][1], c.options[-1][1]) for name, c in explorer.controls.items()}
    yield first
    yield from (first | {name: value} for name in ends for value in ends[name])
    yield {name: last for name, (_, last) in ends.items()}


def stage_of(make, *handles):
    """A stage with one artist that moves; `make` draws it into axes from −3 to 3."""
    figure, ax = new_figure()
    ax.set(xlim=(-3, 3), ylim=(-3, 3))
    artist = make(ax)
    stage = LayeredFigure(figure, [handle(artist) for handle in handles])
    stage.track([artist])
    return stage, artist


def look(stage, **values):
    """The number of the look of the only layer, and the look."""
    with applied():
        [number] = stage.variants(values)
    return number, stage.layers[0].variants[number]


# What is drawn


def layers(picture: str) -> list[str]:
    """The layers of a picture, from back to front."""
    layer = r'<g class="layer(?: hidden-until-done)?">(.*?)</g>(?=<g class="layer|$)'
    return re.findall(layer, picture)


def still(picture: str) -> str:
    return re.match(r'<g class="background">(.*?)</g><defs>', picture)[1]


def missing(*pieces: str, defs: str) -> set[str]:
    """What pieces of SVG refer to that is not in `defs`."""
    used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', "".join(pieces)))
    return used - set(re.findall(r'id="([^"]+)"', defs))


def elements(*pieces: str) -> Counter:
    """All that pieces of SVG draw, each with the groups that it stands in; handles do not count."""
    found = Counter()

    def walk(element, around):
        looks = tuple(sorted(element.attrib.items()))
        if (element.get("class") or "").split(" ")[0] in ("halo", "place"):
            return
        if not len(element) and element.tag != "svg":
            found[*around, element.tag, looks, element.text] += 1
        for child in element:
            walk(child, (*around, element.tag, looks) if looks else around)

    together = "".join(pieces).replace(" -0 ", " 0 ")
    walk(ElementTree.fromstring(f"<svg>{together}</svg>"), ())
    return found


def drawn(explorer, **values):
    """Sentence and picture of a state."""
    picture, sentence = explorer.draw(**values)
    return sentence, elements(still(picture), *layers(picture))


def picture(explorer) -> str:
    """What moves in the picture that is shown now, without what tells that it can be taken."""
    moving = layers(explorer.draw(**explorer.values)[0])
    return re.sub(r'<circle [^>]*class="[^>]*>', "", "".join(moving))
