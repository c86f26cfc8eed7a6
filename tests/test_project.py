"""What holds the project together: its pins, its floors, its commands, what its files may say."""

import ast
import functools
import platform
import re
import subprocess
import sys
import tomllib
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
FLOORS = [
    {"cells", "inputs", "rendering"},
    {"losses"},
    {"training", "figures"},
    {"interactive"},
    {"explorers"},
    {"practice"},
    {"publish"},
]
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


def test_reading_a_notebook_builds_no_grammar():
    """As newer releases of jsonschema do: two seconds, at every start of JupyterLab."""
    read_one = "import sys, nbformat; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", read_one]).returncode == 0


# Floors and imports


def code(path):
    if path.suffix == ".py":
        return read(path)
    cells = nbformat.read(path, as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")


def imports(path):
    """(module, names) of every import statement; names is empty for a plain `import`."""
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(code(path))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else ()
            yield ".".join([*above, node.module or ""]).strip("."), [a.name for a in node.names]


def helpers_used(path):
    for module, names in imports(path):
        package, _, rest = module.partition(".")
        if package == "helpers":
            yield from [rest.split(".")[0]] if rest else names or ["the whole package"]


def packages_used(path):
    return {module.split(".")[0] for module, _ in imports(path)} - sys.stdlib_module_names


def part(path):
    """The helper that a file belongs to: a module, or a folder of modules."""
    return path.relative_to(ROOT / "helpers").with_suffix("").parts[0]


def label(path):
    return path.relative_to(ROOT).with_suffix("").as_posix()


@functools.cache
def provided(*files):
    """The packages that the direct pins of these files let one import."""
    wanted = set().union(*map(pins, files))
    found = metadata.packages_distributions().items()
    return {package for package, by in found if wanted & {*map(canonicalize_name, by)}}


HELPERS = sorted((ROOT / "helpers").rglob("*.py"))
# The package itself stands on all floors.
STANDING = [path for path in HELPERS if part(path) != "__init__"]


@pytest.mark.parametrize("path", STANDING, ids=label)
def test_a_helper_never_imports_upwards(path):
    own = part(path)
    assert own in FLOOR, f"say in FLOORS where {own} stands"
    for other in set(helpers_used(path)) - {own}:
        height = FLOOR.get(other, len(FLOORS))  # the package itself is the roof
        assert height < FLOOR[own], f"{own} imports {other}, which is not below it"


@pytest.mark.parametrize("path", HELPERS, ids=label)
def test_a_helper_uses_what_a_learner_has(path):
    surplus = packages_used(path) - provided(LEARNER) - {"helpers"}
    assert not surplus, "requirements.txt does not pin it"


def test_only_what_a_learner_moves_or_presses_touches_widgets():
    users = {part(path) for path in HELPERS if packages_used(path) & {"ipywidgets", "anywidget"}}
    assert users <= {"interactive", "practice"}


def test_every_folder_of_helpers_is_installed():
    folders = {".".join(path.parent.relative_to(ROOT).parts) for path in HELPERS}
    with (ROOT / "pyproject.toml").open("rb") as file:
        assert {*tomllib.load(file)["tool"]["setuptools"]["packages"]} == folders


def test_every_file_of_helpers_is_installed():
    """A style sheet or a template that is not named in pyproject.toml is there in a clone alone."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        named = tomllib.load(file)["tool"]["setuptools"]["package-data"]
    data = {
        path
        for package, patterns in named.items()
        for pattern in patterns
        for path in ROOT.joinpath(*package.split(".")).glob(pattern)
    }
    files = {path for path in (ROOT / "helpers").rglob("*.*") if "__pycache__" not in path.parts}
    assert files - data == set(HELPERS)


LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("path", LESSONS, ids=label)
def test_a_lesson_uses_helpers_and_what_a_learner_has(path):
    surplus = packages_used(path) - provided(LEARNER) - {"helpers"}
    assert not surplus, "a lesson imports from helpers and from what requirements.txt pins"


def test_the_tests_use_what_is_pinned():
    files = sorted((ROOT / "tests").rglob("*.py"))
    own = {"helpers"}.union(*({path.stem, path.parent.name} for path in files))
    for path in files:
        surplus = packages_used(path) - provided(LEARNER, TESTER) - own - OPTIONAL
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
    tests = {step["run"] for step in job["steps"] if step.get("name", "").startswith("Test")}
    assert tests == {"bash .ci/run", on_windows.replace("/", "\\")}


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
        text = (ROOT / name).read_bytes().decode("utf-8", errors="ignore")
        text = re.sub(r'"image/\w+": "[^"]*"', "", text)  # a picture's letters mean nothing
        told += [
            f"{name}: {kind}: {match[0]!r}"
            for kind, pattern in traces.items()
            for match in pattern.finditer(text)
        ]
    assert not told, "\n".join(told)


def test_the_explorer_of_the_recipe_works_as_it_stands_there():
    part = read(ROOT / ".github" / "CONTRIBUTING.md").partition("## An explorer")[2]
    [code] = re.findall(r"```python\n(.*?)```", part, re.S)[:1]
    *made, shown = ast.parse(code).body
    names = {}
    exec(compile(ast.Module(made, []), "CONTRIBUTING.md", "exec"), names)
    explorer = eval(compile(ast.Expression(shown.value), "CONTRIBUTING.md", "eval"), names)
    assert explorer.sentence == "1.0 squared is 1.00"
    explorer.controls["x"].value = explorer.controls["x"].options[20][1]
    assert explorer.sentence == "2.0 squared is 4.00"
    assert explorer.done
    assert 'class="explorer"' in explorer.to_html()
