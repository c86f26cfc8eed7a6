"""Plant small faults, one at a time, in a copy of the repository, and see which the tests catch.

    python tests/faults/plant.py             all of faults.toml
    python tests/faults/plant.py 3 17        two of them, by their numbers

Each fault of the list names the tests that should see it. They must pass without it and fail with
it. Exits with 1 if a fault passed, or if its text no longer stands in its file exactly once.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).with_name("faults.toml")
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", ".*_cache", "site", "node_modules"
)
MINUTES = 10  # after which a test counts as failed: the fault may have made it endless


def faults() -> list[dict]:
    """Every fault: its kind, what it `says`, its file, text and replacement, and its tests."""
    return tomllib.loads(LIST.read_text(encoding="utf-8"))["fault"]


def misfit(fault: dict, root: Path = ROOT) -> str:
    """Why a fault cannot be planted; empty if it can."""
    path = root / fault["file"]
    if not path.is_file():
        return f"{fault['file']} is not there"
    found = path.read_text(encoding="utf-8").count(fault["old"])
    return "" if found == 1 else f"{fault['file']} has its text {found} times"


def fails(root: Path, tests: list[str]) -> bool:
    """Whether the tests of a copy fail; SystemExit if pytest could not run them."""
    asked = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    here = os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    here.pop("PYTEST_ADDOPTS", None)
    try:
        run = subprocess.run(
            asked, cwd=root, env=here, capture_output=True, text=True, timeout=60 * MINUTES
        )
    except subprocess.TimeoutExpired:
        return True
    if run.returncode not in (0, 1):
        raise SystemExit(f"pytest could not run {' '.join(tests)}:\n{run.stdout}{run.stderr}")
    return run.returncode == 1


def planted(root: Path, fault: dict) -> bool:
    """Whether the tests of a fault catch it."""
    path = root / fault["file"]
    whole = path.read_text(encoding="utf-8")
    try:
        path.write_text(whole.replace(fault["old"], fault["new"]), encoding="utf-8")
        return fails(root, fault["tests"])
    finally:
        path.write_text(whole, encoding="utf-8")


def main(numbers: list[int]) -> int:
    chosen = [(n, f) for n, f in enumerate(faults(), 1) if not numbers or n in numbers]
    counts, well = {"caught": 0, "PASSED": 0, "does not fit": 0}, {}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        shutil.copytree(ROOT, root, ignore=LEFT_OUT)
        for number, fault in chosen:
            trouble, tests = misfit(fault, root), tuple(fault["tests"])
            if not trouble and tests not in well:
                well[tests] = not fails(root, fault["tests"])
            if not trouble and not well[tests]:
                trouble = "its tests fail without it"
            verdict = "does not fit"
            if not trouble:
                verdict = "caught" if planted(root, fault) else "PASSED"
            counts[verdict] += 1
            why = f" ({trouble})" if trouble else ""
            print(f"{number:3}  {verdict:12} {fault['kind']}: {fault['says']}{why}", flush=True)
    print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()), f"of {len(chosen)}")
    return int(counts["caught"] < len(chosen))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Plant faults, and see which the tests catch.")
    parser.add_argument("numbers", nargs="*", type=int, metavar="NUMBER")
    sys.exit(main(parser.parse_args().numbers))
