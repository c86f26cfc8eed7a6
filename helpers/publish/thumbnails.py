"""A small picture of each lesson's scene: its explorer as it opens, without a word."""

import functools
import re

from helpers import explorers
from helpers.interactive.svg import PREFIX


@functools.cache
def thumbnail(name: str) -> str:
    """The explorer `name` as an SVG element; its letters would be too small to read."""
    explorer = getattr(explorers, name)()
    drawn, _ = explorer.draw(**explorer.values)
    drawn = re.sub(r"<text\b.*?</text>|<circle[^>]*class=\"place\"[^>]*/>", "", drawn, flags=re.S)
    drawn = drawn.replace(PREFIX, f"scene-{name}-")
    width, height = explorer.stages["wide"].size
    size = f'viewBox="0 0 {width:g} {height:g}"'
    return f'<svg class="scene" data-scene="{name}" {size} aria-hidden="true">{drawn}</svg>'
