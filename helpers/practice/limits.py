"""Run what a learner wrote: with a time limit, on any system, and without its printing.

A signal would interrupt the main thread of Linux and macOS only, and tracing every line makes
honest code slow. So the work is done in a thread of its own; if it does not end, the thread is
told to raise. What cannot be stopped is one endless call inside compiled code.
"""

import contextlib
import ctypes
import io
import threading
import warnings

import numpy as np

SECONDS = 3.0


class TooSlow(Exception):
    pass


def limited(work, seconds: float = SECONDS):
    """Return (what work() returns, whether it printed). Raise TooSlow, or what it raised."""
    outcome = []

    def target():
        try:
            with np.errstate(all="ignore"):
                outcome.append((work(), None))
        except BaseException as error:  # even SystemExit belongs to the learner's code
            outcome.append((None, error))

    thread = threading.Thread(target=target, daemon=True)
    printed, noise = io.StringIO(), io.StringIO()
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(noise),
    ):
        warnings.simplefilter("ignore")
        thread.start()
        thread.join(seconds)
        if thread.is_alive():
            _stop(thread)
    if not outcome or isinstance(outcome[0][1], _Stop):
        raise TooSlow
    value, error = outcome[0]
    if error is not None:
        raise error
    return value, bool(printed.getvalue().strip())


class _Stop(BaseException):
    """Not an Exception, so that a bare `except Exception` in a loop does not swallow it."""


def _stop(thread):
    for _ in range(5):  # a loop may catch whatever is raised in it
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread.ident), ctypes.py_object(_Stop)
        )
        thread.join(0.05)
        if not thread.is_alive():
            return
