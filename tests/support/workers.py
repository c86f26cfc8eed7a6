"""How many files of tests run side by side when nobody asks for a number."""

import os

import pytest

MOST = 2  # each may hold a JupyterLab and a browser


def share(config) -> None:
    """Give a run of everything two workers, where there are two cores; single files get none.

    A file stays with one worker, because the cells of a lesson share a kernel, and files keep
    their order, because a worker that has begun with the browser can do nothing else after.
    """
    everything = config.args_source == pytest.Config.ArgsSource.TESTPATHS
    option = config.option
    unasked = option.numprocesses is None and option.dist == "no" and not option.usepdb
    here = hasattr(config, "workerinput")
    if everything and unasked and not here and (os.cpu_count() or 1) >= MOST:
        option.numprocesses, option.dist, option.loadscopereorder = MOST, "loadfile", False
