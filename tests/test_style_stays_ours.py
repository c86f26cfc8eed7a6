"""Importing a helper, and drawing with it, leaves the learner's matplotlib as it was."""

import subprocess
import sys

CODE = """
import matplotlib
from matplotlib import font_manager
before, fonts = dict(matplotlib.rcParams), len(font_manager.fontManager.ttflist)
from helpers import explorers, figures, interactive, losses, practice, training
assert dict(matplotlib.rcParams) == before, "an import changes settings"
assert len(font_manager.fontManager.ttflist) == fonts, "an import registers fonts"
picture = figures.picture(figures.draw_log_bases)
picture._repr_mimebundle_()
explorer = explorers.minus_log()
explorer.controls["x"].value = 0.25
explorer.image, explorer.draw(x=0.1)
assert dict(matplotlib.rcParams) == before, "drawing changes settings"
"""


def test_a_learners_matplotlib_keeps_its_settings():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
