"""Fuzzing target: data sets that no export of ours looks like: MATLAB structs, ICDAR, LabelMe with masks."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image
from scipy.io import savemat

from engine.formats.catalog import READERS
from tests.fuzz.exported_sets import read_labels
from tests.fuzz.mutators import BYTE_MUTATORS, mutate_text
from tests.fuzz.outlines import wrong_value
from tests.fuzz.targets import FuzzTarget

PLANE: Final = np.pad(np.ones((4, 5), np.uint8), ((3, 5), (2, 9)))


@lru_cache(maxsize=1)
def corpus() -> dict[str, bytes]:
    """A file of labels of each kind, by FORMAT/PATH; the pictures lie beside."""
    cells = np.empty((1, 2), object)
    cells[0, 0], cells[0, 1] = {"Segmentation": PLANE + 1}, {"Segmentation": PLANE}
    names = np.array([["tree"], ["sky \u00e4"]], object)
    inside = {"Segmentation": PLANE, "Categories": np.array([[15]], np.uint8), "Boundaries": cells}
    colours = np.where(PLANE[:, :, None], np.array([7, 8, 9], np.uint8), np.uint8(255))
    masked = "<object><name>b</name><segm><mask>m.png</mask></segm></object>"
    points = "".join(f"<pt><x>{x}</x><y>{y}</y></pt>" for x, y in ((2, 3), (7, 3), (7, 7)))
    outlined = f"<object><name>a</name><id>0</id><polygon>{points}</polygon></object>"
    return {
        "matlab/sbd/a.mat": _mat({"GTinst": inside}),
        "matlab/bsds/a.mat": _mat({"groundTruth": cells}, do_compression=True),
        "matlab/stuff/a.mat": _mat({"S": PLANE.astype(float), "names": names}),
        "icdar/words/gt_a.txt": b"1,1,4,1,4,3,1,3,Hello, 24\n5,5,9,7,###\n",
        "icdar/letters/a_GT.txt": b'7 8 9 2 2 1 1 3 3 "a"\n\n#255 255 255 1 1 1 1 1 1 "b"\n',
        "icdar/letters/a_GT.bmp": _encoded(colours, "BMP"),
        "labelme-xml/set/a.xml": (
            f"<annotation><filename>a.jpg</filename>{outlined}{masked}</annotation>".encode()
        ),
        "labelme-xml/set/m.png": _encoded(PLANE * 255, "PNG"),
    }


def prepare(folder: Path) -> None:
    """Write all files, and the pictures."""
    for name, data in corpus().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        (path.parent / "a.jpg").write_bytes(_encoded(np.zeros((12, 16), np.uint8), "JPEG"))


def read(path: Path) -> int:
    """Recognise and open the data set that a file is part of, and read all labels; their bytes."""
    name = path.parents[1].name
    reader = READERS[name].load()
    reader.recognise(path.parent)
    return read_labels(name, path.parent)


def _mat(content: dict[str, Any], **options: bool) -> bytes:
    target = io.BytesIO()
    savemat(target, content, **options)
    return target.getvalue()


def _encoded(pixels: np.ndarray, kind: str) -> bytes:
    target = io.BytesIO()
    Image.fromarray(np.asarray(pixels, np.uint8)).save(target, kind)
    return target.getvalue()


TARGET = FuzzTarget(
    "foreign sets", corpus, read, (wrong_value, mutate_text, *BYTE_MUTATORS), prepare=prepare, short_count=90
)
