"""Time of the cross-entropy of a million logits, beside what others offer, in one run.

`python tests/benchmarks/losses.py` prints a table. What is not installed is left out. The rows
take turns in random order, so that a busy machine (or a neighbour's idle threads) slows all of
them alike, and the median of the turns counts.
"""

import statistics
import time

import numpy as np

from helpers.losses import binary_cross_entropy, binary_cross_entropy_with_logits, sigmoid

COUNT, TURNS = 1_000_000, 15
OURS = "helpers: binary_cross_entropy_with_logits"


def contenders():
    """Each row's name and a function without arguments that gives the mean loss."""
    rng = np.random.default_rng(0)
    z = rng.normal(scale=5, size=COUNT)
    y = rng.integers(0, 2, COUNT).astype(float)
    p = sigmoid(z)
    rows = {
        OURS: lambda: binary_cross_entropy_with_logits(y, z),
        "helpers: binary_cross_entropy of probabilities": lambda: binary_cross_entropy(y, p),
        "NumPy: mean of max(z, 0) - zy + log1p(e^-|z|)":
            lambda: np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))),
    }
    try:
        from scipy.special import log_expit
        rows["SciPy: mean of log_expit of z and -z"] = (
            lambda: -np.mean(y * log_expit(z) + (1 - y) * log_expit(-z)))
    except ImportError:
        pass
    try:
        from sklearn.metrics import log_loss
        rows["scikit-learn: log_loss of probabilities"] = lambda: log_loss(y, p)
    except ImportError:
        pass
    try:
        import torch
        tensors = torch.from_numpy(z), torch.from_numpy(y)
        rows[f"PyTorch: ..._with_logits, {torch.get_num_threads()} threads"] = (
            lambda: torch.nn.functional.binary_cross_entropy_with_logits(*tensors).item())
    except ImportError:
        pass
    return rows


def main():
    rows = contenders()
    results = {name: run() for name, run in rows.items()}  # also warms every row up
    times = {name: [] for name in rows}
    order = np.random.default_rng(1)
    for _ in range(TURNS):
        for name in order.permutation(list(rows)):
            run = rows[name]
            begin = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - begin)
    ours = statistics.median(times[OURS])
    print(f"| {COUNT:,} logits, float64, median of {TURNS} | ms | against ours | mean loss |")
    print("|---|---:|---:|---:|")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"| {name} | {median * 1e3:.1f} | {median / ours:.2f} | {results[name]:.12f} |")


if __name__ == "__main__":
    main()
