"""Imports by command that the window has not seen yet: noted in the project, so that it can take them back.

The window takes an import back as one step as long as the project is open. One that was made while no window
was open becomes such a step in the next one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from engine.core import ClassList, ImageId
from engine.core.class_names import clean_class_name
from engine.document.step_names import IMPORTED
from engine.formats.incoming.import_dataset import DatasetReport
from engine.storage.importing.store_labels import LabelStep
from engine.storage.paths import path_text
from engine.storage.project import Project
from engine.storage.records import ImageStatus

_SETTING: Final = "import.unseen"
_LONGEST: Final = 3 << 20
"""Most letters of all notes; a setting holds a little more."""


@dataclass(frozen=True, slots=True)
class NotedImport:
    """One import: its name, steps of its images, ids of images and classes that came with it, its source.

    `replaced_count`: so many classes of the source took the place of untouched ones.
    """

    label: str
    steps: tuple[LabelStep, ...]
    added: tuple[ImageId, ...]
    class_ids: tuple[int, ...]
    source: Path | None = None
    format_name: str = ""
    replaced_count: int = 0


@contextmanager
def noted_import(
    project: Project,
    outcome: DatasetReport,
    added: Sequence[str],
    source: Path,
    format_name: str,
    *,
    replaced_classes: bool,
) -> Iterator[None]:
    """Note as one import what comes in meanwhile, stopped, failed or whole; see `note_import`."""
    try:
        yield
    finally:
        label = f"Import {source.name}"
        note_import(project, label, outcome, added, source, format_name, replaced_classes=replaced_classes)


def note_import(
    project: Project,
    label: str,
    outcome: DatasetReport,
    added: Sequence[str],
    source: Path,
    format_name: str,
    *,
    replaced_classes: bool = False,
) -> None:
    """Note an import for the next window; the oldest notes go where there are too many.

    Args:
        added: names of the classes that came with it.
        replaced_classes: they took the place of untouched ones.

    Raises:
        UserError: the project is open read-only.
    """
    if not (outcome.steps or outcome.added):
        return
    groups: dict[tuple[int | None, str, str], list[int]] = {}
    for step in outcome.steps:
        groups.setdefault((step.seq, step.before.value, step.after.value), []).append(int(step.image_id))
    place = os.path.abspath(source)
    entry = {
        "label": clean_class_name(label),
        "steps": [[*key, ids] for key, ids in groups.items()],
        "added": [int(image_id) for image_id in outcome.added],
        "classes": [] if replaced_classes else _ids_of(added, project.classes),
        "replaced_classes": len(project.classes) if replaced_classes else 0,
        # Of a name that is no Unicode the text is no path.
        "source": place if path_text(place) == place else None,
        "format": format_name,
    }
    notes = [*_stored(project), entry]
    while notes and len(json.dumps(notes)) > _LONGEST:
        del notes[0]
    project.settings.set(_SETTING, notes)


def take_noted(project: Project) -> list[NotedImport]:
    """The imports that were noted, the oldest first, forgotten by this; damaged ones are passed over.

    Raises:
        UserError: the project is open read-only.
    """
    stored = _stored(project)
    if stored:
        project.settings.set(_SETTING, [])
    known = set(project.images.ids())
    noted = [_read(entry, known) for entry in stored]
    return [entry for entry in noted if entry is not None and (entry.steps or entry.added)]


def _stored(project: Project) -> list[Any]:
    stored = project.settings.get(_SETTING, [])
    return stored if isinstance(stored, list) else []


def _ids_of(names: Sequence[str], classes: ClassList) -> list[int]:
    return [info.id for info in classes if info.name in names]


def _read(entry: Any, known: set[int]) -> NotedImport | None:
    if not isinstance(entry, Mapping):
        return None
    try:
        steps = [
            LabelStep(
                ImageId(image_id),
                None if seq is None else int(seq),
                IMPORTED,
                ImageStatus(old),
                ImageStatus(new),
            )
            for seq, old, new, ids in entry["steps"]
            for image_id in map(int, ids)
            if image_id in known
        ]
        added = [ImageId(image_id) for image_id in map(int, entry["added"]) if image_id in known]
        class_ids = tuple(int(class_id) for class_id in entry["classes"])
        source, format_name = entry.get("source"), entry.get("format")
        place, name = None, ""
        if isinstance(source, str) and isinstance(format_name, str):
            place, name = Path(source), format_name
        count = entry.get("replaced_classes", 0)
        count = max(0, int(count))
        return NotedImport(str(entry["label"]), tuple(steps), tuple(added), class_ids, place, name, count)
    except (KeyError, TypeError, ValueError):
        return None
