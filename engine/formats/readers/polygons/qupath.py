"""Reader of QuPath's GeoJSON, one file a picture, in pixels; the class Ignore* is unlabelled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Final

import numpy as np
from numpy.typing import NDArray

from engine.core.class_names import clean_class_name
from engine.document.left_out import LeftOutFiles
from engine.formats.incoming.contents import (
    Answers,
    IncomingClass,
    IncomingLabels,
    IncomingShape,
    SizedBy,
    labels_without_boxes,
)
from engine.formats.readers.polygons.files import (
    bytes_of,
    list_of,
    load_json,
    object_of,
    picture_size,
    ring_of_points,
)
from engine.formats.readers.polygons.per_picture import JSON_TEXT, PerPictureReader

UNCLASSIFIED: Final = "unclassified"
_IGNORED: Final = "Ignore*"
_FEATURE: Final = re.compile(rb'"type"\s*:\s*"Feature"')
_AREAS: Final = frozenset(("Polygon", "MultiPolygon"))


class QuPathReader(PerPictureReader):
    """Reader of FeatureCollections, or lists of features, as QuPath exports and imports them."""

    suffixes: ClassVar = (".geojson", ".json")
    mark: ClassVar = re.compile(rb'"(?:objectType|object_type)"|"FeatureCollection"')
    label: ClassVar = re.compile(rb'"classification"\s*:\s*\{[^{}]*?"name"\s*:\s*' + JSON_TEXT)
    reason: ClassVar = "{} is GeoJSON with objects, as QuPath writes it."
    has_order: ClassVar = False

    def picture_name(self, path: Path) -> str:
        return path.stem

    def incoming_class(self, name: str) -> IncomingClass:
        return IncomingClass(name, clean_class_name(name), role="ignore" if name == _IGNORED else "class")

    def classes(self, root: Path, files: list[Path]) -> list[IncomingClass]:
        classes = super().classes(root, files)
        if any(_has_unclassified(bytes_of(path)) for path in files):
            classes.append(IncomingClass(UNCLASSIFIED, UNCLASSIFIED))
        return classes

    def labels(
        self, path: Path, picture: SizedBy, answers: Answers, left_out: LeftOutFiles
    ) -> IncomingLabels:
        size = picture_size(picture, path.stem)
        content = load_json(path)
        if isinstance(content, dict) and content.get("type") == "FeatureCollection":
            content = content.get("features")
        entries = [content] if isinstance(content, dict) else list_of(content, "the list of features")
        features = [object_of(entry, "a feature") for entry in entries]
        areas = [list(_shapes(feature, number)) for number, feature in enumerate(features, start=1)]
        shapes = [shape for several in areas for shape in several]
        lines = sum(not several for several in areas)
        return labels_without_boxes(size, shapes, 0, left_out, lines)


def _has_unclassified(data: bytes) -> bool:
    """Whether there are more objects than classifications."""
    return len(_FEATURE.findall(data)) > len(QuPathReader.label.findall(data))


def _shapes(feature: dict[str, Any], number: int) -> Iterator[IncomingShape]:
    """The area of a feature; none where it is a line or a point."""
    geometry = object_of(feature.get("geometry"), "the geometry of a feature")
    kind = str(geometry.get("type"))
    if kind not in _AREAS:
        return
    properties = feature.get("properties") or {}
    parts = list_of(geometry.get("coordinates"), "the coordinates of a feature")
    for part in [parts] if kind == "Polygon" else parts:
        rings = tuple(_ring(ring) for ring in list_of(part, "a polygon"))
        yield IncomingShape(_name(object_of(properties, "the properties of a feature")), rings, number=number)


def _ring(points: Any) -> NDArray[np.float64]:
    ring = ring_of_points(points, "a ring")
    return ring[:-1] if len(ring) > 1 and (ring[0] == ring[-1]).all() else ring


def _name(properties: dict[str, Any]) -> str:
    classification = properties.get("classification")
    name = classification.get("name") if isinstance(classification, dict) else None
    return name if isinstance(name, str) and name.strip() else UNCLASSIFIED
