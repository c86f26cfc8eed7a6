"""Hold the claims of a lesson to its words: what is quoted stands there, what promises is quoted.

A claim is a test in `test_NN_name.py`; each paragraph of its docstring quotes a sentence of the
lesson NN_name, word for word. `EXEMPT` in the same file lists sentences with a universal word that
claim nothing that could be computed, by their reason.
"""

import ast
import re
from pathlib import Path

from reading.passages import of_lesson
from rules.lesson import Lesson

HERE = Path(__file__).parent
NOTEBOOKS = HERE.parents[1] / "notebooks"
UNIVERSAL = re.compile(
    r"\b(always|never|every|everything|any|none|nobody|cannot|only|exactly)\b", re.I
)
SENTENCE = re.compile(r"(?<=[.!?:])[”*]*\s+(?=[“*(−A-ZŷσηL0-9])|\s+(?=<)")
REASONS = {
    "instruction": "it tells the learner or the presenter what to do",
    "question": "it asks, or belongs to what is asked",
    "choice": "it is offered as an answer, right or wrong",
    "definition": "it says how the course uses a word",
    "one answer": "it speaks of one wrong answer, whose number the exercise computes",
    "documented": "it says what a library's documentation says",
    "plain": "its word is no promise: “only” for “merely”, “any” for “some”",
}


def plain(text: str) -> str:
    """A text without its marks and line ends, as a quote of it reads."""
    text = re.sub(r"</?\w+[^>]*>", " ", text)
    return " ".join(re.sub(r"[*`]|^\s*(?:[-*]|\d+\.) |^#+ ", "", text, flags=re.M).split())


def texts(lesson: Lesson) -> list[str]:
    return [plain(passage.text) for passage in of_lesson(lesson)]


def promises(lesson: Lesson) -> list[str]:
    """Every sentence with a universal word."""
    sentences = (s for p in of_lesson(lesson) for s in SENTENCE.split(p.text))
    return [*dict.fromkeys(plain(s) for s in sentences if UNIVERSAL.search(s))]


def quotes(path: Path) -> list[str]:
    """What the docstrings of a file's tests quote."""
    tests = (part for part in ast.parse(path.read_text(encoding="utf-8")).body
             if isinstance(part, ast.FunctionDef) and part.name.startswith("test_"))  # fmt: skip
    said = (ast.get_docstring(test) or "" for test in tests)
    return [plain(quote) for text in said for quote in text.split("\n\n") if quote.strip()]


def exempt(path: Path) -> dict[str, list[str]]:
    for part in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(part, ast.Assign) and ast.unparse(part.targets[0]) == "EXEMPT":
            return ast.literal_eval(part.value)
    return {}


def problems(path: Path, lesson: Lesson):
    """What is wrong between a file of claims and its lesson, each as a line."""
    said, quoted, spared = texts(lesson), quotes(path), exempt(path)
    for reason in sorted(set(spared) - set(REASONS)):
        yield f"{reason!r} is no reason; use one of {', '.join(REASONS)}"
    excused = [plain(sentence) for sentences in spared.values() for sentence in sentences]
    for quote in [*quoted, *excused]:
        if not any(quote in text for text in said):
            yield f"the lesson does not say (any more): {quote}"
    for sentence in promises(lesson):
        if not any(sentence in quote or quote in sentence for quote in [*quoted, *excused]):
            yield f"neither claimed by a test nor exempt: {sentence}"
