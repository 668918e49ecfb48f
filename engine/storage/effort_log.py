"""Log of the effort that the images have cost, by work session, and of the predictions met."""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Callable
from dataclasses import astuple, replace
from typing import Any, Final

import numpy as np

from engine.core import ImageId, LabelMap, ModelId, UserError
from engine.storage.checks.findings import Finding, sound_rows
from engine.storage.checks.rows import MAX_ID, effort_row, session_row
from engine.storage.database import Reader
from engine.storage.image_names import shown_name
from engine.storage.records import Agreement, EffortRow, WorkSession
from engine.storage.writer import Writer, read_only_error

Compare = Callable[[LabelMap, LabelMap], Agreement | None]
"""Comparison of a prediction with the accepted mask, both (H, W); any thread."""

# Since the image was accepted last, up to the work session that accepts it now.
_OPEN: Final = (
    " image_id = ?1 AND id <= ?2 AND id >"
    " (SELECT COALESCE(max(id), 0) FROM sittings WHERE image_id = ?1 AND id < ?2 AND accepted IS NOT NULL)"
)


class EffortLog:
    """Work sessions of a project; any thread. What changes returns at once and is stored in order."""

    def __init__(self, reader: Reader, writer: Writer | None) -> None:
        self._reader = reader
        self._writer = writer
        self._lock = threading.Lock()
        row = reader.row("SELECT COALESCE(max(id), 0) FROM sittings WHERE id BETWEEN 0 AND ?", (MAX_ID,))
        self._last_id = 0 if row is None else int(row[0])

    def new_id(self) -> int:
        """An id that no work session has; the project's only writer hands them out."""
        with self._lock:
            self._last_id += 1
            return self._last_id

    def put(self, session_id: int, image_id: ImageId, began: str, rows: tuple[EffortRow, ...]) -> None:
        """Store what the work session cost until now, in place of what it had cost before."""
        efforts = [(session_id, *astuple(row)) for row in rows]

        def task(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR IGNORE INTO sittings(id, image_id, began) VALUES (?, ?, ?)",
                (session_id, image_id, began),
            )
            connection.execute("DELETE FROM effort WHERE sitting_id = ?", (session_id,))
            connection.executemany(
                "INSERT INTO effort(sitting_id, tool, class_id, strokes, clicks, keys, undos, seconds)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                efforts,
            )

        self._write().post(task)

    def put_shown(self, session_id: int, model_id: ModelId, labels: LabelMap) -> None:
        """Keep the prediction that the session's first correction met, until the image is accepted again.

        Args:
            labels: (H, W), which nobody changes any more.
        """

        def task(connection: sqlite3.Connection) -> None:
            packed = zlib.compress(labels.tobytes(), 1)
            connection.execute(
                "UPDATE sittings SET shown_model = ?, shown = ? WHERE id = ?", (model_id, packed, session_id)
            )

        self._write().post(task)

    def accept(
        self, session_id: int, image_id: ImageId, at: str, mask: Callable[[], LabelMap], compare: Compare
    ) -> None:
        """The work session ended with this mask; it is compared with the first prediction since the last one.

        Args:
            at: ISO 8601.
            mask: gives it, (H, W), on the writer's thread, as `compare` is called.
        """

        def task(connection: sqlite3.Connection) -> None:
            stored = connection.execute(
                f"SELECT id, shown_model, shown FROM sittings WHERE {_OPEN} AND shown IS NOT NULL"
                " ORDER BY id LIMIT 1",
                (image_id, session_id),
            ).fetchone()
            agreement = None
            if stored is not None:
                labels = mask()
                first = _unpack(stored[2], labels.shape)
                agreement = None if first is None else compare(first, labels)
            values: tuple[Any, ...] = (None, None, None, None)
            if agreement is not None:
                values = (stored[1], agreement.share, agreement.mean_iou, json.dumps(agreement.iou))
            connection.execute(
                "UPDATE sittings SET accepted = ?, model_id = ?, agreement = ?, mean_iou = ?, iou = ?"
                " WHERE id = ?",
                (at, *values, session_id),
            )
            # That of the last acceptance stays: it is needed again when that is taken back.
            connection.execute(
                "UPDATE sittings SET shown = NULL WHERE image_id = ?1 AND shown IS NOT NULL AND id <="
                " (SELECT max(id) FROM sittings WHERE image_id = ?1 AND id < ?2 AND accepted IS NOT NULL)",
                (image_id, session_id),
            )

        self._write().post(task)

    def take_back(self, image_id: ImageId) -> None:
        """The image's last acceptance is undone: its work goes on, and ends with the next one."""

        def task(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE sittings SET accepted = NULL, model_id = NULL, agreement = NULL, mean_iou = NULL,"
                " iou = NULL WHERE id ="
                " (SELECT max(id) FROM sittings WHERE image_id = ? AND accepted IS NOT NULL)",
                (image_id,),
            )

        self._write().post(task)

    def all(self, image_id: ImageId | None = None) -> list[WorkSession]:
        """Every work session, the oldest first; of one image or of all. Damaged rows are left out."""
        return self._read(image_id)[0]

    def findings(self) -> list[Finding]:
        """Damaged rows, which `all` leaves out; reads all of them."""
        return self._read(None)[1]

    def _read(self, image_id: ImageId | None) -> tuple[list[WorkSession], list[Finding]]:
        self._settle()
        findings: list[Finding] = []
        rows: dict[int, list[EffortRow]] = {}
        # Rows without a session or an image, too: they are damage.
        where, parameters = ("", ()) if image_id is None else (" WHERE s.image_id = ?", (image_id,))
        with self._reader.snapshot() as ask:
            efforts = ask(
                "SELECT e.sitting_id, tool, class_id, strokes, clicks, keys, undos, seconds, e.rowid"
                f" FROM effort e LEFT JOIN sittings s ON e.sitting_id = s.id{where} ORDER BY e.rowid",
                parameters,
            )
            sessions = ask(
                "SELECT s.id, s.image_id, i.rel, began, accepted, model_id, agreement, mean_iou, iou"
                f" FROM sittings s LEFT JOIN images i ON i.id = s.image_id{where} ORDER BY s.id",
                parameters,
            )
        sound = sound_rows(efforts, lambda row: effort_row(row[:-1]), _effort_finding, findings)
        for session_id, row in sound:
            rows.setdefault(session_id, []).append(row)
        return [
            replace(session, rows=tuple(rows.get(session.id, ())))
            for session in sound_rows(sessions, session_row, _session_finding, findings)
        ], findings

    def _write(self) -> Writer:
        if self._writer is None:
            raise read_only_error()
        return self._writer

    def _settle(self) -> None:
        if self._writer is not None:
            self._writer.settle()


def _effort_finding(row: tuple[Any, ...], error: UserError) -> Finding:
    return Finding("effort", row[-1], "", None, error.summary)


def _session_finding(row: tuple[Any, ...], error: UserError) -> Finding:
    return Finding("sittings", row[0], shown_name(row[2]), None, error.summary)


def _unpack(packed: object, shape: tuple[int, ...]) -> LabelMap | None:
    """(H, W), or None where it is damaged or belongs to an image of another size."""
    if not isinstance(packed, bytes):
        return None
    size = int(np.prod(shape))
    # No map is longer than its image, so damaged data cannot grow without end.
    try:
        raw = zlib.decompressobj().decompress(packed, size + 1)
    except zlib.error:
        return None
    return np.frombuffer(raw, np.uint8).reshape(shape) if len(raw) == size else None
