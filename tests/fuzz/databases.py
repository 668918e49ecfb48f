"""Fuzzing target: the database of a project, with the rest of the project beside it."""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from engine.checkup.project_check import check_project
from engine.core import UserError
from engine.document.planes import Plane
from engine.storage import Project
from tests.fuzz.mutators import BYTE_MUTATORS
from tests.fuzz.projects import SHAPE, make_project
from tests.fuzz.targets import FuzzTarget

_NAME: Final = "p.inkling/project.sqlite"


@cache
def _template() -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory()
    make_project(Path(folder.name))
    return folder


def corpus() -> Mapping[str, bytes]:
    """The database of a project that has a row in every table."""
    return {_NAME: Path(_template().name, _NAME).read_bytes()}


def prepare(folder: Path) -> None:
    """Put the project and its images there."""
    shutil.copytree(_template().name, folder, dirs_exist_ok=True)


def read(path: Path) -> int:
    """Check the project, open it, and read the labels of every image; the bytes of the labels."""
    check_project(path.parent)
    nbytes = 0
    with Project.open(path.parent, read_only=True) as project:
        for record in project.images.rows():
            try:
                project.load_state(record.id, SHAPE)
            except UserError:
                continue
            nbytes += len(Plane) * math.prod(SHAPE)
    return nbytes


TARGET = FuzzTarget("databases", corpus, read, BYTE_MUTATORS, prepare=prepare, may_write=True, short_count=40)
