"""The live view of an explorer in the browser: its picture and, above it, its sentence.

It is an anywidget because plain ipywidgets offers neither an alt text nor a region that
assistive technology can follow: its HTML widget replaces the region at every change, and a
region that is replaced is not announced. It also lets picture and sentence arrive together,
and shows a state at once that the kernel has sent ahead.
"""

import pathlib

import anywidget
import traitlets
from ipywidgets import widget_serialization

_HERE = pathlib.Path(__file__).parent


class Screen(anywidget.AnyWidget):
    """What screen.js shows: one picture, its sentence, and the place of the controls it is for."""

    _esm = (_HERE / "screen.js").read_text(encoding="utf-8")
    _css = (_HERE / "screen.css").read_text(encoding="utf-8")

    controls = traitlets.List().tag(sync=True, **widget_serialization)
    size = traitlets.List([0, 0]).tag(sync=True)
    place = traitlets.List().tag(sync=True)
    picture = traitlets.Bytes().tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)
    failed = traitlets.Bool(False).tag(sync=True)

    def show(self, **state) -> None:
        """Change everything that differs in one message, so that it changes in one frame."""
        with self.hold_sync():
            for name, value in state.items():
                setattr(self, name, value)

    def send_ahead(self, place: list, picture: bytes, sentence: str) -> None:
        """Give the page a state that may be wanted next."""
        self.send({"place": place, "sentence": sentence}, [picture])
