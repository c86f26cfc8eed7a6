"""An explorer as HTML: the same states and sentences as the live one, and nothing from outside."""

import base64
import gzip
import itertools
import json
import re

import pytest
from support.notebook import shown_in_a_notebook
from support.small_explorers import (
    dot_explorer,
    drawn,
    elements,
    height,
    layers,
    missing,
    place,
    still,
)

from helpers import explorers
from helpers.interactive import slider, switch

DATA = re.compile(r'<script type="application/octet-stream">(.*?)</script>')


def states_of(html: str) -> dict:
    return json.loads(gzip.decompress(base64.b64decode(DATA.search(html)[1])))


def picture_of(html: str) -> str:
    """The picture that stands in a page before its script runs."""
    return re.search(r"<svg [^>]*>(.*?)</svg>", html)[1]


# Every explorer of the catalogue


@pytest.fixture(scope="module", params=explorers.__all__)
def page(request, published):
    return published(request.param), getattr(explorers, request.param)


def test_some_ten_states_say_and_show_what_the_live_explorer_does(page):
    html, make = page
    told, live = states_of(html), make()
    grid = [*itertools.product(*(choice.values for choice in live.choices()))]
    assert len(told["sentences"]) == len(grid)
    for number in {*range(0, len(grid), max(1, len(grid) // 10)), len(grid) - 1}:
        values = dict(zip(live.controls, grid[number], strict=True))
        assert told["sentences"][number] == live.move(**values)
        for shape, stage in live.stages.items():
            columns = zip(
                told["shapes"][shape]["variants"], told["shapes"][shape]["shown"], strict=True
            )
            shown = [looks[numbers[number]] for looks, numbers in columns]
            right = zip(stage.layers, stage.variants(values), strict=True)
            assert shown == [layer.variants[look] for layer, look in right]


def test_the_page_opens_with_the_state_that_the_live_explorer_shows(page):
    html, make = page
    picture, live = picture_of(html), make()
    sentence, right = drawn(live, **live.values)
    assert elements(still(picture), *layers(picture)) == right
    assert f'aria-live="polite">{sentence}</p>' in html


def test_every_reference_finds_what_it_refers_to(page):
    html, _ = page
    states = states_of(html)
    for shape, told in states["shapes"].items():
        background = still(picture_of(html)) if shape == "wide" else told["background"]
        assert not missing(background, *itertools.chain(*told["variants"]), defs=told["defs"])
    assert not re.search(r'(?:href=\\?"#|url\(#)(?!@@)', picture_of(html) + json.dumps(states))


def test_nothing_comes_from_outside_and_no_style_attribute(page):
    html, _ = page
    shown = DATA.sub("", html) + json.dumps(states_of(html))
    assert not re.search(r'(?:src|href)=\\?"(?!data:|\\?#)', shown)
    assert not re.search(r"url\((?!data:font/|#@@)|https?://|@import", shown)
    # A strict content security policy refuses style attributes.
    assert not re.search(r"<[^>]* style=", shown)


# The states of a page


def test_the_same_bytes_twice():
    explorer = explorers.minus_log()
    first = explorer.to_html()
    assert first == explorers.minus_log().to_html() == explorer.to_html()


def test_the_live_explorer_stays_as_it_was():
    explorer = dot_explorer(x=place(), high=height())
    before = explorer.image, explorer.sentence, explorer.values, explorer.figure.dpi
    explorer.to_html()
    assert before == (explorer.image, explorer.sentence, explorer.values, explorer.figure.dpi)


def test_an_artist_that_looks_the_same_is_stored_once():
    x, y = slider("x", [0, 1, 2], 0), switch("same picture", {"a": 0, "b": 0.0}, 0)
    told = states_of(dot_explorer(x=x, high=y).to_html())["shapes"]["wide"]
    assert told["shown"] == 2 * [[0, 0, 1, 1, 2, 2]]  # the words and the dot


def test_what_moves_late_is_in_every_state():
    explorer = dot_explorer()
    html = explorer.to_html()
    told = states_of(html)["shapes"]["wide"]
    assert [len(looks) for looks in told["variants"]] == [11, 11, 6]  # the square from x = 5 on
    assert told["shown"][2] == 6 * [0] + [1, 2, 3, 4, 5]
    picture = picture_of(html)
    assert elements(still(picture), *layers(picture)) == drawn(explorer, x=2)[1]


def test_a_tall_shape_comes_with_a_background_of_its_own():
    explorer = dot_explorer(tall=True)
    states = states_of(explorer.to_html())
    assert states["tall"]
    assert set(states["shapes"]) == {"wide", "tall"}
    assert "background" not in states["shapes"]["wide"]  # it stands in the page already
    stage = explorer.stages["tall"]
    assert states["shapes"]["tall"]["background"] == stage.background
    assert states["shapes"]["tall"]["size"] == stage.size
    assert not states_of(dot_explorer().to_html())["tall"]


# What the front end knows of handles and controls


def test_every_handle_is_described_for_its_own_shape():
    explorer = dot_explorer(tall=True)
    told = states_of(explorer.to_html())["shapes"]
    for shape, stage in explorer.stages.items():
        assert told[shape]["handles"] == stage.describe_handles(explorer.choices())
        assert len(told[shape]["handles"][0]["places"][0]) == 11
        assert all('data-handle="0"' in look for look in told[shape]["variants"][1])


def test_who_follows_is_told():
    high = switch("Height", {"high": True, "low": False}, False)
    follows = {"high": lambda x: x > 8}
    states = states_of(dot_explorer(x=place(), high=high, follows=follows).to_html())
    assert states["follows"] == [[0, 1, 9 * [1] + 2 * [0]]]


def test_only_time_has_a_play_button():
    html = dot_explorer(x=place(time=True), high=height()).to_html()
    assert re.findall(r'<button [^>]*aria-label="(.*?)"', html) == ["Play Place"]
    assert [control["time"] for control in states_of(html)["controls"]] == [True, False]
    assert "<button" not in dot_explorer().to_html().split("<script")[0]


def test_controls_show_where_they_stand_and_know_their_captions():
    explorer = dot_explorer(x=slider("<Place>", range(5), 3, form="{:d} mm"), high=height())
    explorer.controls["x"].value = 4
    html = explorer.to_html()
    assert "<span>&lt;Place&gt;</span>" in html
    assert '<input type="range" min="0" max="4" step="1" value="4" aria-valuetext="4 mm">' in html
    assert "<legend>Height</legend>" in html
    buttons = re.findall(r'value="(\d)"( checked)?><span>(\w+)</span></label>', html)
    assert buttons == [("0", "", "high"), ("1", " checked", "low")]
    captions = [control["captions"] for control in states_of(html)["controls"]]
    assert captions == [[f"{x} mm" for x in range(5)], ["high", "low"]]


def test_words_of_a_sentence_cannot_break_the_page():
    html = dot_explorer(sentence=lambda x: f'{x} < 3 & "so" on</p>').to_html()
    assert "2 &lt; 3 &amp; &quot;so&quot; on&lt;/p&gt;" in html
    assert states_of(html)["sentences"][2] == '2 < 3 & "so" on</p>'


def test_too_many_states_say_what_to_do():
    x, high = slider("x", range(150), 0), slider("y", range(150), 0)
    with pytest.raises(ValueError, match=r"22,500 states.*fewer values"):
        dot_explorer(x=x, high=high).to_html()


def test_publishing_shows_html_instead_of_a_widget(monkeypatch):
    explorer = dot_explorer()
    assert len(shown_in_a_notebook(explorer)) == 3
    monkeypatch.setattr("helpers.rendering.STATIC", True)
    [bundle] = shown_in_a_notebook(explorer)
    assert bundle == {"text/html": explorer.to_html(), "text/plain": explorer.sentence}
