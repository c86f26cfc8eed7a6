"""Drive JupyterLab in an installed Chromium, as a learner would: open, run all, press keys."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# Chromium as root needs no-sandbox; the rest keeps it from calling home at every start.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PREFERENCES = {
    # The question about news would cover the lesson, and its answer would come from the network.
    "@jupyterlab/apputils-extension/notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
    # Keep the outputs of cells that are scrolled away, so that every explorer can be reached.
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
}


def find_browser() -> str | None:
    """Return the path of an installed Chromium or Chrome, or None."""
    found = (shutil.which(name) for name in BROWSERS)
    return next(filter(None, found), str(MAC_CHROME) if MAC_CHROME.exists() else None)


def launch(playwright):
    return playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM_FLAGS)


@contextlib.contextmanager
def running_lab(folder: Path):
    """Serve JupyterLab over `folder` on a free loopback port; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = folder / ".jupyter-for-tests"
    for plugin, choice in PREFERENCES.items():
        preference = settings / "settings" / f"{plugin}.jupyterlab-settings"
        preference.parent.mkdir(parents=True, exist_ok=True)
        preference.write_text(json.dumps(choice))
    # Nothing of the person who runs the tests may change what they see, and back.
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(settings / "config"),
        "JUPYTER_DATA_DIR": str(settings / "data"),
        "JUPYTERLAB_SETTINGS_DIR": str(settings / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(settings / "workspaces"),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    command += ["--IdentityProvider.token=", f"--ServerApp.root_dir={folder}"]
    with open(folder / "lab.log", "w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait_until_it_answers(address: str, server: subprocess.Popen) -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise RuntimeError("JupyterLab stopped before it answered: see lab.log")
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2)
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    raise RuntimeError("JupyterLab did not answer within a minute: see lab.log")


def close_kernels(address: str) -> None:
    """Stop every kernel, so that one lesson's does not slow the next one's."""
    with urllib.request.urlopen(f"{address}/api/sessions") as answer:
        sessions = json.load(answer)
    for session in sessions:
        request = urllib.request.Request(
            f"{address}/api/sessions/{session['id']}", method="DELETE"
        )
        with contextlib.suppress(urllib.error.URLError):
            urllib.request.urlopen(request)
