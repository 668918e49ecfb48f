"""Fuzzing target: single cells of a project's database, each with a value that may mean harm."""

from __future__ import annotations

import math
import random
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from engine.document.planes import Plane
from tests.fuzz import databases
from tests.fuzz.projects import IMAGES, SHAPE, cells, mutate, use
from tests.fuzz.targets import FuzzTarget


def change_a_cell(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """The database with another value in one cell of one row."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "project.sqlite"
        database.write_bytes(data)
        every = cells(Path(folder))
        while mutate(Path(folder), rng, rng.choice(every)) is None:
            pass
        return database.read_bytes()


def read(path: Path) -> int:
    """Check, open, read, export and draw; the bytes of the labels."""
    use(path.parent, path.parent.parent / "written")
    shutil.rmtree(path.parent.parent / "written", ignore_errors=True)
    return IMAGES * len(Plane) * math.prod(SHAPE)


TARGET = FuzzTarget(
    "cells",
    databases.corpus,
    read,
    (change_a_cell,),
    prepare=databases.prepare,
    may_write=True,
    short_count=25,
)
