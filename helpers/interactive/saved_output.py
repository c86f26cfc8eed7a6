"""What a notebook keeps of a live view, and shows once its kernel is gone.

A notebook that has run, was saved and is opened again holds the name of a widget that nobody knows
any more: JupyterLab writes “model not found” in its place. So a static copy is an output of its
own, before the live view, and a style that travels with it shows one of the two: the view while it
lives, else the copy. The picture is one more output, because code hosts show nothing else.
"""

from IPython.display import display, update_display

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
_LIVE = ":is(.explorer, .predict-live)"
_PART = ".jp-OutputArea-child"
_WIDGET = ".jp-OutputArea-output:not([data-mime-type])"  # all other outputs tell what they are
_STYLE = f"""<style>
.jp-OutputArea:has({_LIVE}) > {_PART}:has(.lesson-still, .jp-RenderedImage),
.jp-OutputArea:has(.lesson-still) > {_PART}:has(> {_WIDGET}):not(:has({_LIVE})) {{ display: none; }}
[data-jp-theme-light=false] .jp-OutputArea:has(.lesson-still) img
  {{ filter: invert(1) hue-rotate(.5turn); mix-blend-mode: screen; }}
</style>"""


def as_html(inside: str, plain: str) -> dict:
    """An output that is seen where no view lives; `plain` is for where not even HTML is shown."""
    return {"text/html": f'<div class="lesson-still">{_STYLE}{inside}</div>', "text/plain": plain}


def show(widget, outputs: list[dict]) -> None:
    """Show a live view, and keep with the notebook what stands in its place without a kernel."""
    for name, data in _named(widget, outputs):
        display(data, raw=True, display_id=name)
    view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    display({WIDGET_VIEW: view}, raw=True)


def update(widget, outputs: list[dict]) -> None:
    """Let every notebook that shows this view keep these outputs from now on."""
    for name, data in _named(widget, outputs):
        update_display(data, raw=True, display_id=name)


def _named(widget, outputs):
    return ((f"{widget.model_id}-{n}", data) for n, data in enumerate(outputs))
