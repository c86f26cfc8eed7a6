"""What is typed into a page's field, as `check` would be given it in a notebook."""

import re
from decimal import Decimal

NUMBER = r"[-−+]?\s*(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[-+]?[0-9]+)?"
TYPED = re.compile(rf"({NUMBER})\s*(?:nats?|%)?", re.I)


def typed(text: str):
    """A tuple of numbers as they were written, or what no judge can read."""
    bare = text.strip()
    if bare[:1] + bare[-1:] in ("[]", "()"):
        bare = bare[1:-1].strip()
    bare = re.sub("[,;]$", "", bare)
    if not bare:
        return ()
    between = "[,;]" if re.search("[,;]", bare) else r"\s+"
    pieces = [bare] if TYPED.fullmatch(bare) else re.split(between, bare)
    found = [TYPED.fullmatch(piece.strip()) for piece in pieces]
    return tuple(_number(each[1]) for each in found) if all(found) else object()


def _number(text):
    plain = re.sub(r"\s", "", text).replace("−", "-")
    return int(plain) if re.fullmatch("[-+]?[0-9]+", plain) else Decimal(plain)
