"""What the `draw` of an explorer returns, and how several of them become one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from matplotlib.artist import Artist

from helpers.interactive.handles import Handle


@dataclass(frozen=True)
class Drawn:
    """What the `draw` of an explorer returns of one of its two shapes.

    move: `move(**values)` moves the artists that `draw` made, and returns those.
    handles: what can be dragged.
    hidden: artists that show only once the task is done.
    """

    move: Callable[..., Iterable[Artist]]
    handles: Iterable[Handle] = ()
    hidden: Iterable[Artist] = ()


def together(*parts: Drawn) -> Drawn:
    """Join the panels of a picture, or its two shapes: they move together."""

    def move(**values):
        return [artist for part in parts for artist in part.move(**values)]

    handles = [handle for part in parts for handle in part.handles]
    return Drawn(move, handles, [artist for part in parts for artist in part.hidden])
