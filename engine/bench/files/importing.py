"""`bench import`: masks into a new project, against a loop of Pillow; and the first images of a COCO file."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from engine.bench.files.import_page import write_page
from engine.bench.support.machine import describe_machine
from engine.bench.support.rows import Row
from engine.core import NO_PROGRESS, CancelledError, CancelToken, ClassList, Progress, Reporter
from engine.files.temporary_folders import temporary_folder
from engine.formats.catalog import READERS
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.formats.plain_masks import import_masks
from engine.storage import Project

if TYPE_CHECKING:
    from engine.bench.support.options import Choices

_MASKS: Final = 10_000
_SIDE: Final = 256
_COCO_FOR_EACH: Final = 10
_FIRST: Final = 10
# A file of ext4 has at most 65,000 names.
_MOST_LINKS: Final = 30_000
_PEER: Final = "a loop of Pillow"
_CLASSES: Final = ClassList.from_names(["background", "cell"])


class _Seconds(NamedTuple):
    """Time by the clock, and of the processor."""

    clock: float
    work: float


def run(data: Path | None, report: Reporter, choices: Choices) -> list[Row]:
    """Masks a second, of class numbers and of 0 and 255, and what a loop of Pillow does in the time.

    Then seconds until the first ten images of a COCO file, of ten times as many, are in the project.

    Args:
        data: not needed; masks of discs are drawn.
    """
    count = choices.images or _MASKS
    machine = describe_machine()
    rows: list[Row] = []
    for done, (title, value) in enumerate((("class numbers", 1), ("0 and 255", 255))):
        report(Progress(done, 3, "folders", title))
        with temporary_folder("importing") as folder:
            source = folder / "source"
            _draw(source, count, value)
            peer = _seconds(partial(_copy_all, source, folder / "copies"))
            ours = _seconds(partial(_import_all, source, folder, count))
        rows += _compared(title, count, ours, peer)
    report(Progress(2, 3, "folders", "COCO"))
    many = _COCO_FOR_EACH * count
    with temporary_folder("importing") as folder:
        seconds = _first_of_coco(folder, many)
    title = f"the first {_FIRST} of {many:,} images of a COCO file in the project"
    rows.append(Row(title, round(seconds, 2), "s", n=1, note="the goal is 5 s; the rest follows behind"))
    write_page(rows, machine, is_whole=count == _MASKS)
    return rows


def _compared(title: str, count: int, ours: _Seconds, peer: _Seconds) -> list[Row]:
    """Masks a second by the clock, and the processor time of a mask."""
    note = "the loop decodes and encodes each mask; an import stores history and fingerprints too"
    speed, time_each = f"masks imported, {title}", f"processor time of a mask, {title}"
    return [
        Row(
            *(speed, round(count / ours.clock, 1), "masks/s", round(count / peer.clock, 1), _PEER),
            ratio=round(peer.clock / ours.clock, 2),
            n=count,
            note=note,
        ),
        Row(
            *(time_each, round(1e3 * ours.work / count, 3), "ms", round(1e3 * peer.work / count, 3), _PEER),
            ratio=round(peer.work / ours.work, 2),
            n=count,
        ),
    ]


def _first_of_coco(folder: Path, count: int) -> float:
    """Seconds from opening a COCO file of so many images until the first ones are in the project."""
    source = folder / "source"
    _write_coco(source, count)
    with Project.create(folder / "p.inkling", name="P", classes=_CLASSES) as project:
        begin = time.perf_counter()
        dataset = READERS["coco"].load().open(source, {})
        mapping = resolve_mapping(
            suggested_mapping(dataset.classes, project.classes), dataset.classes, project.classes
        )
        token = CancelToken()
        with contextlib.suppress(CancelledError):
            import_dataset(
                *(project, dataset, mapping, {}, DatasetReport(), NO_PROGRESS, token),
                source=source,
                on_pictures=token.cancel,
            )
        seconds = time.perf_counter() - begin
        assert project.images.count() == min(_FIRST, count)
    return seconds


def _write_coco(source: Path, count: int) -> None:
    """A COCO file with an object an image; its pictures are links to a few files."""
    from PIL import Image

    (source / "images").mkdir(parents=True)
    first = source / "images" / "000000.png"
    for number in range(count):
        file = source / "images" / f"{number:06d}.png"
        if number % _MOST_LINKS:
            os.link(first, file)
        else:
            first = file
            Image.new("L", (_SIDE, _SIDE), 90).save(first)
    ring = [10, 10, 90, 10, 90, 90, 10, 90]
    content = {
        "images": [
            {"id": n, "file_name": f"{n:06d}.png", "height": _SIDE, "width": _SIDE} for n in range(count)
        ],
        "annotations": [
            {"id": n, "image_id": n, "category_id": 1, "segmentation": [ring], "iscrowd": 0}
            for n in range(count)
        ],
        "categories": [{"id": 1, "name": "cell"}],
    }
    (source / "instances.json").write_text(json.dumps(content), encoding="utf-8")


def _draw(source: Path, count: int, value: int) -> None:
    """Images and masks of some discs, with this number inside."""
    from PIL import Image

    rng = np.random.default_rng(0)
    ys, xs = np.mgrid[0:_SIDE, 0:_SIDE]
    for folder in ("images", "masks"):
        (source / folder).mkdir(parents=True)
    for number in range(count):
        is_object = np.zeros((_SIDE, _SIDE), np.bool_)
        for y, x, radius in rng.integers((0, 0, 8), (_SIDE, _SIDE, 40), (6, 3)).tolist():
            is_object |= (ys - y) ** 2 + (xs - x) ** 2 < radius**2
        mask = np.where(is_object, value, 0).astype(np.uint8)
        Image.fromarray(mask).save(source / "masks" / f"{number:05d}.png")
        grey = np.where(is_object, 150, 60).astype(np.uint8)
        Image.fromarray(grey).save(source / "images" / f"{number:05d}.png", compress_level=1)


def _copy_all(source: Path, out: Path) -> None:
    from PIL import Image

    out.mkdir()
    for file in sorted((source / "masks").iterdir()):
        with Image.open(file) as image:
            pixels = np.asarray(image)
        Image.fromarray(pixels).save(out / file.name)


def _import_all(source: Path, out: Path, count: int) -> None:
    with Project.create(out / "p.inkling", name="P", classes=_CLASSES) as project:
        outcome = import_masks(project, source)
        project.flush()
    assert outcome.imported == count


def _seconds(work: Callable[[], None]) -> _Seconds:
    begin, begin_work = time.perf_counter(), time.process_time()
    work()
    return _Seconds(time.perf_counter() - begin, time.process_time() - begin_work)
