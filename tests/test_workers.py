"""Two workers for a run of everything, none for a single file or for whoever says otherwise."""

from types import SimpleNamespace

import pytest
from support import workers

SOURCE = pytest.Config.ArgsSource


@pytest.fixture(autouse=True)
def cores(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def shared(source=SOURCE.TESTPATHS, worker=False, **options):
    asked = {"numprocesses": None, "dist": "no", "usepdb": False, "loadscopereorder": True}
    config = SimpleNamespace(args_source=source, option=SimpleNamespace(**asked | options))
    if worker:
        config.workerinput = {}
    workers.share(config)
    return config.option.numprocesses


def test_a_run_of_everything_uses_two_cores():
    assert shared() == 2


def test_one_core_does_one_thing_at_a_time(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert shared() is None


@pytest.mark.parametrize(
    "other",
    [{"source": SOURCE.ARGS}, {"worker": True}, {"usepdb": True}, {"dist": "load"}],
    ids=str,
)
def test_nothing_is_shared_where_it_would_not_help(other):
    assert shared(**other) is None


def test_a_number_that_was_asked_for_stays():
    assert shared(numprocesses=0) == 0
