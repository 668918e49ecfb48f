"""Table of a project's classes, as one list that is read and replaced whole."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any, Final, cast

from engine.core import ClassInfo, ClassList, UserError, is_thing_at_first
from engine.core.class_names import MOST_LETTERS
from engine.core.classes import MAX_CLASSES, display_color
from engine.storage.checks.findings import Finding, sound_rows
from engine.storage.checks.rows import class_row
from engine.storage.database import Reader
from engine.storage.mirrored_table import MirroredTable
from engine.storage.settings_table import SettingsTable, store_setting
from engine.storage.writer import Writer

# A setting, not a column: projects of earlier versions can then be read as they are.
_STUFF: Final = "classes.stuff"
_DELETED: Final = "classes.deleted"
_LOCKED: Final = "classes.locked"
_HIDDEN: Final = "classes.hidden"
_ORDER: Final = "classes.order"
_GROUPS: Final = "classes.groups"
_NUMBERS: Final = frozenset({_STUFF, _DELETED, _LOCKED, _HIDDEN, _ORDER})


class ClassTable(MirroredTable[ClassList]):
    """Classes of a project; any thread. In the place of damaged rows are names and colours by number.

    Args:
        settings: of the same project; they say what is locked, hidden, deleted, and in which order.
    """

    def __init__(self, reader: Reader, writer: Writer | None, settings: SettingsTable) -> None:
        super().__init__(writer)
        self._reader = reader
        self._settings = settings
        self._classes, self._findings = read_classes(reader, settings)

    @property
    def classes(self) -> ClassList:
        return self._classes

    def set(self, classes: ClassList) -> None:
        """Store the classes.

        Raises:
            UserError: the project is open read-only.
        """
        writer = self._write()
        with self._changing():
            before = self._classes
            writer.post(lambda connection: store_classes(connection, classes, before))
            self._classes = classes

    def _read(self) -> tuple[ClassList, tuple[Finding, ...]]:
        # They say what is locked, hidden and deleted.
        self._settings.refresh()
        return read_classes(self._reader, self._settings)

    def _replace(self, content: ClassList) -> None:
        self._classes = content


def store_classes(
    connection: sqlite3.Connection, classes: ClassList, before: ClassList | None = None
) -> None:
    """Store the classes, which of them are stuff, deleted, locked and hidden, their order and their groups.

    Args:
        before: the list as it was read. What is the same in it stays as it is in the file, so that a damaged
            row is there until somebody gives its class another name or colour.
    """
    old = dict(enumerate(before or ()))
    gone = [(number,) for number in range(len(classes), len(old))]
    connection.executemany("DELETE FROM classes WHERE id = ?", gone)
    connection.executemany(
        "INSERT OR REPLACE INTO classes(id, name, red, green, blue) VALUES (?, ?, ?, ?, ?)",
        [
            (c.id, c.name, *c.color)
            for c in classes
            if c.id not in old or (old[c.id].name, old[c.id].color) != (c.name, c.color)
        ],
    )
    store_setting(connection, _STUFF, [c.id for c in classes if not c.is_thing])
    store_setting(connection, _DELETED, [c.id for c in classes if c.is_deleted])
    store_setting(connection, _LOCKED, [c.id for c in classes if c.is_locked])
    store_setting(connection, _HIDDEN, [c.id for c in classes if c.is_hidden])
    placed = sorted((c.place, c.id) for c in classes if c.place is not None)
    store_setting(connection, _ORDER, [class_id for _, class_id in placed])
    store_setting(connection, _GROUPS, {str(c.id): c.group for c in classes if c.group})


def read_classes(reader: Reader, settings: SettingsTable) -> tuple[ClassList, tuple[Finding, ...]]:
    """The stored classes in the order of their ids, and what is damaged among them.

    Masks use the ids, so that no class can be left out: one whose row is damaged or missing has a name and
    a colour by its number instead.
    """
    rows = reader.rows("SELECT id, name, red, green, blue FROM classes ORDER BY id")
    findings: list[Finding] = []
    setting = _class_numbers(settings, _STUFF, findings)
    deleted = _class_numbers(settings, _DELETED, findings) or []
    locked = _class_numbers(settings, _LOCKED, findings) or []
    hidden = _class_numbers(settings, _HIDDEN, findings) or []
    places = {number: place for place, number in enumerate(_class_numbers(settings, _ORDER, findings) or [])}
    groups = _group_names(settings, findings)
    stuff = (
        frozenset(n for n in range(MAX_CLASSES) if not is_thing_at_first(n)) if setting is None else setting
    )
    sound = {c.id: c for c in sound_rows(rows, lambda row: class_row(row, stuff), _class_finding, findings)}
    numbers = [row[0] for row in rows if 0 <= row[0] < MAX_CLASSES]
    classes: list[ClassInfo] = []
    for number in range(max(numbers, default=-1) + 1):
        taken = {c.name for c in classes}
        found = sound.get(number)
        if found is not None and found.name in taken:
            findings.append(
                Finding("classes", number, "", None, f"'{found.name}' is the name of two classes.")
            )
        elif number not in numbers:
            findings.append(Finding("classes", number, "", None, f"class {number} is missing."))
        if found is None or found.name in taken:
            name = next(n for i in range(MAX_CLASSES) if (n := f"class {number}" + "'" * i) not in taken)
            found = ClassInfo(number, name, display_color(number), number not in stuff)
        found = replace(found, is_deleted=number in deleted, place=places.get(number))
        is_locked, is_hidden = number in locked, number in hidden
        found = replace(found, is_locked=is_locked, is_hidden=is_hidden, group=groups.get(str(number), ""))
        classes.append(found)
    return ClassList(classes), tuple(findings)


def class_setting_problem(key: str, value: object) -> str:
    """What is wrong with a setting that says something of the classes; empty for nothing, and for others."""
    if key in _NUMBERS and not (isinstance(value, list) and all(type(n) is int for n in value)):
        return f"'{key}' is no list of class numbers."
    if key == _GROUPS and not (
        isinstance(value, dict) and all(isinstance(n, str) and len(n) <= MOST_LETTERS for n in value.values())
    ):
        return f"'{key}' is no table of group names."
    return ""


def _class_numbers(settings: SettingsTable, key: str, findings: list[Finding]) -> list[int] | None:
    return cast("list[int] | None", _sound_setting(settings, key, findings))


def _group_names(settings: SettingsTable, findings: list[Finding]) -> dict[str, str]:
    """Names of groups by the class number as text."""
    return cast("dict[str, str] | None", _sound_setting(settings, _GROUPS, findings)) or {}


def _sound_setting(settings: SettingsTable, key: str, findings: list[Finding]) -> object:
    """The value of a setting; None where there is none, or a damaged one."""
    value = settings.get(key)
    problem = "" if value is None else class_setting_problem(key, value)
    if problem:
        findings.append(Finding("settings", None, "", None, problem))
    return None if problem else value


def _class_finding(row: tuple[Any, ...], error: UserError) -> Finding:
    return Finding("classes", row[0], "", None, error.summary)
