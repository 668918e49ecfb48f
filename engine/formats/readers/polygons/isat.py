"""Reader of ISAT's JSON files, one beside each picture.

Outlines of higher layers lie above; those of the class `__background__` take away what lies below them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar, Final

from engine.core.checked import finite_number
from engine.core.errors import UserError
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import (
    UNCOVERED,
    Answers,
    IncomingClass,
    IncomingLabels,
    IncomingShape,
    SizedBy,
)
from engine.formats.readers.polygons.files import (
    color_of,
    head_of,
    list_of,
    load_json,
    load_yaml,
    name_of,
    object_of,
    ring_of_points,
    size_of,
)
from engine.formats.readers.polygons.per_picture import JSON_TEXT, PerPictureReader, json_text

_GROUND: Final = "__background__"
_NAME: Final = re.compile(rb'"name"\s*:\s*' + JSON_TEXT)
_MOST_LAYERS: Final = 1e9


class IsatReader(PerPictureReader):
    """Reader of a folder of ISAT's files, with isat.yaml where it is there."""

    mark: ClassVar = re.compile(rb'"description"\s*:\s*"ISAT"')
    label: ClassVar = re.compile(rb'"category"\s*:\s*' + JSON_TEXT)
    reason: ClassVar = "{} says that it is a file of ISAT."

    def picture_name(self, path: Path) -> str:
        match = _NAME.search(head_of(path))
        return json_text(match[1]) if match else path.stem

    def classes(self, root: Path, files: list[Path]) -> list[IncomingClass]:
        classes = {str(c.key): c for c in super().classes(root, files) if c.key != _GROUND}
        for entry in _listed(root / "isat.yaml"):
            name = name_of(entry.get("name"), "the name of a class in isat.yaml")
            if name != _GROUND:
                classes[name] = IncomingClass(name, name, color_of(entry.get("color")))
        return list(classes.values())

    def labels(
        self, path: Path, picture: SizedBy, answers: Answers, left_out: LeftOutFiles
    ) -> IncomingLabels:
        record = object_of(load_json(path), "the file")
        info = object_of(record.get("info"), "info")
        shape = size_of(info.get("height"), info.get("width"), picture)
        entries = [object_of(entry, "an object") for entry in list_of(record.get("objects"), "objects")]
        entries.sort(key=_layer)
        shapes = tuple(_shape(entry) for entry in entries)
        return IncomingLabels(shape, shapes=shapes, unlabelled=UNCOVERED)


def _listed(path: Path) -> list[dict[str, Any]]:
    """The classes of isat.yaml; none where there is no such file."""
    if not path.is_file():
        return []
    content = load_yaml(path)
    entries = content.get("label") if isinstance(content, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise UserError("isat.yaml has no list of labels.", "Remove it; the classes are in the other files.")
    return entries


def _layer(entry: dict[str, Any]) -> float:
    return finite_number(entry.get("layer", 2), "the layer of an object", -_MOST_LAYERS, _MOST_LAYERS)


def _shape(entry: dict[str, Any]) -> IncomingShape:
    name = name_of(entry.get("category"), "the category of an object")
    group = entry.get("group")
    number = group if type(group) is int and group > 0 else None
    ring = ring_of_points(entry.get("segmentation"), "the outline of an object")
    return IncomingShape(UNCOVERED if name == _GROUND else name, (ring,), number=number)
