"""Change one digit at random in a passage, and see whether the reader names it."""

import random
import re
from dataclasses import replace

from reading import checks, passages
from reading.numerals import asks_for_backing, numerals

# Minutes, in a lesson and in README's table.
LISTED = re.compile(r"\*\*Minutes\.\*\* (\d+ to step through, )?$|ipynb\) \| (\d+ \+ )?$")


def readers(lessons, readme):
    """(reader, passage) for all prose; README's last."""
    for lesson in lessons:
        listed = checks.minutes_in_readme(lesson.path).get(lesson.path.name)
        reader = checks.Reader(checks.Backing(lesson), listed=listed)
        yield from ((reader, passage) for passage in passages.of_lesson(lesson))
    yield from checks.readme_readers(readme, lessons)


def digits(passage):
    """Places of the digits of every number that says something."""
    text = checks.blanked(passage.text)
    for numeral in numerals(text):
        listed = LISTED.search(passage.text[: numeral.start])
        if listed or asks_for_backing(numeral, text):
            yield from (i for i in range(numeral.start, numeral.end) if text[i] in "0123456789")


def changes(lessons, readme, count, seed=12):
    """(passage, changed passage, problems found) for `count` changes, shared out over the kinds."""
    places, together = {}, {}
    for reader, passage in readers(lessons, readme):
        together.setdefault(passage.source, []).append(passage)
        places.setdefault(passage.kind, []).extend((reader, passage, i) for i in digits(passage))
    rng, kinds = random.Random(seed), [kind for kind in passages.KINDS if places.get(kind)]
    for n in range(count):
        reader, passage, i = rng.choice(places[kinds[n % len(kinds)]])
        other = rng.choice([d for d in "0123456789" if d != passage.text[i]])
        changed = replace(passage, text=passage.text[:i] + other + passage.text[i + 1 :])
        around = [changed if p is passage else p for p in together[passage.source]]
        yield passage, changed, [*reader.problems(changed), *checks.lines_beside(around)]


def report(lessons, readme, count):
    """Print how many changes are named, by kind; return the share."""
    named, tried = {}, {}
    for passage, changed, found in changes(lessons, readme, count):
        tried[passage.kind] = tried.get(passage.kind, 0) + 1
        named[passage.kind] = named.get(passage.kind, 0) + bool(found)
        if not found:
            at = next(i for i, (a, b) in enumerate(zip(passage.text, changed.text, strict=True))
                      if a != b)  # fmt: skip
            around = " ".join(changed.text[max(0, at - 40) : at + 30].split())
            print(f"not named: {passage.where}: … {around} … (was {passage.text[at]})")
    for kind in tried:
        print(f"{kind:10} {named[kind]:3} of {tried[kind]:3} named")
    print(f"{'all':10} {sum(named.values()):3} of {sum(tried.values()):3} named")
    return sum(named.values()) / sum(tried.values())
