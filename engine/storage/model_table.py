"""Table of a project's trained models, and which of them is the current one."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path
from typing import Final

from engine.core import BadInputError, ModelId
from engine.storage.database import Reader
from engine.storage.image_table import read_only_error
from engine.storage.records import ModelRecord
from engine.storage.settings_table import SettingsTable
from engine.storage.writer import Writer

_CURRENT: Final = "model.current"


class ModelTable:
    """Models of a project; any thread.

    All of them are in memory: questions wait for nothing, a change is seen at once and stored in
    the background, in order. A read-only project shows those of its last `refresh`.

    Args:
        folder: the project's own models, from which their files are named.
        settings: holds the id of the current model.
    """

    def __init__(self, reader: Reader, writer: Writer | None, folder: Path, settings: SettingsTable) -> None:
        self._reader = reader
        self._writer = writer
        self._folder = folder
        self._settings = settings
        self._lock = threading.Lock()
        self._models: tuple[ModelRecord, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Read every model anew; waits for the database."""
        if self._writer is not None:
            self._writer.settle()
        rows = self._reader.rows("SELECT id, file, created, metrics, note FROM models ORDER BY rowid")
        with self._lock:
            self._models = tuple(self._record(*row) for row in rows)

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

        if self._writer is None:
            raise read_only_error()
        record = self._record(model.id, file, model.created, metrics, model.note)
        # Under one lock, so that memory and database see two threads' changes in the same order.
        with self._lock:
            if model.is_current:
                self._settings.set_with(task, _CURRENT, model.id)
            else:
                self._writer.post(task)
            if any(known.id == record.id for known in self._models):
                self._models = tuple(record if m.id == record.id else m for m in self._models)
            else:
                self._models = (*self._models, record)

    def all(self) -> list[ModelRecord]:
        """All models, the oldest first."""
        current = self._settings.get(_CURRENT)
        return [replace(model, is_current=model.id == current) for model in self._models]

    def next_path(self) -> Path:
        """Place for the file of a new model, among the project's own, whose name no model has."""
        taken = {str(model.id) for model in self._models}
        number = len(taken) + 1
        while f"model-{number:03d}" in taken:
            number += 1
        return self._folder / f"model-{number:03d}.safetensors"

    @property
    def current(self) -> ModelRecord | None:
        """The model that predicts and that training goes on from."""
        return next((model for model in self.all() if model.is_current), None)

    def set_current(self, model_id: ModelId | None) -> None:
        """Make a model the current one; None: no model is.

        Raises:
            BadInputError: the project has no such model.
            UserError: the project is open read-only.
        """
        if model_id is not None and all(model.id != model_id for model in self._models):
            raise BadInputError(f"The project has no model '{model_id}'.")
        self._settings.set(_CURRENT, model_id)

    def _record(self, model_id: str, file: str | bytes, created: str, metrics: str, note: str) -> ModelRecord:
        path = self._folder / os.fsdecode(file)
        return ModelRecord(ModelId(model_id), path, created, json.loads(metrics), note)

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
