"""Real data sets for the tests that want them; those tests skip where the data are missing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def data_folder() -> Path:
    """Folder of the data sets: INKLING_DATA, or `shared/data` beside the checkout."""
    named = os.environ.get("INKLING_DATA")
    return Path(named) if named else CHECKOUT.parent / "shared" / "data"


def data_set(name: str) -> Path:
    """Folder `images/ masks/ classes.txt` of a data set; skips the test when it is not there."""
    folder = data_folder() / name
    if not folder.is_dir():
        pytest.skip(f"the data set {name} is not in {data_folder()} (set INKLING_DATA)")
    return folder
