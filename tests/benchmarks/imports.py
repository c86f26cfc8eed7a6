"""How long a lesson's first import takes: the helpers against the libraries they stand on.

    python tests/benchmarks/imports.py

Each import runs in a fresh interpreter; they take turns, so that all meet the same machine.
Goal: under 1.2 times the import of NumPy, matplotlib.pyplot and ipywidgets alone. The helpers
load no pyplot; the last row is what a lesson that plots, too, waits for.
"""

import statistics
import subprocess
import sys

ROUNDS = 15
LIBRARIES = "import numpy, matplotlib.pyplot, ipywidgets"
HELPERS = "from helpers import explorers, figures, losses, training"
IMPORTS = {
    "libraries alone": LIBRARIES,
    "helpers alone": HELPERS,
    "libraries, then helpers": f"{LIBRARIES}; {HELPERS}",
}
CLOCK = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"


def main():
    seconds = {name: [] for name in IMPORTS}
    for name in [*IMPORTS] * (ROUNDS + 1):
        seconds[name].append(time_of(IMPORTS[name]))
    medians = {name: statistics.median(times[1:]) for name, times in seconds.items()}
    base = medians["libraries alone"]
    print(f"{'import':<24} {'median ms':>9} {'ratio':>6}   ({ROUNDS} rounds)")
    for name, median in medians.items():
        print(f"{name:<24} {1000 * median:>9.0f} {median / base:>6.2f}")


def time_of(statement):
    """Seconds of the import alone: the interpreter's own start is no part of it."""
    command = [sys.executable, "-c", CLOCK.format(statement)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(ran.stdout)


if __name__ == "__main__":
    main()
