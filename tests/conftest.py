"""What several files of tests need and only one of them should make."""

import concurrent.futures

import pytest
from filelock import FileLock
from support import workers
from support.small_explorers import drawn

from helpers import explorers
from helpers.publish import cli
from helpers.publish.read import read_lessons
from helpers.publish.site import render_around


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config):
    workers.share(config)


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
def published(once):
    """Give the HTML of an explorer by its name."""

    def draw(path):
        explorer = getattr(explorers, path.stem)()
        before = drawn(explorer, **explorer.values)
        path.write_text(explorer.to_html(), encoding="utf-8")
        assert drawn(explorer, **explorer.values) == before, f"{path.stem} has changed"

    return lambda name: once(f"{name}.html", draw).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(once):
    """All lessons, published by the command itself."""

    def publish(folder):
        # Playwright may keep a loop running in this thread; the kernels need one of their own.
        with concurrent.futures.ThreadPoolExecutor() as pool:
            assert pool.submit(cli.main, ["--output", str(folder)]).result() == 0

    return once("site", publish)


@pytest.fixture(scope="session")
def around(once):
    """The pages around the lessons, made from the lessons as they are stored."""

    def write(folder):
        folder.mkdir()
        for name, text in render_around(read_lessons(cli.NOTEBOOKS)).items():
            (folder / name).write_text(text, encoding="utf-8")

    return once("around", write)
