"""The command: what to build, where to, and whether to show it."""

import argparse
import functools
import http.server
import sys
import time
import webbrowser
from pathlib import Path

from helpers.publish.build import build
from helpers.publish.lesson import Lesson, find_lessons
from helpers.publish.trouble import Trouble

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
LOOPBACK = "127.0.0.1"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parse(arguments)
    started = time.monotonic()
    try:
        lessons = find_lessons(options.notebooks)
        chosen = choose(lessons, options.lesson)
        progress = Progress(chosen)
        try:
            written = build(lessons, chosen, options.output, progress.step)
        finally:
            progress.close()
    except Trouble as trouble:
        print(f"Not published. {trouble}", file=sys.stderr)
        return 1
    except OSError as trouble:  # a disk that is full, for one
        print(f"Not published. {options.output} cannot be written ({trouble.strerror}): make "
              "room, or name another folder with --output.", file=sys.stderr)  # fmt: skip
        return 1
    for path in written:
        print(f"{path}  {path.stat().st_size / 1e6:.2f} MB")
    print(f"Published {len(chosen)} lesson(s) in {time.monotonic() - started:.0f} s.")
    if options.serve:
        serve(options.output)
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
    options = parser.parse_args(arguments)
    options.output = options.output.absolute()
    options.notebooks = options.notebooks.absolute()
    return options


def choose(lessons: list[Lesson], wanted: list[str]) -> list[Lesson]:
    """The lessons that are wanted by number or name; all of them if none is named."""
    known = {key: each for each in lessons for key in (each.number, each.name, each.path.name)}
    unknown = [name for name in wanted if name not in known]
    if unknown:
        names = ", ".join(each.name for each in lessons)
        raise Trouble(f"There is no lesson {unknown[0]!r}; there are: {names}.")
    picked = {known[name] for name in wanted} or set(lessons)
    return [each for each in lessons if each in picked]


class Progress:
    """A bar of executed cells on a terminal, a line per finished lesson elsewhere."""

    WIDTH = 30

    def __init__(self, lessons: list[Lesson], stream=sys.stderr):
        self.stream, self.bar = stream, stream.isatty()
        self.left = {each: _code_cells(each) for each in lessons}
        self.all = sum(self.left.values())

    def step(self, lesson: Lesson) -> None:
        self.left[lesson] -= 1
        if self.bar:
            done = self.all - sum(self.left.values())
            filled = self.WIDTH * done // max(self.all, 1)
            bar = "█" * filled + "·" * (self.WIDTH - filled)
            print(f"\r{bar} {done}/{self.all} cells  {lesson.name:<24}", end="", file=self.stream)
        elif not self.left[lesson]:
            print(f"executed {lesson.name}", file=self.stream)
        self.stream.flush()

    def close(self) -> None:
        if self.bar:
            print(file=self.stream)


def _code_cells(lesson):
    return sum(cell.cell_type == "code" for cell in lesson.notebook().cells)


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
