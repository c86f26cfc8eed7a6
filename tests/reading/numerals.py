"""The numbers of a text: which there are, how exactly each is told, and which are mere names."""

import re
from dataclasses import dataclass

RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
NUMERAL = re.compile(
    r"(?<![\w.,₀-₉])(?<!\w[-‑])"
    rf"(?P<sign>(?:(?<=^)|(?<=[\s(\[“‘=≈→:,])|(?<=\+))[−-])?"
    r"(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    rf"(?:[eE](?P<power>[-−+]?\d+)|(?P<raised>[{RAISED}]+))?"
    r"(?P<percent>\s?%(?!\w))?(?![\w₀-₉])(?!\.\d)"
)
UNRAISED = str.maketrans(RAISED, "-0123456789")

# What a word before or after a whole number makes of it: a name, or a count that is no result.
NAMES = re.compile(
    r"(?:lessons?|exercises?|examples?|chapters?|sections?|answers?|questions?|steps?|bugs?|cells?|"
    r"figures?|pages?|case|row|line|label|labels|class|eq\.|seed|key|choice|base|Python|version|"
    r"programs?|report|type|rule|float|bit)\s*$",
    re.I,
)
ALSO_NAMES = re.compile(
    r"(?:lessons?|exercises?|chapters?|steps|examples|answers?) [\d, and–]+ ?$", re.I
)
SCHEDULE = re.compile(
    r"(?: to \d+)?\s?(?:minutes?|seconds?|hours?|years?|slides?|choices|cells|lessons)\b"
)
MINUTES = re.compile(r"Minutes\.   (\d+ to step through, )?$")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
# What makes a small whole number a result.
RESULT_AFTER = re.compile(
    r"\s?(?:of \d|against \d|times\b|epochs?\b|nats?\b|bits?\b|wrong\b|right\b|steps?\b|points?\b|"
    r"patients?\b|mistakes?\b|parameters\b|rounds\b|mm\b)"
)
RESULT_BEFORE = re.compile(r"(?:\d of|\bagainst|\bonly|\babout|\bnearly|\balmost|\bafter) $")


@dataclass(frozen=True)
class Numeral:
    text: str
    start: int
    end: int
    value: float
    decimals: int  # of its value: 2 for 0.25, 3 for 0.5 %
    significant: int
    percent: bool
    whole: bool

    @property
    def unit(self):
        return 10.0**-self.decimals

    @property
    def small(self):
        """Told in one digit: it meets some other number in nearly every text."""
        return self.significant <= 1 and not self.percent


def numerals(text):
    return [_numeral(match) for match in NUMERAL.finditer(text)]


def _numeral(match):
    digits = match["digits"].replace(",", "")
    power = int((match["power"] or "0").replace("−", "-"))
    value = float(f"{digits}e{power}")
    decimals = len(digits.partition(".")[2]) - power
    if match["raised"] and digits in {"2", "10"}:  # of another number the base is what is told
        value, decimals = float(digits) ** int(match["raised"].translate(UNRAISED)), 300
    if match["percent"]:
        value, decimals = float(f"{digits}e{power - 2}"), decimals + 2
    if match["sign"]:
        value = -value
    significant = len(digits.replace(".", "").lstrip("0"))
    whole = "." not in digits and not (match["power"] or match["raised"] or match["percent"])
    return Numeral(match[0], *match.span(), value, decimals, significant, bool(match["percent"]),
                   whole)  # fmt: skip


def asks_for_backing(numeral, text):
    """Whether a number says something that could be wrong; names and counts of parts do not."""
    before, after = text[: numeral.start], text[numeral.end :]
    digits = numeral.text.lstrip("−-").rstrip("% ")
    if re.search(r"Python [\d., or]*$", before) or re.match(r"\.\d+\.\d", after):
        return False
    if not numeral.whole:
        return True
    if MINUTES.search(before):
        return False
    names = NAMES.search(before) or ALSO_NAMES.search(before)
    if names or SCHEDULE.match(after):
        return False
    if (
        numeral.value > 0
        and YEAR.match(digits)
        or re.search(r"(?:^|\n)\s*$", before)
        and re.match(r"[.)]\s", after)
    ):
        return False
    if abs(numeral.value) >= 10 or re.match(r"0\d", digits):
        return True
    if before.endswith("/"):  # 2/3 wrong
        return False
    return bool(RESULT_AFTER.match(after) or RESULT_BEFORE.search(before))
