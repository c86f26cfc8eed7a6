"""What several files of tests need and only one of them should make."""

import pytest
from filelock import FileLock
from support.small_explorers import drawn

from helpers import explorers


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory, request):
    """A folder that all workers of this run have in common."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base


@pytest.fixture(scope="session")
def published(shared_folder):
    """Give the HTML of an explorer by its name; all of its states are drawn once in a run."""

    def html(name):
        file = shared_folder / f"{name}.html"
        with FileLock(file.with_suffix(".lock")):
            if not file.exists():
                explorer = getattr(explorers, name)()
                before = drawn(explorer, **explorer.values)
                file.write_text(explorer.to_html(), encoding="utf-8")
                assert drawn(explorer, **explorer.values) == before, f"{name} has changed"
        return file.read_text(encoding="utf-8")

    return html
