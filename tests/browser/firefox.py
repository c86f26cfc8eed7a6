"""Drive an installed Firefox by its own protocol, Marionette, which needs no driver program.

Playwright does not know the plain Firefox that Debian and others ship. What the tests need of the
protocol is a few lines: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""

import contextlib
import itertools
import json
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from lab import free_port, stop

NAMES = ("firefox-esr", "firefox")
SECONDS = 30


def find_firefox() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """One session with one window."""

    def __init__(self, port: int):
        self._socket = _connect(port)
        self._numbers = itertools.count(1)
        self._receive()  # its greeting
        self.ask("WebDriver:NewSession", {"capabilities": {}})

    def ask(self, command: str, parameters=None):
        number = next(self._numbers)
        message = json.dumps([0, number, command, parameters or {}]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, answered, error, result = self._receive()
        assert answered == number, f"{command}: answered out of turn"
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return result.get("value") if isinstance(result, dict) else result

    def close(self) -> None:
        self._socket.close()

    def open(self, address: str, width: int, height: int) -> None:
        self.ask("WebDriver:SetWindowRect", {"width": width, "height": height})
        self.ask("WebDriver:Navigate", {"url": address})

    def evaluate(self, function: str, *arguments):
        script = f"return ({function})(...arguments)"
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": [*arguments]})

    def drag(self, start, end) -> None:
        (x, y), (to_x, to_y) = start, end
        moves = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerMove", "x": round(to_x), "y": round(to_y), "duration": 100},
            {"type": "pointerUp", "button": 0},
        ]
        hand = {"type": "pointer", "id": "hand", "actions": moves}
        self.ask("WebDriver:PerformActions", {"actions": [hand]})

    def _receive(self):
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        left, parts = int(length[:-1]), []
        while left:
            parts.append(self._socket.recv(min(left, 65536)))
            left -= len(parts[-1])
        return json.loads(b"".join(parts))


@contextlib.contextmanager
def running_firefox():
    """Start a Firefox with a fresh profile and no way to other machines; yield the session."""
    port = free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        wishes = {"marionette.port": port, "app.update.disabledForTesting": True}
        wishes |= {"network.proxy.type": 1}  # to a place where nobody answers
        for kind in ("http", "ssl"):
            wishes |= {f"network.proxy.{kind}": "127.0.0.1", f"network.proxy.{kind}_port": 9}
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in wishes.items()]
        Path(profile, "user.js").write_text("\n".join(lines))
        command = [
            find_firefox(),
            "--marionette",
            "--headless",
            "--no-remote",
            "--profile",
            profile,
        ]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        program = subprocess.Popen(command, **quiet)
        try:
            firefox = Firefox(port)
            yield firefox
            firefox.close()
        finally:
            stop(program)


def _connect(port: int) -> socket.socket:
    end = time.monotonic() + SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
