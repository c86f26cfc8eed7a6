"""The command: what to build, where to, and whether to show it."""

import argparse
import functools
import http.server
import sys
import time
import webbrowser
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers.cells import is_code
from helpers.publish.notebook import Lesson, PublishError
from helpers.publish.site import build

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LOOPBACK = "127.0.0.1"
WIDTH = 30  # letters of the bar


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parse(arguments)
    output = options.output.absolute()
    started = time.monotonic()
    try:
        lessons, written = build(options.notebooks.absolute(), options.lesson, output, progress)
    except PublishError as error:
        print(f"Not published. {error}", file=sys.stderr)
        return 1
    except OSError as error:  # a disk that is full, for one
        print(f"Not published. {output} cannot be written ({error.strerror}): make room, or "
              "name another folder with --output.", file=sys.stderr)  # fmt: skip
        return 1
    for path in written:
        print(f"{path}  {path.stat().st_size / 1e6:.2f} MB")
    print(f"Published {len(lessons)} lesson(s) in {time.monotonic() - started:.0f} s.")
    if options.serve:
        serve(output)
    return 0


def _parse(arguments):
    parser = argparse.ArgumentParser(
        prog="python -m helpers.publish",
        description="Publish the lessons as pages and slides that need no kernel and no network.",
    )
    parser.add_argument("--output", type=Path, default=Path("site"), metavar="DIR",
                        help="the folder to publish in (default: site)")  # fmt: skip
    parser.add_argument("--lesson", action="append", default=[], metavar="03",
                        help="only this lesson, by number or name; may be repeated")  # fmt: skip
    parser.add_argument("--serve", action="store_true",
                        help="afterwards serve the folder on this machine and open it")  # fmt: skip
    parser.add_argument("--notebooks", type=Path, default=NOTEBOOKS, metavar="DIR",
                        help="where the lessons are (default: notebooks)")  # fmt: skip
    return parser.parse_args(arguments)


@contextmanager
def progress(lessons: list[Lesson], stream=None) -> Iterator[Callable[[Lesson], None]]:
    """A bar of executed cells on a terminal, a line per finished lesson elsewhere.

    Gives what is to be called with the lesson after each of its cells.
    """
    stream = stream or sys.stderr
    left = Counter(each for each in lessons for cell in each.cells if is_code(cell))
    total = left.total()

    def step(lesson):
        left[lesson] -= 1
        if stream.isatty():
            done = total - left.total()
            bar = ("█" * (WIDTH * done // total)).ljust(WIDTH, "·")
            print(f"\r{bar} {done}/{total} cells  {lesson.name:<24}", end="", file=stream)
        elif not left[lesson]:
            print(f"executed {lesson.name}", file=stream)
        stream.flush()

    try:
        yield step
    finally:
        if stream.isatty():
            print(file=stream)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing: the address is all that matters here."""


def serve(folder: Path, show=webbrowser.open) -> None:
    """Serve `folder` on the loopback address, on a free port, until interrupted."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer((LOOPBACK, 0), handler) as server:
        address = f"http://{LOOPBACK}:{server.server_port}/"
        print(f"Serving {address}  (Ctrl+C ends it)", flush=True)
        show(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
