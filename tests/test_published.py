"""An explorer as HTML: the same states and sentences as the live one, and nothing from outside."""

import base64
import gzip
import itertools
import json
import re

import ipywidgets as widgets
import pytest

from helpers import explorers
from helpers.explorer import Explorer, slider, switch
from helpers.figures import new_figure
from helpers.published import PREFIX


def dot_explorer(published=None, **controls):
    """A dot at (x, y), y = 0 unless a control of that name moves it."""
    figure, ax = new_figure()
    ax.set(xlim=(-20, 20), ylim=(-20, 20))
    (dot,) = ax.plot([], [], "o")

    def update(x, y=0):
        dot.set_data([x], [y])
        return [dot]

    return Explorer(
        figure, update, lambda **values: f"at {values}", published=published, **controls
    )


def states_of(page: str) -> dict:
    data = re.search(r'<script type="application/octet-stream">(.*?)</script>', page)[1]
    return json.loads(gzip.decompress(base64.b64decode(data)))


def background_of(page: str) -> str:
    return base64.b64decode(re.search(r'src="data:image/svg\+xml;base64,(.*?)"', page)[1]).decode()


@pytest.fixture(scope="module", params=explorers.__all__)
def published(request):
    explorer = getattr(explorers, request.param)()
    return explorer, explorer.to_html()


def test_every_state_says_what_the_live_explorer_says(published):
    explorer, page = published
    if 'class="explorer-note"' in page:
        pytest.skip("publishes fewer states than the notebook has")
    values = [[option[1] for option in control.options] for control in explorer.controls.values()]
    grid = list(itertools.product(*values))
    said = states_of(page)["sentences"]
    assert len(said) == len(grid)
    for place in range(0, len(grid), max(1, len(grid) // 40)):
        state = dict(zip(explorer.controls, grid[place], strict=True))
        assert said[place] == explorer.draw(**state)[1]


def test_every_layer_has_a_look_for_every_state_and_moves(published):
    _, page = published
    states = states_of(page)
    for layer in states["layers"]:
        assert len(layer["shown"]) == len(states["sentences"])
        assert set(layer["shown"]) == set(range(len(layer["looks"])))
    assert max(len(layer["looks"]) for layer in states["layers"]) > 1


def test_every_reference_finds_what_it_refers_to(published):
    states = states_of(published[1])
    known = set(re.findall(rf'id="({PREFIX}[^"]+)"', states["defs"]))
    looks = "".join(look for layer in states["layers"] for look in layer["looks"])
    used = set(re.findall(rf'(?:href="#|url\(#)({PREFIX}[^")]+)', looks))
    assert used <= known
    assert not re.search(r'(?:href="#|url\(#)(?!@@)', looks)


def test_nothing_comes_from_outside_and_no_style_attribute(published):
    explorer, page = published
    shown = page + json.dumps(states_of(page))
    assert not re.search(r'(?:src|href)=\\?"(?!data:|#|@@)', shown)
    # A strict content security policy refuses style attributes.
    assert not re.search(r"<[^>]* style=", shown)


def test_the_live_explorer_stays_as_it_was(published):
    explorer, _ = published
    before = explorer.image, explorer.sentence, explorer.values, explorer.figure.dpi
    assert before[:2] == explorer.draw(**explorer.values)
    assert before == (explorer.image, explorer.sentence, explorer.values, explorer.figure.dpi)


def test_the_same_bytes_twice():
    first, second = explorers.minus_log().to_html(), explorers.minus_log().to_html()
    assert first == second


def test_what_moves_is_not_in_the_background():
    still, moving = (
        dot_explorer(x=slider("x", places, places[0])).to_html() for places in ([0], [0, 1, 2])
    )
    assert background_of(still) == background_of(moving)
    assert len(states_of(moving)["layers"][0]["looks"]) == 3


def test_an_artist_that_looks_the_same_is_stored_once():
    x, y = slider("x", [0, 1, 2], 0), switch("same picture", {"a": 0, "b": 0.0}, 0)
    (layer,) = states_of(dot_explorer(x=x, y=y).to_html())["layers"]
    assert layer["shown"] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("control", "captions"),
    [
        (widgets.FloatSlider(0.2, min=0, max=0.3, step=0.1), ["0.00", "0.10", "0.20", "0.30"]),
        (widgets.IntSlider(4, min=2, max=6, step=2), ["2", "4", "6"]),
        (widgets.Dropdown(options=[3, 5]), ["3", "5"]),
        (widgets.RadioButtons(options=[("low", 1), ("high", 2)]), ["low", "high"]),
        (widgets.Checkbox(True), ["no", "yes"]),
    ],
)
def test_other_widgets_can_be_published_too(control, captions):
    page = dot_explorer(x=control).to_html()
    assert len(states_of(page)["sentences"]) == len(captions)
    listed = re.search(r'data-captions="(.*?)"', page)
    shown = json.loads(listed[1].replace("&quot;", '"')) if listed else None
    assert (shown or re.findall(r"<span>([^<]*)</span></label>", page)) == captions


def test_a_control_without_a_list_of_values_is_refused():
    with pytest.raises(TypeError, match="'x' is a BoundedFloatText|'x' is a FloatText"):
        dot_explorer(x=widgets.FloatText(1)).to_html()


def test_fewer_values_are_published_when_asked_and_the_page_says_so():
    page = dot_explorer({"x": [0, 4]}, x=slider("Place", range(9), 3, form="{:d}")).to_html()
    assert states_of(page)["sentences"] == ["at {'x': 0}", "at {'x': 4}"]
    assert "“Place” has 2 of the 9 positions" in page
    assert 'aria-valuetext="4"' in page  # the nearest to where the live one starts


def test_too_many_states_say_what_to_do():
    x, y = slider("x", range(150), 0), slider("y", range(150), 0)
    with pytest.raises(ValueError, match=r"22,500 states.*published="):
        dot_explorer(x=x, y=y).to_html()


def test_publishing_shows_html_instead_of_a_widget(monkeypatch):
    explorer = explorers.minus_log()
    assert "image/png" in explorer._repr_mimebundle_()
    monkeypatch.setattr("helpers.explorer.PUBLISHING", True)
    assert set(explorer._repr_mimebundle_()) == {"text/html", "text/plain"}


LOOKS = {
    "text": ["a", "b"], "position": [(0, 0), (1, 1)], "visible": [True, False],
    "color": ["red", "blue"], "alpha": [0.5, 1], "rotation": [0, 30], "size": [12, 14],
    "weight": ["normal", "bold"], "style": ["normal", "italic"], "family": ["serif", "sans-serif"],
    "ha": ["left", "right"], "va": ["top", "bottom"],
}  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_a_text_is_drawn_anew_when_any_part_of_its_look_changes(look):
    figure, ax = new_figure()
    ax.set(xlim=(-2, 2), ylim=(-2, 2))
    words = ax.text(0, 0, "words")

    def update(place):
        words.set(**{look: LOOKS[look][place]})
        return [words]

    place = slider("Place", [0, 1], 0)
    explorer = Explorer(figure, update, lambda place: f"at {place}", place=place)
    [layer] = states_of(explorer.to_html())["layers"]
    assert layer["shown"] == [0, 1]
    assert len(layer["looks"]) == 2
