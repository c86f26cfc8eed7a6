"""What several files of tests need and only one of them should make."""

import concurrent.futures
import re

import pytest
from filelock import FileLock
from lint.run_twice import CellsTwice
from support import workers

from helpers import explorers
from helpers.publish import cli
from helpers.publish import site as publishing
from helpers.publish.notebook import read_lessons
from helpers.publish.overview_pages import overview_pages
from helpers.publish.run import execute


def pytest_configure(config):
    config.pluginmanager.register(CellsTwice())  # this file's own hooks are for this folder alone


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    workers.share(config)


def pytest_xdist_make_scheduler(config, log):
    return workers.Scheduling(config, log) if config.option.dist == "loadfile" else None


def pytest_collection_modifyitems(items):
    """The file that has the course published goes first: others need it when it is done."""
    items.sort(key=lambda item: item.path.name != "test_interactive_page.py")


@pytest.fixture(scope="session")
def once(tmp_path_factory, request):
    """Make a file or a folder once in a run, whichever worker needs it first; give its path."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base

    def once(name, make):
        path, made = shared / name, shared / f"{name}.made"
        with FileLock(shared / f"{name}.lock"):
            if not made.exists():
                make(path)
                made.touch()
        return path

    return once


@pytest.fixture(scope="session")
def builds(request):
    """Whether this run publishes the course: then what stands in it is not drawn a second time."""
    return any("site" in getattr(item, "fixturenames", ()) for item in request.session.items)


@pytest.fixture(scope="session")
def site(once):
    """All lessons, published by the command itself; beside it, the explorers that they show.

    Those which a lesson hands its own data are not there.
    """

    def publish(folder):
        shown = folder.with_name("explorers")
        shown.mkdir()

        def keep(lessons, on_cell):
            executed = execute(lessons, on_cell)
            for cell in (cell for lesson in executed for cell in lesson.cells):
                if name := re.search(r"^explorers\.(\w+)\(\)$", cell.source, re.M):
                    html = cell.outputs[-1].data["text/html"]
                    (shown / f"{name[1]}.html").write_text(html, encoding="utf-8")
            return executed

        # Playwright may keep a loop running in this thread; the kernels need one of their own.
        with pytest.MonkeyPatch.context() as patch, concurrent.futures.ThreadPoolExecutor() as pool:
            patch.setattr(publishing, "execute", keep)
            assert pool.submit(cli.main, ["--output", str(folder)]).result() == 0

    return once("site", publish)


@pytest.fixture(scope="session")
def published(once, builds, request):
    """Give the HTML of an explorer by its name."""

    def draw(path):
        path.write_text(getattr(explorers, path.stem)().to_html(), encoding="utf-8")

    def find(name):
        if builds:
            shown = request.getfixturevalue("site").with_name("explorers") / f"{name}.html"
            if shown.exists():
                return shown.read_text(encoding="utf-8")
        return once(f"{name}.html", draw).read_text(encoding="utf-8")

    return find


@pytest.fixture(scope="session")
def around(once, builds, request):
    """The pages around the lessons, made from the lessons as they are stored."""
    if builds:
        return request.getfixturevalue("site")

    def write(folder):
        folder.mkdir()
        for name, text in overview_pages(read_lessons(cli.NOTEBOOKS)).items():
            (folder / name).write_text(text, encoding="utf-8")

    return once("around", write)
