"""One JupyterLab over a copy of the lessons, and one page of an installed Chromium or Chrome.

These tests run last: Playwright keeps an event loop running, beside which other tests could not
start one of their own.
"""

import os
import shutil
from pathlib import Path

import lab
import pytest
from explorers.table import EXPLORERS
from playwright.sync_api import sync_playwright

LESSONS = Path(__file__).parents[2] / "notebooks"
NAMES = sorted(path.stem for path in LESSONS.glob("*.ipynb"))
PAGES = ["course", "index", "sheet", "words", *NAMES]
MISSING = "needs a browser: install Chromium or Chrome, on Debian with `apt install chromium`"
PROJECTOR = {"width": 1280, "height": 720}
# The files that take longest go first, so that two workers end at about the same time.
LONG = [
    "test_lab.py", "test_lab_explorers.py", "test_lab_lesson.py", "test_lab_second_day.py",
    "test_explorers.py", "test_site.py", "test_decks.py", "test_firefox.py",
]  # fmt: skip


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    here = Path(__file__).parent

    def place(item):
        last = here in item.path.parents
        return last, LONG.index(item.path.name) if last and item.path.name in LONG else len(LONG)

    items.sort(key=place)


@pytest.fixture(scope="package")
def browser():
    if not lab.find_browser():
        required = os.environ.get("BCE_REQUIRE_BROWSER") == "1"
        (pytest.fail if required else pytest.skip)(MISSING)
    with sync_playwright() as playwright:
        browser = lab.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def explorers_page(once, published):
    """A page with all explorers of the table."""

    def write(file):
        written = []
        for entry in EXPLORERS:
            # Some need data of their lesson.
            html = published(entry.name) if entry.given is tuple else entry.make().to_html()
            written.append(f'<section id="{entry.name}">{html}</section>')
        head = "<!DOCTYPE html><meta charset=utf-8><meta name=viewport content=width=device-width>"
        file.write_text(head + "\n".join(written), encoding="utf-8")

    return once("explorers.html", write)


@pytest.fixture(scope="package")
def notebooks(tmp_path_factory):
    """A folder with the lessons as they are stored; tests may add notebooks of their own."""
    folder = tmp_path_factory.mktemp("lab") / "notebooks"
    return shutil.copytree(LESSONS, folder, ignore=shutil.ignore_patterns(".*"))


@pytest.fixture(scope="package")
def address(browser, notebooks):
    with lab.running_lab(notebooks) as address:
        yield address


@pytest.fixture(scope="package")
def troubles():
    """What went wrong in the page, each as one line."""
    return []


@pytest.fixture(scope="package")
def visit(browser, site, troubles):
    """Open a file of the site in a fresh tab; nothing but the file itself may be asked for."""
    context = browser.new_context(offline=True)

    def note_request(request):
        if not request.url.startswith(("data:", "blob:", "about:", site.as_uri())):
            troubles.append(f"request: {request.url[:100]}")

    context.on("page", lambda page: watch(page, troubles))
    context.on("request", note_request)

    def open_file(name, size, query=""):
        for page in context.pages:
            page.close()
        page = context.new_page()
        page.set_viewport_size(size)
        page.goto((site / name).as_uri() + query)
        written = (site / name).read_text(encoding="utf-8")
        page.wait_for_function(
            "all => document.querySelectorAll('.explorer[data-ready]').length === all",
            arg=written.count('<div class="explorer"'),
            polling=50,  # a tab in the background draws no frames
        )
        return page

    yield open_file
    context.close()


@pytest.fixture(scope="package")
def page(browser, address, troubles):
    page = browser.new_page(viewport=PROJECTOR, has_touch=True)
    watch(page, troubles)
    page.on("request", lambda request: note_address(request.url, address, troubles))
    page.on("websocket", lambda socket: note_address(socket.url, address, troubles))
    lab.open_lab(page, address)
    yield page
    page.close()


def watch(page, troubles):
    """Note the errors of a page."""

    def note_message(message):
        if message.type == "error":
            troubles.append(f"console: {message.text}")

    page.on("pageerror", lambda error: troubles.append(f"uncaught: {error}"))
    page.on("console", note_message)


def note_address(url, address, troubles):
    """Chromium is started without a way to other machines; here it shows that none was tried."""
    host = address.removeprefix("http:")
    if not url.startswith((f"http:{host}/", f"ws:{host}/", "data:", "blob:")):
        troubles.append(f"request beyond this machine: {url}")


@pytest.fixture(autouse=True)
def nothing_went_wrong(troubles):
    yield
    found = troubles.copy()
    troubles.clear()
    assert not found, "\n".join(found)


@pytest.fixture(scope="module")
def open_notebook(page):
    """Open a notebook of the folder by name, alone; close it when its tests are done."""

    def open_alone(name):
        lab.close_notebooks(page)
        lab.open_notebook(page, name)
        return page

    yield open_alone
    lab.close_notebooks(page)
