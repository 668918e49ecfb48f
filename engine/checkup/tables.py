"""Check of a project's rows one by one: settings, classes, folders, models, effort."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from engine.checkup.damage import Damage, DamageKind
from engine.checkup.values import is_file, is_plain_line, is_sound, shown, unique_name
from engine.core import UserError, palette_color
from engine.core.checked import json_value
from engine.storage.checks.rows import effort_row, folder_row, model_row, session_row
from engine.storage.class_table import class_setting_problem
from engine.storage.paths import MODELS

_MOST_CLASSES: Final = 255


def check_settings(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Settings that are no JSON, and those of the classes that are not what they should be."""
    for rowid, key, value in connection.execute("SELECT rowid, key, value FROM settings").fetchall():
        if _is_setting(key, value):
            continue
        yield Damage(
            DamageKind.SETTING,
            shown(key),
            f"The setting '{shown(key)}' is damaged.",
            "It goes; the usual value counts.",
            rows=partial(_delete, "settings", rowid),
        )


def check_classes(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Classes whose number, name or colour cannot be, gaps in the numbers, and names that occur twice."""
    rows = connection.execute("SELECT id, name, red, green, blue FROM classes ORDER BY id").fetchall()
    names: set[str] = set()
    good: set[int] = set()
    for number, name, *color in rows:
        if not 0 <= number < _MOST_CLASSES:
            yield Damage(
                DamageKind.CLASS,
                str(number),
                f"There is a class of number {number}; numbers go from 0 to 254.",
                "It goes; no mask can hold it.",
                rows=partial(_delete, "classes", number),
            )
            continue
        good.add(number)
        problem = _class_problem(name, color, names)
        if isinstance(name, str):
            names.add(name.casefold())
        if problem:
            yield Damage(
                DamageKind.CLASS,
                str(number),
                f"Class {number} {problem}.",
                "It gets what is missing; masks stay as they are.",
                rows=partial(_mend_class, number),
            )
    for number in sorted(set(range(max(good, default=0) + 1)) - good):
        yield Damage(
            DamageKind.CLASS,
            str(number),
            f"Class {number} is not in the list of classes.",
            f"It is added as 'class {number}'.",
            rows=partial(_mend_class, number),
        )


def check_folders(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Folders of images whose path is damaged."""
    for number, path, relative in connection.execute("SELECT id, path, relative FROM folders").fetchall():
        if is_sound_folder((number, path, relative)):
            continue
        is_path = is_sound(folder_row, (number, path, None))
        yield Damage(
            DamageKind.IMAGE_ROW,
            f"folder {number}",
            f"The place of a folder of images is damaged: {shown(path)}.",
            "What is left of it stays; tell where its images are: File > Where are my images now?",
            command_advice="What is left of it stays; tell where its images are: "
            "inkling relink PROJECT --to DIR.",
            rows=partial(_mend_folder, number, path if is_path else f"lost-folder-{number}"),
        )


def is_sound_folder(row: tuple[Any, ...]) -> bool:
    """Whether a row of id, path and relative path can be used."""
    return is_sound(folder_row, row)


def check_models(connection: sqlite3.Connection, project: Path) -> Iterator[Damage]:
    """Models whose row is damaged or whose file is not in the project's folder."""
    current = _current_model(connection)
    ids = set()
    for rowid, model_id, file, created, metrics, note in connection.execute(
        "SELECT rowid, id, file, created, metrics, note FROM models"
    ).fetchall():
        ids.add(model_id)
        subject = shown(model_id)
        drop = partial(_drop_model, rowid, model_id == current)
        if not is_sound(model_row, (model_id, file, created, "{}", "")):
            yield Damage(
                DamageKind.MODEL_ROW,
                subject,
                f"The entry of the model {subject} is damaged.",
                "It goes; its file stays.",
                rows=drop,
            )
            continue
        if not is_sound(model_row, (model_id, file, created, metrics, note)):
            yield Damage(
                DamageKind.MODEL_ROW,
                subject,
                f"The scores of the model {subject} are damaged.",
                "They go; the model stays.",
                rows=partial(_clear_scores, rowid),
            )
        path = project / MODELS / os.fsdecode(file)
        if not is_file(path):
            inside = not os.path.isabs(os.fsdecode(file))
            yield Damage(
                DamageKind.MODEL_FILE,
                subject,
                f"The file of the model {subject} is not there.",
                "The model goes from the list." if inside else "",
                "" if inside else "Connect the disk that holds it, or leave it.",
                rows=drop if inside else None,
            )
    if current is not None and not (isinstance(current, str) and current in ids):
        yield Damage(
            DamageKind.MODEL_ROW,
            "model.current",
            "The model in use is not in the list of models.",
            "No model is in use until you choose one.",
            rows=lambda c: _execute(c, "DELETE FROM settings WHERE key = 'model.current'"),
        )


def check_effort(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Rows of the effort log with values that cannot be."""
    sessions = connection.execute(
        "SELECT s.rowid, s.id, s.image_id, COALESCE(i.rel, ''), began, accepted, model_id, agreement,"
        " mean_iou, iou"
        " FROM sittings s LEFT JOIN images i ON i.id = s.image_id"
    ).fetchall()
    bad = [rowid for rowid, *row in sessions if not is_sound(session_row, row)]
    rows = connection.execute(
        "SELECT rowid, sitting_id, tool, class_id, strokes, clicks, keys, undos, seconds FROM effort"
    ).fetchall()
    efforts = [rowid for rowid, *row in rows if not is_sound(effort_row, row)]
    for table, rowids in (("sittings", bad), ("effort", efforts)):
        if rowids:
            yield Damage(
                DamageKind.EFFORT,
                table,
                "1 entry of the effort log is damaged."
                if len(rowids) == 1
                else f"{len(rowids):,} entries of the effort log are damaged.",
                "What is damaged goes; masks are not concerned.",
                rows=partial(_delete_all, table, rowids),
            )


def check_references(connection: sqlite3.Connection) -> Iterator[Damage]:
    """Rows that belong to an image, step or session that is not there."""
    counts: Counter[tuple[str, str]] = Counter()
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        counts[table, parent] += 1
    for (table, parent), number in counts.items():
        if table in ("steps", "tiles"):
            continue  # The labels of a lost image, which has a finding of its own.
        if table == "images":
            continue  # Its row says so.
        yield Damage(
            DamageKind.ORPHAN,
            table,
            f"1 row of '{table}' belongs to no row of '{parent}'."
            if number == 1
            else f"{number:,} rows of '{table}' belong to no row of '{parent}'.",
            "It goes." if number == 1 else "They go.",
            rows=partial(_delete_orphans, table),
        )


def _class_problem(name: object, color: list[Any], names: set[str]) -> str:
    if not is_plain_line(name) or not isinstance(name, str):
        return "has no name"
    if name.casefold() in names:
        return f"has the name of another class, '{shown(name)}'"
    if not all(isinstance(c, int) and 0 <= c <= 255 for c in color):
        return "has no colour"
    return ""


def _mend_class(number: int, connection: sqlite3.Connection) -> None:
    row = connection.execute("SELECT name, red, green, blue FROM classes WHERE id = ?", (number,)).fetchone()
    others = {
        name.casefold()
        for (name,) in connection.execute("SELECT name FROM classes WHERE id < ?", (number,))
        if isinstance(name, str)
    }
    stored = row[0] if row else None
    name = unique_name(str(stored) if is_plain_line(stored) else f"class {number}", others)
    color = tuple(row[1:]) if row else ()
    if not color or not all(isinstance(c, int) and 0 <= c <= 255 for c in color):
        color = palette_color(number)
    connection.execute(
        "INSERT OR REPLACE INTO classes(id, name, red, green, blue) VALUES (?, ?, ?, ?, ?)",
        (number, name, *color),
    )


def add_class(number: int, connection: sqlite3.Connection) -> None:
    """Add classes up to `number`, each named after its number, where they are not in the list."""
    known = {row[0] for row in connection.execute("SELECT id FROM classes")}
    for missing in range(number + 1):
        if missing not in known:
            _mend_class(missing, connection)


def _mend_folder(number: int, path: str | bytes, connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE OR REPLACE folders SET path = ?, relative = NULL WHERE id = ?", (path, number))


def _drop_model(rowid: int, is_current: bool, connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM models WHERE rowid = ?", (rowid,))
    if is_current:
        connection.execute("DELETE FROM settings WHERE key = 'model.current'")


def _clear_scores(rowid: int, connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE models SET metrics = '{}', note = '' WHERE rowid = ?", (rowid,))


def _current_model(connection: sqlite3.Connection) -> object:
    row = connection.execute("SELECT value FROM settings WHERE key = 'model.current'").fetchone()
    return _json(row[0]) if row else None


def _delete_orphans(table: str, connection: sqlite3.Connection) -> None:
    for name, rowid, *_ in connection.execute("PRAGMA foreign_key_check").fetchall():
        if name == table:
            _delete(table, rowid, connection)


def _delete_all(table: str, rowids: list[int], connection: sqlite3.Connection) -> None:
    for rowid in rowids:
        _delete(table, rowid, connection)


def _delete(table: str, rowid: int, connection: sqlite3.Connection) -> None:
    connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))


def _execute(connection: sqlite3.Connection, sql: str) -> None:
    connection.execute(sql)


def _is_setting(key: object, value: object) -> bool:
    if not (is_plain_line(key) and isinstance(value, str) and _is_json(value)):
        return False
    read = _json(value)
    return read is None or not class_setting_problem(str(key), read)


def _is_json(text: object) -> bool:
    try:
        json_value(text, "The setting")
    except UserError:
        return False
    return True


def _json(text: object, default: object = None) -> Any:
    if not isinstance(text, str) or len(text) > 64 << 20:
        return default
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return default
