"""The engine of every explorer: one definition, drawn state by state, live or on a page."""

from helpers.interactive.controls import slider, switch
from helpers.interactive.explorer import Explorer
from helpers.interactive.handles import Handle

__all__ = ["Explorer", "Handle", "slider", "switch"]
