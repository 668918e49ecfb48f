"""Fuzzing target: data sets of outlines and bitmaps, as `import` reads them, one file of each damaged."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from engine.core import ClassList, ImageId
from engine.formats.catalog import READERS, WRITERS
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.formats.incoming.raster import draw_labels
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.options import DEFAULT_OPTIONS
from engine.formats.outline_formats import OUTLINE_READERS, OUTLINE_WRITERS
from engine.instances import InstanceSettings
from engine.storage.records import ImageRecord, ImageStatus
from tests.fuzz.mutators import BYTE_MUTATORS, mutate_text
from tests.fuzz.targets import FuzzTarget

CLASSES: Final = ClassList.from_names(["background", "cell", "ä b"])
_SHAPE: Final = (12, 16)
_PICTURES: Final = (".png", ".jpg")
_WORDS: Final = (
    *(
        b"NaN",
        b"Infinity",
        b"-1",
        b"1e308",
        b"-1e308",
        b"99999999999999999999",
        b"0",
        b"null",
        b"true",
        b'""',
    ),
    *(b"[]", b"{}", b'"../../x.png"', b'"/etc/passwd"', b"0.5", b"[[[[[[", b"4294967295", b"70000"),
)


@cache
def outline_corpus() -> Mapping[str, bytes]:
    """The annotation files of a small data set in each format, by FORMAT/PATH."""
    files = {}
    for name in sorted(set(OUTLINE_READERS) & set(OUTLINE_WRITERS)):
        with tempfile.TemporaryDirectory() as folder:
            for path, data in _exported(name, Path(folder)).items():
                if not path.endswith(_PICTURES):
                    files[f"{name}/{path}"] = data
    return files


def prepare(folder: Path) -> None:
    """Write the whole data set of every format."""
    for name, files in _all_files().items():
        for path, data in files.items():
            target = folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def read(path: Path) -> int:
    """Recognise the data set, open it and draw its labels."""
    name, root = next((p.name, p) for p in path.parents if p.name in OUTLINE_READERS)
    reader = READERS[name].load()
    reader.recognise(root)
    dataset = reader.open(root, {})
    mapping = resolve_mapping(suggested_mapping(dataset.classes, CLASSES), dataset.classes, CLASSES)
    size = 0
    for image in islice(dataset.images(), 50):
        assert image.file is None or root in image.file.resolve().parents, image.file
        size += draw_labels(image.read(), mapping.ids).mask.nbytes
    return size


def wrong_value(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """A number or text of the file replaced by an odd one."""
    places = list(islice(re.finditer(rb'-?\d+(?:\.\d+)?|"[^"]*"', data), 2000))
    if not places:
        return data
    match = rng.choice(places)
    return data[: match.start()] + rng.choice(_WORDS) + data[match.end() :]


@cache
def _all_files() -> Mapping[str, Mapping[str, bytes]]:
    result = {}
    for name in sorted(set(OUTLINE_READERS) & set(OUTLINE_WRITERS)):
        with tempfile.TemporaryDirectory() as folder:
            result[name] = _exported(name, Path(folder))
    return result


def _exported(name: str, folder: Path) -> dict[str, bytes]:
    dataset = OutgoingDataset("t", CLASSES, InstanceSettings(least_px=1), DEFAULT_OPTIONS)
    mask = np.zeros(_SHAPE, np.uint8)
    mask[1:8, 1:8] = 1
    mask[3:5, 3:5] = 0
    mask[2:11, 9:14] = 2
    picture = folder / "a.png"
    Image.fromarray(np.full((*_SHAPE, 3), 99, np.uint8)).save(picture)
    record = ImageRecord(
        ImageId(1), picture, "a", _SHAPE[1], _SHAPE[0], ImageStatus.ACCEPTED, None, 1, "a.png"
    )
    out = folder / "out"
    out.mkdir()
    writer = WRITERS[name].load()(out, dataset)
    writer.write(Item(dataset, "a", record, mask))
    writer.finish()
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


TARGET = FuzzTarget(
    "outlines",
    outline_corpus,
    read,
    (wrong_value, wrong_value, wrong_value, mutate_text, *BYTE_MUTATORS),
    prepare=prepare,
)
