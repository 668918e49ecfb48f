"""Table of a project's training runs with their curves."""

from __future__ import annotations

import json
import sqlite3

from engine.core import ModelId
from engine.storage.database import Reader
from engine.storage.image_table import read_only_error
from engine.storage.records import RunRecord
from engine.storage.writer import Writer


class RunTable:
    """Training runs of a project; any thread. `add` returns at once and is stored in order."""

    def __init__(self, reader: Reader, writer: Writer | None) -> None:
        self._reader = reader
        self._writer = writer

    def add(self, run: RunRecord) -> None:
        """Store a finished run.

        Raises:
            UserError: the project is open read-only.
        """
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

        if self._writer is None:
            raise read_only_error()
        self._writer.post(task)

    def all(self) -> list[RunRecord]:
        """All training runs, the oldest first."""
        if self._writer is not None:
            self._writer.settle()
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


def _curve(text: str) -> tuple[tuple[float, float], ...]:
    return tuple((float(seconds), float(value)) for seconds, value in json.loads(text))
