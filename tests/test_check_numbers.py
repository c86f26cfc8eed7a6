"""The numbers that a lesson says are those that it computes."""

import check_numbers
import nbformat
import pytest
from lint.texts import ROOT, picture_files

LESSONS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_number_of_a_lesson_is_backed(path):
    found = [*check_numbers.lesson_problems(path)]
    assert not found, "\n".join(found)


def test_every_picture_is_read_with_its_lesson():
    drawn = [*ROOT.glob("helpers/explorers/lesson_*.py"), *ROOT.glob("helpers/figures/lesson_*.py")]
    assert drawn
    assert sorted(file for path in LESSONS for file in picture_files(path)) == sorted(drawn)


def test_every_number_of_the_readme_is_backed():
    found = [*check_numbers.readme_problems(LESSONS)]
    assert not found, "\n".join(found)


def test_a_wrong_number_is_named(tmp_path, capsys):
    cells = [
        nbformat.v4.new_code_cell("print(f'{2 / 3:.4f}')"),
        nbformat.v4.new_markdown_cell("So 0.667, or 66.7 %, of 2,000 mails in lesson 12 of 1999."),
        nbformat.v4.new_markdown_cell("0.45", metadata={"computed": ["0.9 / 2"]}),
    ]
    cells[0].outputs = [nbformat.v4.new_output("stream", text="0.6667\n")]
    path = tmp_path / "99_small.ipynb"
    for text, said in [("0.667", "Every number is backed"), ("0.676", "0.676 in “… So 0.676, or")]:
        cells[1].source = cells[1].source.replace("0.667", text)
        nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
        assert check_numbers.main([str(path)]) == (text == "0.676")
        assert said in capsys.readouterr().out
