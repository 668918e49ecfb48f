"""Decoders are kept from printing, whatever others do with the filters of warnings."""

import warnings

import pytest

from engine.document.quiet import silence_decoders


def _warn_as_pillow() -> None:
    warnings.warn_explicit(
        "Truncated File Read", UserWarning, "TiffImagePlugin.py", 982, "PIL.TiffImagePlugin"
    )


@pytest.mark.parametrize("action", ["error", "always"])
def test_a_filter_put_in_front_of_ours_shows_no_warning_of_pillow(action: str) -> None:
    with warnings.catch_warnings(record=True) as shown:
        silence_decoders()
        _warn_as_pillow()
        warnings.simplefilter(action)
        silence_decoders()
        _warn_as_pillow()
        assert warnings.filters[0][0] == "ignore"
        count = len(warnings.filters)
        silence_decoders()
        assert len(warnings.filters) == count
    assert shown == []
