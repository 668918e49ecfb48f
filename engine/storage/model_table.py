"""Table of a project's trained models, and which of them is the current one."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from pathlib import Path
from typing import Final

from engine.core import BadInputError, ModelId
from engine.storage.database import Reader
from engine.storage.image_table import read_only_error
from engine.storage.records import ModelRecord
from engine.storage.settings_table import SettingsTable, store_setting
from engine.storage.writer import Writer

_CURRENT: Final = "model.current"


class ModelTable:
    """Models of a project; any thread. What changes returns at once and is stored in order.

    Args:
        folder: the project's own models, from which their files are named.
        settings: holds the id of the current model.
    """

    def __init__(self, reader: Reader, writer: Writer | None, folder: Path, settings: SettingsTable) -> None:
        self._reader = reader
        self._writer = writer
        self._folder = folder
        self._settings = settings
        # Read many times a second by the window. Only this process writes, so the copy stays true.
        self._models: tuple[ModelRecord, ...] | None = None
        self._version = 0
        self._lock = threading.Lock()

    def add(self, model: ModelRecord) -> None:
        """Store a model; one of the same id is replaced. `is_current` makes it the current one.

        Raises:
            UserError: the project is open read-only.
        """
        file = self._file_name(model.path)
        metrics = json.dumps(model.metrics)

        def task(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO models(id, file, created, metrics, note) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT(id) DO UPDATE SET file = excluded.file, created = excluded.created,"
                " metrics = excluded.metrics, note = excluded.note",
                (model.id, file, model.created, metrics, model.note),
            )
            if model.is_current:
                store_setting(connection, _CURRENT, model.id)

        if self._writer is None:
            raise read_only_error()
        self._writer.post(task)
        self._forget()

    def all(self) -> list[ModelRecord]:
        """All models, the oldest first."""
        with self._lock:
            models, version = self._models, self._version
        if models is not None:
            return list(models)
        is_stored = self._writer is not None and self._writer.settle()
        records = self._read()
        with self._lock:
            if is_stored and version == self._version:
                self._models = tuple(records)
        return records

    @property
    def current(self) -> ModelRecord | None:
        return next((model for model in self.all() if model.is_current), None)

    def set_current(self, model_id: ModelId | None) -> None:
        """Make a model the current one; None: no model is.

        Raises:
            BadInputError: the project has no such model.
            UserError: the project is open read-only.
        """
        if model_id is not None and all(model.id != model_id for model in self.all()):
            raise BadInputError(f"The project has no model '{model_id}'.")
        self._settings.set(_CURRENT, model_id)
        self._forget()

    def _forget(self) -> None:
        with self._lock:
            self._models = None
            self._version += 1

    def _read(self) -> list[ModelRecord]:
        current = self._settings.get(_CURRENT)
        rows = self._reader.rows("SELECT id, file, created, metrics, note FROM models ORDER BY rowid")
        return [
            ModelRecord(
                ModelId(row[0]),
                self._folder / os.fsdecode(row[1]),
                row[2],
                json.loads(row[3]),
                row[4],
                row[0] == current,
            )
            for row in rows
        ]

    def _file_name(self, path: Path) -> str | bytes:
        """Relative inside the project, so that it can be moved; absolute elsewhere."""
        path = Path(os.path.abspath(path))
        inside = path.is_relative_to(self._folder)
        name = path.relative_to(self._folder).as_posix() if inside else str(path)
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            return os.fsencode(name)
        return name
