"""Fuzzing target: exports in the formats that extras read (NIfTI, DICOM, OME-Zarr), one file damaged.

Formats whose packages are not installed are left out; all of them: the target has no inputs.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from tests.fuzz.exported_sets import NEED_EXTRAS, labels_of, read_set
from tests.fuzz.targets import FuzzTarget

FORMATS: Final = tuple(
    sorted(name for name, packages in NEED_EXTRAS.items() if all(find_spec(package) for package in packages))
)

TARGET = FuzzTarget(
    "sets of extras",
    lambda: labels_of(FORMATS) if FORMATS else {},
    lambda path: read_set(path, FORMATS),
    may_write=True,
    short_count=60,
)
