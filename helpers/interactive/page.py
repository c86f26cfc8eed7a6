"""An explorer as HTML: its markup for both lives, and all of its states for a page."""

import base64
import gzip
import html
import itertools
import json
import math
from importlib import resources

from helpers.figures import inter
from helpers.figures.style import ink_styles
from helpers.interactive import svg
from helpers.interactive.controls import ControlSpec

MOST_STATES = 20_000
SCRIPTS = "view.js", "drag_and_play.js", "states.js"  # one after the other they are one script
_HERE = resources.files(__package__)
VIEW = "\n".join((_HERE / name).read_text(encoding="utf-8") for name in SCRIPTS)
STYLE = (_HERE / "view.css").read_text(encoding="utf-8")


def style() -> str:
    """The style sheet of all explorers of a page, with their type."""
    return f"<style>{inter.face()}{ink_styles()}{STYLE}</style>"


def script() -> str:
    """Brings every explorer above it to life."""
    return f"<script>{{{VIEW}\nopenAll(); }}</script>"


def to_html(explorer) -> str:
    """Return self-contained HTML of an explorer.

    Raises ValueError if the controls have more than MOST_STATES states together.
    """
    choices = explorer.choices()
    count = math.prod(len(choice.values) for choice in choices)
    if count > MOST_STATES:
        raise ValueError(
            f"this explorer has {count:,} states, a page holds {MOST_STATES:,}: "
            "give its sliders fewer values"
        )
    states = _draw_all(explorer, choices)
    packed = json.dumps(states, ensure_ascii=False, separators=(",", ":")).encode()
    data = base64.b64encode(gzip.compress(packed, mtime=0)).decode()
    data = f'<script type="application/octet-stream">{data}</script>'
    whole = markup(explorer, choices, data)
    return f"{style()}{whole}{script()}"


def _draw_all(explorer, choices):
    stages, names = explorer.stages, [choice.name for choice in choices]
    grid = [*itertools.product(*(choice.values for choice in choices))]
    layers = None
    while layers != (layers := _count_layers(stages)):  # a late layer is missing from states before
        sentences, done, shown = [], [], {shape: [] for shape in stages}
        for given in grid:
            values = dict(zip(names, given, strict=True))
            sentences.append(explorer.move(**values))
            done.append(explorer.does(**values))
            for shape, stage in stages.items():
                shown[shape].append(stage.variants(values))
    described = {}
    for shape, stage in stages.items():
        columns = [*zip(*shown[shape], strict=True)]
        used = [[*dict.fromkeys(column)] for column in columns]
        described[shape] = describe_stage(stage, choices) | {
            "variants": [
                [layer.variants[number] for number in numbers]
                for layer, numbers in zip(stage.layers, used, strict=True)
            ],
            "shown": [
                [*map({number: i for i, number in enumerate(numbers)}.get, column)]
                for column, numbers in zip(columns, used, strict=True)
            ],
        }
    del described["wide"]["background"]  # stands in the page already
    return definition(explorer, choices) | {
        "shapes": described,
        "sentences": sentences,
        "done": "".join("01"[each] for each in done),
    }


def _count_layers(stages):
    return [len(stage.layers) for stage in stages.values()]


def definition(explorer, choices: list[ControlSpec]) -> dict:
    """What the front end needs to know beside the markup."""
    controls = [{"captions": choice.captions, "time": choice.time} for choice in choices]
    follows = explorer.followers(choices)
    return {"controls": controls, "follows": follows, "tall": "tall" in explorer.stages}


def describe_stage(stage, choices: list[ControlSpec]) -> dict:
    return {
        "size": stage.size,
        "background": stage.background,
        "handles": stage.describe_handles(choices),
        "hiddenUntilDone": stage.hidden_until_done(),
        "defs": "".join(stage.defs.values()),
    }


def markup(explorer, choices: list[ControlSpec], end: str = "") -> str:
    """The explorer in its first state: controls, sentence and picture, in one element."""
    values = {choice.name: choice.values[choice.place] for choice in choices}
    sentence, stage = html.escape(explorer.move(**values)), explorer.stages["wide"]
    picture = stage.markup(stage.variants(values))
    controls = "".join(_control(choice) for choice in choices)
    return (
        f'<div class="explorer">{_task(explorer.task)}{controls}'
        f'<p class="explorer-sentence" aria-live="polite">{sentence}</p>'
        f'<div class="explorer-picture" role="img" aria-label="{sentence}">'
        f'<svg viewBox="0 0 {stage.size[0]:g} {stage.size[1]:g}" focusable="false" '
        f'aria-hidden="true">{picture}</svg></div>{end}</div>'
    )


def layout(data: dict[str, str]) -> dict:
    """What the style sheets of a page need to know of an explorer, so that it never jumps.

    On a slide two controls share a row. The sentence keeps the lines that it may need.
    """
    controls = data["text/html"].count('class="explorer-control"')
    letters = len(data["text/plain"]) + 2  # other states have longer numbers
    sizes = {
        "--ratio": svg.ratio(data["text/html"]),
        "--rows": math.ceil(controls / 2),
        "--lines": math.ceil(letters / 90),
        "--narrow-lines": math.ceil(letters / 28),
    }
    style = "; ".join(f"{name}: {value}" for name, value in sizes.items())
    return {"controls": controls, "style": style}


def _task(task) -> str:
    """What is asked, and beside it the place of what is said once it is done."""
    if not task:
        return ""
    return (
        f'<p class="explorer-task"><span>{html.escape(task.text)}</span> '
        f'<span class="explorer-found" role="status" data-found="✓ {html.escape(task.found)}">'
        "</span></p>"
    )


def _control(choice: ControlSpec) -> str:
    label, caption = html.escape(choice.label), html.escape(choice.captions[choice.place])
    if choice.kind == "buttons":
        buttons = "".join(
            f'<label><input type="radio" value="{i}"{" checked" * (i == choice.place)}>'
            f"<span>{html.escape(text)}</span></label>"
            for i, text in enumerate(choice.captions)
        )
        return f'<fieldset class="explorer-control"><legend>{label}</legend>{buttons}</fieldset>'
    play = f'<button type="button" class="explorer-play" aria-label="Play {label}"></button>'
    return (
        f'<div class="explorer-control"><label><span>{label}</span>'
        f'<input type="range" min="0" max="{len(choice.values) - 1}" step="1" '
        f'value="{choice.place}" aria-valuetext="{caption}"></label>'
        f'<span class="explorer-readout" aria-hidden="true">{caption}</span>'
        f"{play * choice.time}</div>"
    )
