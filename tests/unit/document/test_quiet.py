"""Decoders are kept from printing, whatever others do with the filters of warnings."""

import warnings
from types import SimpleNamespace

import pytest

from engine.document.quiet import silence_decoders, silence_opencv


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


@pytest.mark.parametrize("version", [4, 5])
def test_opencv_is_silenced_by_what_its_version_has(version: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import cv2

    levels: list[int] = []
    if version == 4:
        monkeypatch.delattr(cv2.utils, "logging", raising=False)
        monkeypatch.setattr(cv2, "setLogLevel", levels.append, raising=False)
    else:
        module = SimpleNamespace(setLogLevel=levels.append, LOG_LEVEL_SILENT=0)
        monkeypatch.setattr(cv2.utils, "logging", module, raising=False)
    silence_opencv.__wrapped__()
    assert levels == [0]
