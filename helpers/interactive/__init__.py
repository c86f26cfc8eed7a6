"""The engine of every explorer: one definition, drawn state by state, live or on a page."""

from helpers.interactive.controls import slider, switch
from helpers.interactive.explorer import Drawn, Explorer
from helpers.interactive.handles import Handle
from helpers.interactive.task import Task

__all__ = ["Drawn", "Explorer", "Handle", "Task", "slider", "switch"]
