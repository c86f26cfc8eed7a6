"""The engine of every explorer: one definition, drawn state by state, live or on a page.

How a state gets from `update` to the screen:

    update(**values)                    a lesson's function moves its artists and returns them
    LayeredFigure.track, .variants      layers.py: each moved artist is a layer; draw it, or find
                                        the drawing in the cache; a state is one number per layer
    live:  Live._states_message         live.py: the state asked for, then all others (prefetch)
           → comm → states.js fromKernel
    page:  page.to_html                 page.py: all states, gzipped into the page
           → states.js embedded
    view.js show, draw                  put the variants and the sentence on screen in one frame

A move goes back the same way: an input or a drag (drag_and_play.js) → view.js moved → a state that
is there is shown at once; live, `places` also tells the kernel → Explorer.take.
"""

from helpers.interactive.controls import slider, switch
from helpers.interactive.draw import Drawn, together
from helpers.interactive.explorer import Explorer
from helpers.interactive.handles import Handle
from helpers.interactive.task import Task

__all__ = ["Drawn", "Explorer", "Handle", "Task", "slider", "switch", "together"]
