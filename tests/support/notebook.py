"""What a cell stores of its last value, without a kernel."""

from unittest import mock

from IPython.core.formatters import DisplayFormatter


def shown_in_a_notebook(value) -> list[dict]:
    """The data of each output below a cell that ends in `value`."""
    with mock.patch("helpers.interactive.saved_output.display") as display:
        data, _ = DisplayFormatter().format(value)
    return [call.args[0] for call in display.call_args_list] + [data] * bool(data)
