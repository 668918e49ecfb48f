"""Fuzzing target: safety copies, restored into a new folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from engine.backup.make import make_backup
from engine.backup.restore import restore_backup
from tests.fuzz.targets import FuzzTarget
from tests.helpers.worked_project import worked_project


def corpus() -> Mapping[str, bytes]:
    """One small copy."""
    with tempfile.TemporaryDirectory() as folder:
        project = worked_project(Path(folder), images=1)
        copy = make_backup(project, Path(folder) / "copy.zip", with_images=True).path
        return {"copy.zip": copy.read_bytes()}


def read(path: Path) -> int:
    """Restore it; the bytes of what came out. A refused copy leaves nothing behind."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "p.inkling"
        try:
            restore_backup(path, target)
            return sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file())
        finally:
            if not target.exists() and any(Path(folder).iterdir()):
                shutil.rmtree(folder, ignore_errors=True)
                raise AssertionError("half a project was left behind")


TARGET = FuzzTarget("safety copies", corpus, read)
