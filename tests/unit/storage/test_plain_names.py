"""Names that are accepted at one look are those that all checks accept."""

from __future__ import annotations

import random

import pytest

from engine.core.checked import DamagedValueError
from engine.storage.checks import names


def test_the_quick_look_accepts_only_what_every_check_accepts(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(4)
    letters = ["a", "B", "7", "_", "-", ".", "..", "/", " ", "\\", "ü", "\0", "\n", "con", ""]
    samples = ["".join(rng.choices(letters, k=rng.randrange(8))) for _ in range(3000)]
    quick = [name for name in samples if names._PLAIN.fullmatch(name)]
    assert len(quick) > 100
    for name in quick:
        assert names._fault(name, windows=False) == ""
        assert names.relative_name(name, "name", windows=False) == name
    for name in samples:
        if names._fault(name, windows=False):
            with pytest.raises(DamagedValueError):
                names.relative_name(name, "name", windows=False)
