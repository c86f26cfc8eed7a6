"""How many files of tests run side by side when nobody asks, and which stay together."""

import os
import re

import pytest
from xdist.scheduler import LoadFileScheduling

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


class Scheduling(LoadFileScheduling):
    """Files by themselves, but those that drive JupyterLab together: they share one of it."""

    def _split_scope(self, nodeid):
        return re.sub(r"(browser/test_lab)\w*\.py$", r"\1", super()._split_scope(nodeid))
