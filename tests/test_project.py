"""What holds the project together: its pins, its floors, its commands, what its files may say."""

import ast
import platform
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import nbformat
import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LEARNER = ROOT / "requirements.txt"
TESTER = ROOT / "tests" / "requirements.txt"
CONSTRAINTS = ROOT / "tests" / "constraints.txt"

TOP_LEVEL = {
    ".ci", ".github", ".gitignore", "README.md", "environment.yml", "helpers", "notebooks",
    "pyproject.toml", "requirements.txt", "tests",
}  # fmt: skip

# A helper imports from the floors below its own only.
FLOORS = [{"losses"}, {"training", "figures"}, {"explorer"}, {"explorers"}, {"practice", "publish"}]
FLOOR = {name: height for height, names in enumerate(FLOORS) for name in names}

# Compared where it happens to be installed, never required.
OPTIONAL = {"torch"}


def read(path):
    return path.read_text(encoding="utf-8")


def entries(path):
    """The lines of a requirements file that say something, without their comments."""
    lines = (re.sub(r"(^|\s+)#.*", "", line) for line in read(path).splitlines())
    return [line.strip() for line in lines if line.strip()]


def requirements(path):
    return [Requirement(line) for line in entries(path) if not line.startswith("-")]


def exact(requirement):
    """The version that a requirement pins, or None."""
    pinned = re.fullmatch(r"==([\w.]+)", str(requirement.specifier))
    return pinned[1] if pinned else None


def pins(path):
    """Name to version, as they hold on this system and this Python."""
    here = (r for r in requirements(path) if r.marker is None or r.marker.evaluate())
    return {canonicalize_name(r.name): exact(r) for r in here}


def direct_pins():
    return pins(LEARNER) | pins(TESTER)


def brought_along():
    """Every distribution that the direct pins need here, themselves included."""
    waiting, seen = [(name, "") for name in direct_pins()], set()
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        for need in map(Requirement, metadata.requires(name) or []):
            if need.marker is None or need.marker.evaluate({"extra": extra}):
                waiting += [(canonicalize_name(need.name), e) for e in {"", *need.extras}]
    return {name for name, _ in seen}


# Pins


@pytest.mark.parametrize("path", [LEARNER, TESTER], ids=["learner", "tester"])
def test_every_requirement_is_pinned_and_says_why(path):
    for line in read(path).splitlines():
        if line.strip() and not line.startswith(("#", "-")):
            pin, _, reason = line.partition("#")
            assert exact(Requirement(pin.strip())), f"not pinned with ==: {line}"
            assert len(reason.split()) >= 2, f"says no reason: {line}"


def test_requirements_end_with_the_helpers_package():
    assert read(LEARNER).splitlines()[-1] == "-e ."
    assert "-c tests/constraints.txt" in entries(LEARNER)
    assert "-r ../requirements.txt" in entries(TESTER)


def test_environment_builds_the_same_set_as_requirements():
    *conda, with_pip = yaml.safe_load(read(ROOT / "environment.yml"))["dependencies"]
    assert with_pip["pip"] == entries(LEARNER)
    python, pip = conda
    assert re.fullmatch(r"python=3\.1[123]", python)
    assert pip == "pip"


def test_constraints_are_what_pip_accepts():
    for constraint in requirements(CONSTRAINTS):
        assert exact(constraint), f"not one version: {constraint}"
        assert not constraint.extras, f"pip takes no extras in a constraint: {constraint}"


def test_constraints_agree_with_the_pins():
    constraints = pins(CONSTRAINTS)
    for name, version in direct_pins().items():
        assert constraints.get(name) == version, f"{name}: renew tests/constraints.txt"


def test_constraints_hold_everything_that_is_brought_along():
    assert not brought_along() - set(pins(CONSTRAINTS)), "renew tests/constraints.txt"


def test_the_installed_versions_are_the_tested_ones():
    tested = pins(CONSTRAINTS)
    installed = {name: metadata.version(name) for name in brought_along()}
    assert installed == {name: tested.get(name) for name in installed}


# Floors and imports


def imports(tree):
    """(module, names) of every import statement; names is empty for a plain `import`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # A relative import in a helper is one from helpers.
            parts = ["helpers"] * bool(node.level) + [node.module] * bool(node.module)
            yield ".".join(parts), [alias.name for alias in node.names]


def helpers_used(tree):
    for module, names in imports(tree):
        package, _, rest = module.partition(".")
        if package == "helpers":
            yield from [rest.split(".")[0]] if rest else names or ["the whole package"]


def packages_used(tree):
    return {module.split(".")[0] for module, _ in imports(tree)} - sys.stdlib_module_names


def provided(*files):
    """The packages that the direct pins of these files let one import."""
    wanted = set().union(*map(pins, files))
    found = metadata.packages_distributions().items()
    return {package for package, by in found if wanted & {*map(canonicalize_name, by)}}


def helper_files():
    return sorted((ROOT / "helpers").glob("*.py"))


def lessons():
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


def named(path):
    return path.stem


# The package itself, __init__, stands on all floors.
@pytest.mark.parametrize("path", [p for p in helper_files() if p.stem != "__init__"], ids=named)
def test_a_helper_never_imports_upwards(path):
    assert path.stem in FLOOR, f"say in FLOORS where {path.name} stands"
    for other in helpers_used(ast.parse(read(path))):
        height = FLOOR.get(other, len(FLOORS))  # the package itself is the roof
        assert height < FLOOR[path.stem], f"{path.stem} imports {other}, which is not below it"


@pytest.mark.parametrize("path", helper_files(), ids=named)
def test_a_helper_uses_what_a_learner_has(path):
    surplus = packages_used(ast.parse(read(path))) - provided(LEARNER) - {"helpers"}
    assert not surplus, "requirements.txt does not pin it"


def test_only_the_explorer_touches_widgets():
    users = {
        path.stem
        for path in helper_files()
        if packages_used(ast.parse(read(path))) & {"ipywidgets", "anywidget"}
    }
    assert users <= {"explorer"}


@pytest.mark.parametrize("path", lessons(), ids=named)
def test_a_lesson_uses_helpers_and_what_a_learner_has(path):
    cells = nbformat.read(path, as_version=4).cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    surplus = packages_used(ast.parse(code)) - provided(LEARNER) - {"helpers"}
    assert not surplus, "a lesson imports from helpers and from what requirements.txt pins"


def test_the_tests_use_what_is_pinned():
    files = sorted((ROOT / "tests").rglob("*.py"))
    own = {"helpers", *map(named, files)}
    for path in files:
        surplus = packages_used(ast.parse(read(path))) - provided(LEARNER, TESTER) - own - OPTIONAL
        assert not surplus, f"{path.name}: no requirements file pins it"


# Commands


def test_readme_ci_and_workflow_run_the_same_command():
    readme = [line.strip() for line in read(ROOT / "README.md").splitlines()]
    [command] = {line for line in readme if line.endswith("&& .venv/bin/pytest")}
    last = read(ROOT / ".ci" / "run").splitlines()[-1]
    assert last.replace('"$python"', "python3") == command

    [job] = yaml.safe_load(read(ROOT / ".github" / "workflows" / "ci.yml"))["jobs"].values()
    assert {system.split("-")[0] for system in job["strategy"]["matrix"]["os"]} == {
        "ubuntu", "macos", "windows",
    }  # fmt: skip
    on_windows = command.replace("python3", "python").replace("/bin/", "/Scripts/")
    ran = [step["run"] for step in job["steps"] if "run" in step]
    assert ran == ["bash .ci/run", on_windows.replace("/", "\\")]


def test_ruff_finds_nothing():
    ruff = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", ROOT]
    found = subprocess.run(ruff, capture_output=True, text=True, encoding="utf-8")
    assert found.returncode == 0, found.stdout + found.stderr


# What the files may say

TRACES = {
    "a path of one machine": re.compile(
        r"(?<![\w.~$}])/(?:work|root|home|Users|tmp|private|var/folders)/\w|\b[A-Z]:\\+Users\b"
    ),
    "the name of one machine": re.compile(r"(?i)\b[a-z][\w-]*\.(?:localdomain|lan|internal)\b"),
    # A link to a package's own page on the index is for readers and may stay.
    "an address that packages come from": re.compile(
        r"pypi\.org(?!/project/)|pythonhosted\.org|conda\.anaconda\.org|npmjs\.org"
        r"|index[-_]url\b|(?i:find[-_]links)\b"
    ),
}


def tracked():
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    # A checkout that belongs to another user, as in a container, is still ours to list.
    git = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(git, cwd=ROOT, check=True, capture_output=True).stdout
    return [name for name in listed.decode().split("\0") if (ROOT / name).is_file()]


def test_nothing_new_at_the_top():
    assert {name.split("/")[0] for name in tracked()} <= TOP_LEVEL


def test_no_file_tells_of_the_machine_it_was_written_on():
    traces = dict(TRACES)
    if re.search(r"\d", platform.node()) and len(platform.node()) >= 8:
        # Shorter or plain names are words that a lesson may use.
        traces["the name of this machine"] = re.compile(rf"\b{re.escape(platform.node())}\b")
    told = []
    for name in tracked():
        if name.startswith("tests/fixtures/"):
            continue  # wrong on purpose
        text = (ROOT / name).read_bytes().decode("utf-8", errors="ignore")
        text = re.sub(r'"image/\w+": "[^"]*"', "", text)  # a picture's letters mean nothing
        told += [
            f"{name}: {kind}: {match[0]!r}"
            for kind, pattern in traces.items()
            for match in pattern.finditer(text)
        ]
    assert not told, "\n".join(told)
