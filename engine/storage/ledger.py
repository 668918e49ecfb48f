"""What a project remembers beside its images: classes, settings, models, training runs."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from pathlib import Path
from typing import Any, Final

from engine.core import BadInputError, ClassInfo, ClassList, ModelId, is_thing_at_first
from engine.storage.database import Reader
from engine.storage.image_table import read_only_error
from engine.storage.records import ModelRecord, RunRecord
from engine.storage.writer import Writer

_CURRENT_MODEL: Final = "model.current"
# A setting, not a column: projects of earlier versions can then be read as they are.
_STUFF: Final = "classes.stuff"


def store_classes(connection: sqlite3.Connection, classes: ClassList) -> None:
    """Replace the stored classes, and which of them are stuff."""
    connection.execute("DELETE FROM classes")
    connection.executemany(
        "INSERT INTO classes(id, name, red, green, blue) VALUES (?, ?, ?, ?, ?)",
        [(c.id, c.name, *c.color) for c in classes],
    )
    store_setting(connection, _STUFF, [c.id for c in classes if not c.is_thing])


def store_setting(connection: sqlite3.Connection, key: str, value: Any) -> None:
    """Set one JSON value."""
    connection.execute(
        "INSERT INTO settings(key, value) VALUES (?, ?)"
        " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, json.dumps(value)),
    )


class Ledger:
    """The small tables of a project; any thread.

    Args:
        models: the folder for the project's own models, from which their files are named.
    """

    def __init__(self, reader: Reader, writer: Writer | None, models: Path) -> None:
        self._reader = reader
        self._writer = writer
        self._models = models
        # Asked for many times a second by the window. Only this process writes, so what it knows stays true.
        self._known: tuple[ModelRecord, ...] | None = None
        self._known_version = 0
        self._lock = threading.Lock()

    def classes(self) -> ClassList:
        rows = self._reader.rows("SELECT id, name, red, green, blue FROM classes ORDER BY id")
        stuff = self.setting(_STUFF)
        return ClassList(
            ClassInfo(
                row[0],
                row[1],
                (row[2], row[3], row[4]),
                is_thing_at_first(row[0]) if stuff is None else row[0] not in stuff,
            )
            for row in rows
        )

    def set_classes(self, classes: ClassList) -> None:
        self._write().post(lambda c: store_classes(c, classes))

    def setting(self, key: str, default: Any = None) -> Any:
        """A JSON value, or `default` when it was never set."""
        self._settle()
        row = self._reader.row("SELECT value FROM settings WHERE key = ?", (key,))
        return default if row is None else json.loads(row[0])

    def set_setting(self, key: str, value: Any) -> None:
        try:
            json.dumps(value)
        except (TypeError, ValueError) as error:
            raise BadInputError(f"The setting '{key}' is not a JSON value: {error}.") from error
        self._write().post(lambda c: store_setting(c, key, value))
        if key == _CURRENT_MODEL:
            self._forget_models()

    # --- models -------------------------------------------------------------

    def add_model(self, model: ModelRecord) -> None:
        """Remember a model; one of the same id is replaced. `is_current` makes it the current one."""
        file = self._model_file(model.path)
        metrics = json.dumps(model.metrics)

        def task(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO models(id, file, created, metrics, note) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT(id) DO UPDATE SET file = excluded.file, created = excluded.created,"
                " metrics = excluded.metrics, note = excluded.note",
                (model.id, file, model.created, metrics, model.note),
            )
            if model.is_current:
                store_setting(connection, _CURRENT_MODEL, model.id)

        self._write().post(task)
        self._forget_models()

    def models(self) -> list[ModelRecord]:
        """All models, the oldest first."""
        with self._lock:
            known, version = self._known, self._known_version
        if known is not None:
            return list(known)
        is_stored = self._settle()
        found = self._read_models()
        with self._lock:
            if is_stored and version == self._known_version:
                self._known = tuple(found)
        return found

    def _forget_models(self) -> None:
        with self._lock:
            self._known = None
            self._known_version += 1

    def _read_models(self) -> list[ModelRecord]:
        current = self.setting(_CURRENT_MODEL)
        rows = self._reader.rows("SELECT id, file, created, metrics, note FROM models ORDER BY rowid")
        return [
            ModelRecord(
                ModelId(row[0]),
                self._models / os.fsdecode(row[1]),
                row[2],
                json.loads(row[3]),
                row[4],
                row[0] == current,
            )
            for row in rows
        ]

    def current_model(self) -> ModelRecord | None:
        return next((model for model in self.models() if model.is_current), None)

    def set_current_model(self, model_id: ModelId | None) -> None:
        if model_id is not None and all(model.id != model_id for model in self.models()):
            raise BadInputError(f"The project has no model '{model_id}'.")
        self.set_setting(_CURRENT_MODEL, model_id)

    # --- training runs ---------------------------------------------------------

    def add_run(self, run: RunRecord) -> None:
        row = (
            run.started,
            run.seconds,
            run.steps,
            run.reason,
            run.verdict,
            run.model_id,
            json.dumps(run.loss),
            json.dumps(run.iou),
            json.dumps(run.settings),
        )

        def task(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO runs(started, seconds, steps, reason, verdict, model_id, loss, iou, settings)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )

        self._write().post(task)

    def runs(self) -> list[RunRecord]:
        """All training runs, the oldest first."""
        self._settle()
        rows = self._reader.rows(
            "SELECT started, seconds, steps, reason, verdict, model_id, loss, iou, settings"
            " FROM runs ORDER BY id"
        )
        return [
            RunRecord(
                started=row[0],
                seconds=row[1],
                steps=row[2],
                reason=row[3],
                verdict=row[4],
                model_id=None if row[5] is None else ModelId(row[5]),
                loss=_curve(row[6]),
                iou=_curve(row[7]),
                settings=json.loads(row[8]),
            )
            for row in rows
        ]

    # --- inside -------------------------------------------------------------

    def _model_file(self, path: Path) -> str | bytes:
        """Relative inside the project, so that it can be moved; absolute elsewhere."""
        path = Path(os.path.abspath(path))
        inside = path.is_relative_to(self._models)
        name = path.relative_to(self._models).as_posix() if inside else str(path)
        try:
            name.encode("utf-8")
        except UnicodeEncodeError:
            return os.fsencode(name)
        return name

    def _write(self) -> Writer:
        if self._writer is None:
            raise read_only_error()
        return self._writer

    def _settle(self) -> bool:
        """Whether this process writes the project, and all it wrote is stored."""
        return self._writer is not None and self._writer.settle()


def _curve(text: str) -> tuple[tuple[float, float], ...]:
    return tuple((float(seconds), float(value)) for seconds, value in json.loads(text))
