"""Every command and every path of README and CONTRIBUTING leads to something that is there."""

import importlib.util
import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md"
README, CONTRIBUTING = (path.read_text(encoding="utf-8") for path in FILES)
BOTH = f"{README}\n{CONTRIBUTING}"
LESSONS = {path.stem for path in (ROOT / "notebooks").glob("*.ipynb")}

FENCED = [(kind, block) for kind, block in re.findall(r"^```(\w*)\n(.*?)^```", BOTH, re.M | re.S)]
INLINE = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", BOTH, flags=re.M | re.S))
COMMANDS = [line for kind, block in FENCED if not kind for line in block.splitlines() if line]
# What a command installs beside the course.
INSTALLED = {name for line in COMMANDS for name in re.findall(r"\b(\w+)==", line)}
SPOKEN = dict.fromkeys(code for code in INLINE if code.startswith((".venv/", ".ci/")))
ELSEWHERE = {"cd", "git", "python3", "py", "conda", "npm"}  # programs that a machine has
# What a command makes, the reader names, or an ending.
MADE = ("FOLDER", ".venv", ".ipynb", "jupyterhub_config.py")


def words(command):
    return command.replace("\\", "/").split()


def paths(code):
    """The words of a text that name a file or a folder; in a recipe NN is any lesson."""
    for word in words(code.replace("NN_name", "01_minus_log").replace("NN", "01")):
        known = re.search(r"\.(ipynb|py|txt|yml|toml|md)$", word) or "/" in word
        if known and re.fullmatch(r"\.?\w[\w./-]+", word) and not word.startswith(MADE):
            yield word


def there(path):
    """Whether a path is there, below a folder that the text is about, or in the published site."""
    if found := re.fullmatch(r"site/(\w+)(\.slides)?\.html", path):
        return found[1] in LESSONS
    folders = (ROOT, ROOT / "notebooks", ROOT / "tests")
    return path == "site/" or any((folder / path).exists() for folder in folders)


def test_every_path_is_there():
    named = {path for code in [*COMMANDS, *INLINE] for path in paths(code)}
    assert {"notebooks/00_start_here.ipynb", "tests/tidy.py", ".ci/run"} < named
    assert not sorted(path for path in named if not there(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(path):
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert links
    assert not [link for link in links if not (path.parent / link).exists()]


def programs():
    """What pip's packages put beside Python."""
    scripts = metadata.entry_points(group="console_scripts")
    return {script.name for script in scripts} | {"pip", "python"}


@pytest.mark.parametrize("command", [*COMMANDS, *SPOKEN])
def test_every_program_and_module_is_there(command):
    for part in command.replace("\\", "/").split(" && "):
        program, *given = words(part)
        if program.startswith((".venv/bin/", ".venv/Scripts/")):
            assert program.rpartition("/")[2] in programs() | {"jupyter"} | INSTALLED
        else:
            assert program in ELSEWHERE or (ROOT / program).is_file()
        for flag, module in zip(given, given[1:], strict=False):
            if flag == "-m":
                assert importlib.util.find_spec(module), module


def test_every_option_of_our_own_commands_is_known():
    from helpers.publish import cli

    part = README.partition("`.venv/bin/python -m helpers.publish`")[2].partition("\n- **")[0]
    options = [code.split() for code in re.findall(r"`(--[^`]+)`", part)]
    assert len(options) == 2
    for given in options:
        cli._parse(given)
