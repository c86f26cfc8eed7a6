"""The catalogue of explorers: one function for each, named after what it shows.

A file is named after the lesson that shows it. Numbers in a sentence come from `helpers.losses`.
Each explorer is made of three things, as `lesson_01` shows in the shortest way:

    def minus_log() -> Explorer:
        def sentence(x): ...             # the numbers of a state in words
        return Explorer.from_draw(_draw, sentence, task=Task(...), x=slider(...))

    @figures.laid_out(wide={"height": 400}, tall={"height": 440})  # panels=2: an array of axes
    def _draw(ax) -> Drawn:              # called for each shape; style.is_tall(ax) knows which
        dot = style.handle_dot(ax)       # draw what stays, make what moves
        def move(x): ...                 # moves the artists of this shape, and returns them
        return Drawn(move, [Handle("x", dot, "x")], hidden=[])  # hidden until the task is done

Where `draw` needs data, define it inside the explorer's function.
"""

import importlib
import pkgutil
from types import FunctionType

from helpers.interactive import Explorer

# Every function of lesson_NN.py that returns an Explorer: a new one needs no line here.
for _module in pkgutil.iter_modules(__path__, f"{__name__}."):
    for _name, _made in vars(importlib.import_module(_module.name)).items():
        if isinstance(_made, FunctionType) and _made.__annotations__.get("return") is Explorer:
            globals()[_name] = _made

__all__ = sorted(name for name, made in vars().copy().items() if isinstance(made, FunctionType))
