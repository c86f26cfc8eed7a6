"""Drive JupyterLab or Notebook in an installed Chromium as a learner would: run all, press keys."""

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

import nbformat
from on_screen import OnScreen

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Where Chrome lives on systems that do not put it on the path.
OTHER_PLACES = [
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path(os.environ.get("PROGRAMFILES", ""), "Google/Chrome/Application/chrome.exe"),
]
# Chromium as root needs no-sandbox; the rest keeps it from calling home at every start, and any
# page from reaching beyond this machine.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PREFERENCES = {  # a file of JupyterLab's, and what stands in it
    # The question about news would cover the lesson, and its answer would come from the network.
    "settings/@jupyterlab/apputils-extension/notification.jupyterlab-settings": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
    # The debugger would complain in the console of a notebook that closes as soon as it is read.
    "config/labconfig/page_config.json": {
        "disabledExtensions": {"@jupyterlab/debugger-extension": True},
    },
}
# JupyterLab adds the cells of a notebook when the browser has nothing else to do. A browser without
# a screen may take that to be never, and then lets three seconds pass for some cells at a time.
IDLE_NOW = """window.requestIdleCallback = (work) =>
  setTimeout(() => work({ didTimeout: false, timeRemaining: () => 50 }));
window.cancelIdleCallback = clearTimeout;"""


def find_browser() -> str | None:
    """Return the path of an installed Chromium or Chrome, or None."""
    on_path = (shutil.which(name) for name in BROWSERS)
    elsewhere = (str(place) for place in OTHER_PLACES if place.is_file())
    return next(filter(None, [*on_path, *elsewhere]), None)


def launch(playwright):
    return playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM_FLAGS)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def running_lab(folder: Path, app: str = "jupyterlab"):
    """Serve JupyterLab, or "notebook", over `folder` on a free loopback port; yield its address."""
    port = free_port()
    settings = folder / ".jupyter-for-tests"
    for name, choice in PREFERENCES.items():
        preference = settings / name
        preference.parent.mkdir(parents=True, exist_ok=True)
        preference.write_text(json.dumps(choice))
    # Nothing of the person who runs the tests may change what they see, and back.
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(settings / "config"),
        "JUPYTER_DATA_DIR": str(settings / "data"),
        "JUPYTERLAB_SETTINGS_DIR": str(settings / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(settings / "workspaces"),
    }
    command = [sys.executable, "-m", app, "--no-browser", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}"]
    command += ["--ServerApp.port_retries=0", "--IdentityProvider.token="]
    command += [f"--ServerApp.root_dir={folder}"]
    # Lets the tests ask whether a kernel is ready; a click before that opens a dialog instead.
    exposed = "LabApp" if app == "jupyterlab" else "JupyterNotebookApp"
    command += [f"--{exposed}.expose_app_in_browser=True"]
    with open(folder / "lab.log", "w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_it_answers(address, server)
        yield address
    finally:
        stop(server)


def stop(program: subprocess.Popen) -> None:
    """Ask a program to end; kill one that still lives after a minute, long on a busy machine."""
    program.terminate()
    try:
        program.wait(timeout=60)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()


def _wait_until_it_answers(address: str, server: subprocess.Popen) -> None:
    for _ in range(240):
        if server.poll() is not None:
            raise RuntimeError("JupyterLab stopped before it answered: see lab.log")
        try:
            with urllib.request.urlopen(f"{address}/api", timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    raise RuntimeError("JupyterLab did not answer within a minute: see lab.log")


def open_lab(page, address: str) -> None:
    page.add_init_script(IDLE_NOW)
    page.goto(f"{address}/lab?reset")
    page.wait_for_function("() => window.jupyterapp?.restored.then(() => true)")


def open_notebook(page, name: str) -> None:
    """Open a notebook, and wait until its kernel would answer."""
    page.evaluate(  # and answer nothing: the whole notebook would be sent, for some seconds
        """async path => {
          const opened = await jupyterapp.commands.execute('docmanager:open', { path });
          await opened.revealed;
        }""",
        name,
    )
    wait_for_kernel(page, name)


def wait_for_kernel(page, name: str) -> None:
    page.wait_for_function(
        """name => {
          const { context, sessionContext } = window.jupyterapp?.shell.currentWidget ?? {};
          return context?.path === name && sessionContext.session?.kernel?.status === 'idle';
        }""",
        arg=name,
        timeout=60_000,
    )


def run_all(page, seconds=60) -> None:
    """Choose Run → Run All Cells, wait until the last cell is done; raise what a cell raised."""
    # A stored lesson has its numbers before it runs: only the command itself knows the end.
    page.evaluate(
        """() => jupyterapp.commands.commandExecuted.connect((_, { id, result }) => {
          if (id === 'notebook:run-all-cells') window.ran = result;
        })"""
    )
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function("() => window.ran?.then(() => true)", timeout=1000 * seconds)
    raised = page.locator("[data-mime-type$='jupyter.error']").all_text_contents()
    if raised:
        raise AssertionError("\n".join(raised))
    # Not the numbers on the screen: a cell whose code is folded away shows none.
    waiting = page.evaluate(
        """() => jupyterapp.shell.currentWidget.content.widgets.filter(
          (cell) => cell.model.type === 'code' && cell.model.executionCount === null).length"""
    )
    if waiting:
        raise AssertionError(f"{waiting} cells did not run")


def close_notebooks(page) -> None:
    """Close every notebook, unsaved and unasked, and its kernel: it would slow the next one."""
    page.evaluate(
        """() => {
          for (const tab of [...jupyterapp.shell.widgets('main')]) tab.dispose();
          return jupyterapp.serviceManager.sessions.shutdownAll();
        }"""
    )


def write(folder: Path, name: str, *cells) -> str:
    """Store a notebook of these code cells, each a cell or its code; return its name."""
    cells = [nbformat.v4.new_code_cell(c) if isinstance(c, str) else c for c in cells]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL})
    nbformat.write(notebook, folder / name)
    return name


def cell_with(page, code: str):
    return page.locator(".jp-CodeCell").filter(has_text=code)


def in_cell(page, code: str) -> OnScreen:
    """The explorer below the cell with this code."""
    return OnScreen(page, cell_with(page, code).locator(".explorer"))


def run_cell(page, number: int):
    """Run a cell by its number in the notebook that is open; return its last output."""
    page.evaluate(
        """n => { jupyterapp.shell.currentWidget.content.activeCellIndex = n;
          return jupyterapp.commands.execute('notebook:run-cell'); }""",
        number,
    )
    return page.locator(".jp-CodeCell").nth(number).locator(".jp-OutputArea-output").last
