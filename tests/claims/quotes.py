"""What the claims quote: a claim is a test in `test_NN_name.py` that computes what sentences say.

Each paragraph of its docstring quotes such a sentence of the lesson NN_name, word for word.
"""

import ast
import difflib
import re
from pathlib import Path

from lint.texts import plain, texts

SENTENCE = re.compile(r"(?<=[.!?:])[”*]*\s+(?=[“*(−A-ZŷσηL0-9])|\s+(?=<)|\n\s*\n|\n(?=[-*|] )")


def file_of(lesson: Path) -> Path:
    return Path(__file__).parent / f"test_{lesson.stem}.py"


def quotes(file: Path) -> list[tuple[str, str]]:
    """(quote, the test that computes it) of a file of claims."""
    body = ast.parse(file.read_text(encoding="utf-8")).body
    tests = [part for part in body if getattr(part, "name", "").startswith("test_")]
    said = [(part, ast.get_docstring(part) or "") for part in tests]
    return [
        (plain(quote), f"tests/claims/{file.name}:{part.lineno}, {part.name}")
        for part, text in said
        for quote in text.split("\n\n")
        if quote.strip()
    ]


def lost(lesson: Path):
    """A line for each quote that the lesson does not say (any more)."""
    said = [text for _, text in texts(lesson)]
    joined = [plain(text) for text in said]
    sentences = [plain(sentence) for text in said for sentence in SENTENCE.split(text)]
    for quote, test in quotes(file_of(lesson)):
        if not any(quote in text for text in joined):
            [nearest] = difflib.get_close_matches(quote, sentences, n=1, cutoff=0)
            yield (
                f"{lesson.name} no longer says “{quote}”; nearest now: “{nearest}”. {test} "
                "computes it: if that still holds, quote the new words there; else change the test."
            )
