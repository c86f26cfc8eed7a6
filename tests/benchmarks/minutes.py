"""Fit the minutes that lessons take, and compare with the friendly numbers of tests/minutes.py.

    python tests/benchmarks/minutes.py

What the twelve lessons of the first edition held was counted, and how long each takes, all its
exercises included, was estimated by working through it. Least squares of so few lessons leave
much open: of the friendly numbers about equally close, tests/minutes.py takes those that agree
with how people read and think.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from minutes import A_PREDICTION, AN_EXERCISE, AN_EXPLORER, LINES_A_MINUTE, WORDS_A_MINUTE

# words, lines of code, predictions, explorers, exercises; minutes
FIRST_EDITION = np.array(
    [
        [1498, 16, 3, 2, 5, 22],
        [1187, 32, 4, 1, 6, 32],
        [1504, 38, 7, 1, 5, 40],
        [1561, 64, 8, 1, 6, 47],
        [1831, 68, 7, 1, 5, 43],
        [2228, 133, 7, 3, 5, 55],
        [2042, 150, 4, 1, 5, 70],
        [2001, 126, 5, 1, 6, 57],
        [2057, 88, 5, 2, 5, 50],
        [2382, 120, 5, 1, 5, 60],
        [2193, 166, 5, 1, 6, 60],
        [1725, 127, 6, 1, 12, 60],
    ]
)
FRIENDLY = [1 / WORDS_A_MINUTE, 1 / LINES_A_MINUTE, A_PREDICTION, AN_EXPLORER, AN_EXERCISE]
UNITS = ["a word", "a line of code", "a prediction", "an explorer", "an exercise"]


def fitted(held, taken):
    """Least squares; what would save time is left out, until nothing does."""
    used = list(range(held.shape[1]))
    while True:
        best = np.zeros(held.shape[1])
        best[used] = np.linalg.lstsq(held[:, used], taken, rcond=None)[0]
        if (best >= 0).all():
            return best
        used.remove(int(best.argmin()))


def main():
    held, taken = FIRST_EDITION[:, :-1], FIRST_EDITION[:, -1]
    best = fitted(held, taken)
    for unit, friendly, fit in zip(UNITS, FRIENDLY, best, strict=True):
        print(f"{unit:15} {friendly:6.3f} minutes   fitted {fit:6.3f}")
    for name, factors in (("friendly", FRIENDLY), ("fitted", best)):
        off = held @ factors - taken
        print(f"{name:9} off by {np.sqrt(np.mean(off**2)):.1f} minutes:", *off.round().astype(int))


if __name__ == "__main__":
    main()
