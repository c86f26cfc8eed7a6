"""The pages around the lessons in a browser, made from the lessons as they are stored."""

import re

import pytest
from conftest import watch

A4 = ["595", "842"]  # points


@pytest.fixture
def visit(browser, around, troubles):
    """Open a page in a fresh tab, without a network."""
    context = browser.new_context(offline=True)

    def visit(name, **size):
        page = context.new_page()
        watch(page, troubles)
        page.set_viewport_size({"width": 1280, "height": 720} | size)
        page.goto((around / name).as_uri())
        return page

    yield visit
    context.close()


def test_the_sheet_prints_on_one_side_of_a4(visit):
    page = visit("sheet.html")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    [box] = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf))
    assert [f"{float(side):.0f}" for side in box] == A4
    page.emulate_media(media="print")
    smallest = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('main *')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .filter(e => !e.closest('math, .where'))
          .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
    )
    assert smallest >= 9  # pixels of paper, 96 to the inch: about 7 points


# What a learner types, and the place that stands among the first three results.
FOUND = {
    "y-hat": "#can-you-believe-its-ŷ",
    "ŷ": "#can-you-believe-its-ŷ",
    "-ln": "01_minus_log.html",
    "−ln": "01_minus_log.html",
    "BCE": "#why-binary-cross-entropy",
    "cross-entropy": "#why-binary-cross-entropy",
    "log loss": "#why-binary-cross-entropy",
    "NLL": "#why-binary-cross-entropy",
    "minus sign": "#a-common-mistake-the-minus-sign-lost",
    "why a logarithm": "#why-a-logarithm-because-chances-multiply",
    "log10": "#a-common-mistake-np-log10",
    "sigmoid twice": "#a-common-mistake-the-sigmoid-twice",
    "softmax or sigmoid": "#a-sigmoid-is-a-small-softmax",
    "sum or mean": "#sum-or-mean",
    "gradient check": "#trust-it-measure-it",
    "mse vs bce": "05_sse_vs_bce.html",
    "base rate": "#the-second-yardstick-always-say-the-share",
    "imbalanced": "09_rare_labels.html",
    "precision and recall": "#two-questions-instead-of-one",
    "threshold": "#two-questions-instead-of-one",
    "soft labels": "#soft-labels-how-low-can-the-loss-go",
    "backprop": "#the-same-for-all-forty-backward",
    "surprise": "#surprise-without-bound",
    "broadcasting": "13_find_the_bug.html",
}


def test_the_search_finds_what_learners_look_for(visit):
    page = visit("words.html")
    page.keyboard.press("/")
    page.keyboard.type("loss")
    links = page.locator(".search-results a")
    links.first.wait_for()
    assert all("Lesson" in text for text in links.all_inner_texts())
    found = page.evaluate(
        """all => all.map(words => searchCourse(words).slice(0, 3).map(({ href }) => href))""",
        [*FOUND],
    )
    missed = [
        (words, hrefs)
        for (words, place), hrefs in zip(FOUND.items(), found, strict=True)
        if not any(place in href for href in hrefs)
    ]
    assert not missed


def test_the_search_is_used_by_keyboard_alone(visit):
    page = visit("index.html")
    assert page.locator(".search-results").is_hidden()
    assert page.evaluate("() => !('searchCourse' in window)")
    page.keyboard.press("/")
    page.keyboard.type("batch")
    page.locator(".search-results a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator(".search-results a").nth(1)
    assert second.evaluate("a => a === document.activeElement")
    page.keyboard.press("Escape")
    assert page.locator(".search-results").is_hidden()
    box = page.locator("input[type=search]")
    assert box.evaluate("box => box === document.activeElement")
    page.keyboard.type("/")
    assert box.input_value() == "batch/"
    box.fill("zzz")
    page.get_by_text("Nothing found").wait_for()


def test_a_page_that_stands_alone_says_why_it_cannot_search(visit, around, tmp_path, troubles):
    alone = tmp_path / "words.html"
    alone.write_text((around / "words.html").read_text(encoding="utf-8"), encoding="utf-8")
    page = visit(alone)
    page.keyboard.press("/")
    page.keyboard.type("batch")
    page.get_by_text("this page stands alone").wait_for()
    troubles[:] = [trouble for trouble in troubles if "ERR_FILE_NOT_FOUND" not in trouble]


def test_what_can_be_found_takes_less_than_a_megabyte(around):
    assert (around / "search.js").stat().st_size < 1_000_000


def test_the_map_opens_with_an_explorer_to_touch(visit):
    page = visit("index.html")
    page.wait_for_selector(".explorer[data-ready]")
    dot = page.locator(".explorer-picture [data-handle]").first.bounding_box()
    assert dot["y"] + dot["height"] < 720, "it lies below the first screen"
    said = page.locator(".explorer-sentence")
    before = said.inner_text()
    page.get_by_label("y = 0").check()
    assert said.inner_text() != before


def test_ticks_show_where_to_go_on(visit):
    page = visit("index.html")
    assert page.locator(".resume").is_hidden()
    assert page.locator(".ticks").all_inner_texts() == [""] * page.locator("[data-lesson]").count()
    page.evaluate(
        """() => { const [first, second] = document.querySelectorAll("[data-lesson]");
          const keep = ({ dataset }, id) =>
            localStorage.setItem(`bce:${dataset.lesson}:${id}`, "done");
          for (const id of first.dataset.parts.split(" ")) keep(first, id);
          keep(second, second.dataset.parts.split(" ")[0]);
          keep(second, "of-another-edition"); }"""
    )
    page.reload()
    first, second, third = page.locator(".ticks").all_inner_texts()[:3]
    assert "all done" in first
    assert "1 of" in second
    assert third == ""
    assert page.locator(".resume a").get_attribute("href").endswith("01_minus_log.html")
    page.evaluate(
        """() => { const { lesson, parts } = document.querySelectorAll("[data-lesson]")[1].dataset;
          for (const id of parts.split(" "))
            localStorage.setItem(`bce:${lesson}:${id}`, "done"); }"""
    )
    page.reload()
    assert page.locator(".resume a").get_attribute("href").endswith("02_two_label_cases.html")
    page.evaluate("() => localStorage.clear()")
