"""Ten learners of one JupyterHub, set up as CONTRIBUTING says: a server for each, and its files.

Needs a machine to itself: it adds accounts, and takes them away. It runs where JupyterHub is in
.venv, its proxy on the path, and pytest may add accounts; elsewhere it says what is missing.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import lab
import pytest

ROOT = Path(__file__).parents[2]
CONTRIBUTING = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
LEARNERS = [f"bce-learner-{n}" for n in range(10)]
PASSWORD = "minus-log-of-one"
PARTS = {
    "jupyterhub in .venv": (ROOT / ".venv" / "bin" / "jupyterhub-singleuser").exists,
    "configurable-http-proxy": lambda: shutil.which("configurable-http-proxy"),
    "a right to add accounts": lambda: getattr(os, "geteuid", lambda: 1)() == 0,
    "a repository that every account may read": lambda: all(
        folder.stat().st_mode & 0o005 == 0o005 for folder in ROOT.parents
    ),
}


def configuration() -> str:
    """The one in CONTRIBUTING, for the repository where it is."""
    [said] = re.findall(r"^```python\n(import pwd.*?)^```", CONTRIBUTING, re.M | re.S)
    assert len(said.splitlines()) <= 20
    return said.replace('"/srv/bce-course"', repr(str(ROOT)))


@pytest.fixture(scope="module")
def learners():
    if missing := [part for part, there in PARTS.items() if not there()]:
        pytest.skip(f"no hub here: it needs {', '.join(missing)}")
    try:
        for name in LEARNERS:
            subprocess.run(["useradd", "--create-home", "--shell", "/bin/sh", name], check=True)
        pairs = "\n".join(f"{name}:{PASSWORD}" for name in LEARNERS)
        subprocess.run(["chpasswd"], input=pairs, text=True, check=True)
        yield LEARNERS
    finally:
        for name in LEARNERS:
            subprocess.run(["pkill", "-KILL", "-u", name])
            subprocess.run(["userdel", "--remove", name], stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def hub(learners, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hub")
    address = f"http://127.0.0.1:{lab.free_port()}"
    added = f"""
c.JupyterHub.bind_url = "{address}"
c.JupyterHub.hub_port = {lab.free_port()}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{lab.free_port()}"
c.Spawner.args = ["--allow-root", "--LabApp.expose_app_in_browser=True"]
c.Spawner.start_timeout = c.Spawner.http_timeout = 180
"""
    (folder / "jupyterhub_config.py").write_text(configuration() + added, encoding="utf-8")
    with open(folder / "log", "w") as log:
        command = [sys.executable, "-m", "jupyterhub", "-f", "jupyterhub_config.py"]
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        end = time.monotonic() + 120
        while time.monotonic() < end and process.poll() is None:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/hub/login"):
                break
            time.sleep(0.5)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=60)
        print((folder / "log").read_text(encoding="utf-8")[-3000:])


@pytest.fixture(scope="module")
def classroom(browser, hub, learners):
    """Log all in, one after the other. Returns each one's page, and the seconds to the lab."""
    pages, seconds = {}, {}
    for name in learners:
        page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
        page.set_default_timeout(180_000)
        page.goto(f"{hub}/hub/login")
        page.fill("#username_input", name)
        page.fill("#password_input", PASSWORD)
        started = time.monotonic()
        page.click("#login_submit")
        page.wait_for_function("() => window.jupyterapp?.restored.then(() => true)")
        pages[name], seconds[name] = page, time.monotonic() - started
    return pages, seconds


def test_each_of_ten_runs_a_lesson_and_moves_its_slider(classroom):
    pages, seconds = classroom
    for name, page in pages.items():
        lab.open_notebook(page, "bce/01_minus_log.ipynb")
        lab.run_all(page, seconds=180)
        explorer = page.locator(".explorer").first
        said = explorer.locator(".explorer-sentence")
        before = said.inner_text()
        explorer.locator("input[type=range]").press("ArrowRight")
        page.wait_for_function(
            "([p, text]) => p.innerText !== text", arg=[said.element_handle(), before]
        )
        page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
        memory = subprocess.run(
            ["ps", "-u", name, "-o", "rss="], capture_output=True, text=True, check=True
        )
        megabytes = sum(map(int, memory.stdout.split())) / 1024
        print(f"{name}: {seconds[name]:.1f} s from login to the lab, {megabytes:.0f} MB")


def test_none_sees_another_ones_files(classroom, hub):
    pages, _ = classroom
    for name, other in zip(LEARNERS, LEARNERS[1:] + LEARNERS[:1], strict=True):
        lesson = f"/home/{other}/bce/01_minus_log.ipynb"
        assert Path(lesson).exists()
        read = subprocess.run(["su", name, "-c", f"cat {lesson}"], capture_output=True)
        assert read.returncode != 0
        asked = f"{hub}/user/{other}/api/contents/bce"
        assert pages[name].request.get(asked).status in (403, 404)
