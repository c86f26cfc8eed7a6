"""What the tests of every lesson's pictures begin with."""

import pytest
from support.static_pictures import PICTURES


@pytest.fixture(params=["wide", "tall"])
def axes_of(request):
    """The axes of a static figure in one of its shapes, by the name of what draws it."""
    return lambda name: PICTURES[name]().figures[request.param].axes
