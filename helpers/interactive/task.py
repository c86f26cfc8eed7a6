"""What an explorer asks, and how it knows that it is done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from matplotlib.artist import Artist


@dataclass(frozen=True)
class Task:
    """One thing to do with an explorer; until it is done nothing in the picture answers it.

    text: at most ten words, such as “Find the belief that costs least”.
    done: `done(**values)` tells whether a state does it. The first state must not.
    found: what is said once it is done, in a few words; it stands behind a ✓.
    hidden: artists that show only from then on, such as the ring around the lowest point.
    """

    text: str
    done: Callable[..., bool]
    found: str = "Done"
    hidden: Iterable[Artist] = ()
