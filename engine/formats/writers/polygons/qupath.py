"""QuPath's GeoJSON: a FeatureCollection for each picture, in pixels, with polygons that have holes."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import IGNORE, ClassList
from engine.formats.dataset import IMAGES
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.files import write_json
from engine.formats.shapes.outlines import Piece, pieces
from engine.formats.writers.polygons.regions import OutgoingRegion, regions_of

IGNORED_CLASS: Final = "Ignore*"
"""QuPath's class for what its classifiers are to pass over."""

_IGNORED_COLOR: Final = [180, 180, 180]
_NAMESPACE: Final = uuid.UUID("6c9a1c1e-5d5f-4a1e-9d3b-0a5b2f6f7c11")


class QuPathWriter:
    """Writer of images/ and of annotations/NAME.geojson; unlabelled pixels have QuPath's class Ignore*.

    Ids of objects are the same in every export in which the mask is the same.
    """

    def __init__(self, folder: Path, dataset: OutgoingDataset) -> None:
        self._folder = folder
        self._classes: ClassList = dataset.classes

    def write(self, item: Item) -> None:
        regions = regions_of(item, self._classes, with_ignored=True)
        item.picture(self._folder / IMAGES)
        features = [self._feature(item, region) for region in regions]
        (self._folder / "annotations").mkdir(exist_ok=True)
        path = self._folder / "annotations" / f"{item.name}.geojson"
        write_json(path, {"type": "FeatureCollection", "features": features})

    def finish(self) -> str:
        return ""

    def _feature(self, item: Item, region: OutgoingRegion) -> dict[str, Any]:
        if region.class_id == IGNORE:
            name, color = IGNORED_CLASS, _IGNORED_COLOR
        else:
            info = self._classes[region.class_id]
            name, color = info.name, list(info.color)
        key = f"{item.image_id}/{item.name}/{region.class_id}/{region.number}"
        properties: dict[str, Any] = {
            "objectType": "annotation",
            "classification": {"name": name, "color": color},
        }
        if region.number:
            properties["name"] = f"{name} {region.number}"
        parts = [_coordinates(piece) for piece in pieces(region.rings)]
        geometry = (
            {"type": "Polygon", "coordinates": parts[0]}
            if len(parts) == 1
            else {"type": "MultiPolygon", "coordinates": parts}
        )
        return {
            "type": "Feature",
            "id": str(uuid.uuid5(_NAMESPACE, key)),
            "geometry": geometry,
            "properties": properties,
        }


def _coordinates(piece: Piece) -> list[list[list[int]]]:
    """Rings that end where they begin, as GeoJSON has them."""
    rings = (piece.outer, *piece.holes)
    return [np.concatenate([ring, ring[:1]]).astype(np.int64).tolist() for ring in rings]
