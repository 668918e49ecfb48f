"""Table of a project's trained models, and which of them is the current one."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from engine.core import BadInputError, ModelId, UserError
from engine.core.checked import DamagedValueError
from engine.storage.checks.findings import Finding, sound_rows
from engine.storage.checks.names import inside_project
from engine.storage.checks.rows import model_row
from engine.storage.database import Reader
from engine.storage.mirrored_table import MirroredTable
from engine.storage.paths import MODELS
from engine.storage.records import ModelRecord
from engine.storage.settings_table import SettingsTable
from engine.storage.writer import Writer

_CURRENT: Final = "model.current"
_SUFFIX: Final = ".safetensors"

_SELECT: Final = "SELECT id, file, created, metrics, note, rowid FROM models ORDER BY rowid"


class ModelTable(MirroredTable[tuple[ModelRecord, ...]]):
    """Models of a project; any thread. All of them are in memory: questions wait for nothing.

    Args:
        project: the folder of the project; files of models are named from its own ones.
        settings: holds the id of the current model.
    """

    def __init__(self, reader: Reader, writer: Writer | None, project: Path, settings: SettingsTable) -> None:
        super().__init__(writer)
        self._reader = reader
        self._project = project
        self._folder = project / MODELS
        self._settings = settings
        self._models: tuple[ModelRecord, ...] = ()
        self.refresh()

    def add(self, model: ModelRecord) -> None:
        """Store a model; one of the same id is replaced. `is_current` makes it the current one.

        Raises:
            UserError: the project is open read-only, or the model's record could not be read again.
        """
        file = self._file_name(model.path)
        metrics = json.dumps(model.metrics)
        try:
            model_row((model.id, file, model.created, metrics, model.note))
        except DamagedValueError as error:
            raise UserError(f"The model {model.id} was not stored in the project: {error}") from error

        def task(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO models(id, file, created, metrics, note) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT(id) DO UPDATE SET file = excluded.file, created = excluded.created,"
                " metrics = excluded.metrics, note = excluded.note",
                (model.id, file, model.created, metrics, model.note),
            )

        writer = self._write()
        record = self._record(model.id, file, model.created, json.loads(metrics), model.note)
        with self._changing():
            if model.is_current:
                self._settings.set_with(task, _CURRENT, model.id)
            else:
                writer.post(task)
            if any(known.id == record.id for known in self._models):
                self._models = tuple(record if m.id == record.id else m for m in self._models)
            else:
                self._models = (*self._models, record)

    def all(self) -> list[ModelRecord]:
        """All models, the oldest first."""
        current = self._settings.get(_CURRENT)
        return [replace(model, is_current=model.id == current) for model in self._models]

    def next_path(self, stem: str = "model") -> Path:
        """Place for the file of a new model of the project: `stem` with the number after the highest.

        Raises:
            UserError: the folder of models is a link to another place.
        """
        numbered = re.compile(re.escape(stem) + "-([0-9]{1,9})")
        numbers = [int(match[1]) for model in self._models if (match := numbered.match(model.id))]
        number = max(numbers, default=0) + 1
        while os.path.lexists(self._folder / (name := f"{stem}-{number:03d}{_SUFFIX}")):
            number += 1
        return inside_project(self._project, MODELS, name)

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

    def _read(self) -> tuple[tuple[ModelRecord, ...], tuple[Finding, ...]]:
        findings: list[Finding] = []
        rows = self._reader.rows(_SELECT)
        sound = sound_rows(rows, lambda row: model_row(row[:-1]), _model_finding, findings)
        return tuple(self._record(*row) for row in sound), tuple(findings)

    def _replace(self, content: tuple[ModelRecord, ...]) -> None:
        self._models = content

    def _record(
        self, model_id: ModelId, file: str | bytes, created: str, metrics: dict[str, Any], note: str
    ) -> ModelRecord:
        return ModelRecord(model_id, self._folder / os.fsdecode(file), created, metrics, note)

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


def _model_finding(row: tuple[Any, ...], error: UserError) -> Finding:
    return Finding("models", row[-1], "", None, error.summary)
