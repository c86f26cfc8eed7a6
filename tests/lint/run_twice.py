"""Cells run twice say the same, and no cell reaches beyond this machine: a plugin beside nbval's.

nbval runs a lesson's cells in order and compares what they say; here each runs a second time at
once, in the same kernel. A cell that runs alone needs no run to be judged: it says the same, if all
its names are its own or Python's (the rule `builtins_kept`), or it stops at a NameError.
"""

from pathlib import Path

import pytest
from nbval.plugin import IPyNbCell

TESTS = Path(__file__).parents[1]
GUARD = f"""
import sys
sys.path.insert(0, {str(TESTS)!r})
from support import loopback_only
sys.path.pop(0)
loopback_only.install()
del sys, loopback_only
"""


class CellsTwice:
    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item):
        result = yield
        if isinstance(item, IPyNbCell) and not hasattr(item.parent, "guarded"):
            kernel = item.parent.kernel
            kernel.await_reply(kernel.execute_cell_input(GUARD), timeout=60)
            item.parent.guarded = True
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item):
        result = yield
        if isinstance(item, IPyNbCell):
            try:
                item.runtest()
            except Exception:
                item.add_report_section("call", "run twice", "It failed when it ran again.")
                raise
        return result
