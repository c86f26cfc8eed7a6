"""What running a lesson must notice, planted in lessons of a few cells: by nbval, by reruns."""

import os
import subprocess
import sys

import pytest
import tidy
from fixtures.good_lesson import code, printed
from nbformat.v4 import new_notebook
from rules.lesson import Lesson
from rules.rerun import GUARD, surprises

LOSS = code('import numpy as np\nprint(f"{-np.log(0.9):.3f}")', printed("0.105\n"))
SWALLOWED = """import socket
try:
    socket.create_connection(("192.0.2.1", 80), timeout=1)
except OSError:
    pass"""
NEEDS_PI = code("print(pi)", printed("3\n"))


def store(folder, *cells, name="01_small.ipynb"):
    (folder / name).write_text(tidy.text_of(tidy.tidied(new_notebook(cells=cells))), "utf-8")
    return Lesson(folder / name)


def test_nbval_passes_the_right_number_and_fails_a_wrong_last_digit(tmp_path):
    store(tmp_path, LOSS, name="right.ipynb")
    store(tmp_path, code(LOSS.source, printed("0.106\n")), name="wrong.ipynb")
    # Without the course's own settings, which would collect the course.
    command = [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "-c", os.devnull]
    command += ["--nbval", "--nbval-current-env", f"--rootdir={tmp_path}", "."]
    report = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path).stdout
    assert "PASSED right.ipynb::Cell 0" in report
    assert "FAILED wrong.ipynb::Cell 0" in report
    assert "0.106" in report


FAULTS = {
    "number changed": ([code("print(0.105)", printed("0.106\n"))], "run twice"),
    "counts up": ([code("n = 1"), code("n += 1\nprint(n)", printed("2\n"))], "run twice"),
    "raises": ([code("raise ValueError")], "ValueError"),
    "no such name": ([code("from helpers import nothing")], "ImportError"),
    "other number alone": (
        [code("max = min"), code("print(max(1, 2))", printed("1\n"))],
        "run alone",
    ),
    "swallowed connection": ([code(SWALLOWED)], "192.0.2.1"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_rerun_notices(name, tmp_path):
    cells, sign = FAULTS[name]
    assert sign in "\n".join(surprises(store(tmp_path, *cells)))


def test_a_rerun_accepts_the_right_words_and_a_plain_name_error(tmp_path):
    lesson = store(tmp_path, LOSS, code("pi = 3"), NEEDS_PI)
    assert list(surprises(lesson)) == []


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.create_connection(('192.0.2.1', 80), timeout=1)",
        "socket.getaddrinfo('example.org', 80)",
        "socket.gethostbyname('example.org')",
        "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
        "__import__('urllib.request').request.urlopen('http://192.0.2.1/', timeout=1)",
    ],
)
def test_the_guard_refuses_what_leaves_this_machine(attempt):
    assert "beyond this machine" in guarded(attempt)


def test_the_guard_leaves_this_machine_to_itself():
    server = "server = socket.create_server(('127.0.0.1', 0))"
    assert guarded(f"{server}; socket.create_connection(server.getsockname())") == ""


def guarded(attempt):
    program = f"{GUARD}\nimport socket\n{attempt}"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stderr
