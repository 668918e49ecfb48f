"""Reader of label files of MATLAB: NAME.mat with a class or an object a pixel, and the pictures.

Understood by their variables: `type_map` and `inst_map` (HoVer-Net, CoNSeP), `GTcls` and `GTinst` (SBD),
`groundTruth` (BSDS500, CrackForest), `S` (COCO-Stuff), `LabelMap` (PASCAL-Context); else the one variable of
two axes, or the one that an answer names.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np

from engine.core import IGNORE, UserError
from engine.core.class_names import clean_class_name
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_pictures
from engine.document.pairing.name_index import NameIndex
from engine.formats.dataset import CLASSES
from engine.formats.incoming.contents import (
    CERTAIN,
    LIKELY,
    Answers,
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    IncomingLabels,
    Recognition,
)
from engine.formats.readers.polygons.files import files_below, head_of
from engine.formats.readers.raster.folders import RasterPair, below, raster_dataset, split_named
from engine.formats.readers.raster.label_files import IGNORED, names_by_line
from engine.formats.readers.raster.label_images import OBJECT_CLASSES
from engine.formats.readers.raster.stored_values import Values, whole_numbers
from engine.formats.readers.raster.tables import with_objects
from engine.formats.readers.science.mat_file import HEAD_BYTES, MatValue, is_mat_file, read_mat

VARIABLE_KEY: Final = "variable"
"""Key of the question which variable holds the classes."""

CLASS_MAP: Final = "type_map"
OBJECT_MAP: Final = "inst_map"
_MAPS: Final = ("LabelMap", "S", "labelmap", "label_map", "label", "labels", "mask", "masks", "segmentation")
_NAMES: Final = ("names", "class_names", "classnames", "classes")
_ANNOTATORS: Final = "groundTruth"
_STRUCTS: Final = ("GTcls", "GTinst", _ANNOTATORS)
_SEGMENTATION: Final = "Segmentation"
_SUFFIX: Final = (".mat",)


class MatlabReader:
    """Reader of a folder with such files, whose pictures have the same names."""

    def recognise(self, source: Path) -> Recognition | None:
        for path in files_below(source, _SUFFIX, LeftOutFiles()):
            if is_mat_file(head_of(path)[:HEAD_BYTES]):
                # In a folder of other things it may be anything.
                certainty = CERTAIN if source.is_file() else LIKELY + 0.17
                return Recognition(certainty, f"{path.name} is a file of MATLAB.")
            return None
        return None

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        left_out = LeftOutFiles()
        files = list(files_below(source, _SUFFIX, left_out))
        if not files:
            raise UserError(f"{source} has no .mat files.", "Name the folder that holds them.")
        root = source.parent if source.is_file() else source
        first = read_mat(files[0])
        choices = _choices(first)
        chosen = answers.get(VARIABLE_KEY) or (choices[0] if choices else "")
        questions = []
        if len(choices) > 1 and not _is_known(first):
            planes = tuple((name, name) for name in choices)
            questions.append(ImportQuestion(VARIABLE_KEY, "Which variable holds the classes?", planes))

        def pairs() -> Iterator[RasterPair]:
            pictures = list_pictures(root, LeftOutFiles())
            index = NameIndex((p.relative_to(root).as_posix(), p) for p in pictures)
            for path in files:
                items = index.find(path.relative_to(root).as_posix()).items
                picture = items[0] if len(items) == 1 else None
                parts = path.relative_to(root).parts[:-1]
                split = next((split_named(part) for part in parts if split_named(part)), "")
                yield RasterPair(below(root, path if picture is None else picture), path, picture, split)

        def read(pair: RasterPair) -> IncomingLabels:
            return _labels(read_mat(pair.mask), pair.mask.name, chosen)

        several = isinstance(first.get(_ANNOTATORS), list)
        return raster_dataset(
            pairs,
            read,
            _classes(root, first),
            count=len(files),
            questions=questions,
            notes=["Of several annotators of an image the first one is read."] if several else [],
            left_out=left_out,
        )


def _labels(variables: dict[str, MatValue], name: str, chosen: str) -> IncomingLabels:
    """Labels of the variables of one file."""
    objects = variables.get(OBJECT_MAP)
    if CLASS_MAP in variables:
        labels = _of_values(_plane(variables[CLASS_MAP], name))
        return labels if objects is None else with_objects(labels, _plane(objects, name), name)
    if objects is not None:
        ids = _plane(objects, name)
        return with_objects(_of_values((ids > 0).astype(np.int32)), ids, name)
    if "GTinst" in variables:
        return _of_instances(variables["GTinst"], name)
    for known in _STRUCTS:
        if known in variables:
            return _of_values(_plane(_field(_first(variables[known]), _SEGMENTATION), name))
    value = variables.get(chosen)
    if value is None:
        raise UserError(f"{name} has no variable '{chosen}' of numbers.", "Save all files alike.")
    return _of_values(_plane(value, name))


def _of_values(values: Values) -> IncomingLabels:
    return IncomingLabels((values.shape[0], values.shape[1]), values, unlabelled=IGNORE)


def _of_instances(value: MatValue, name: str) -> IncomingLabels:
    """Objects of SBD: numbers, and the category of each."""
    ids = _plane(_field(value, _SEGMENTATION), name)
    categories = _field(value, "Categories")
    if not isinstance(categories, np.ndarray) or int(ids.min()) < 0 or int(ids.max()) > categories.size:
        raise UserError(f"{name} has objects without a category.", "Save it again.")
    table = np.concatenate([[0], whole_numbers(categories, name).ravel()]).astype(np.int32)
    return with_objects(_of_values(table[ids]), ids, name)


def _first(value: MatValue) -> MatValue:
    """The first of several annotators, or the only one."""
    return value[0] if isinstance(value, list) and value else value


def _field(value: MatValue, name: str) -> MatValue:
    return value.get(name) if isinstance(value, dict) else None


def _plane(value: MatValue, name: str) -> Values:
    """(H, W) whole numbers of a variable.

    Raises:
        UserError: it is no such thing.
    """
    if not isinstance(value, np.ndarray) or value.ndim != 2 or not value.size:
        raise UserError(f"{name} has no plane of numbers where it is expected.", "Save all files alike.")
    return whole_numbers(value, name)


def _choices(variables: dict[str, MatValue]) -> list[str]:
    """Names of the variables that may hold the classes, the likeliest first."""
    planes = [
        name
        for name, value in variables.items()
        if isinstance(value, np.ndarray) and value.ndim == 2 and min(value.shape) > 1
    ]
    known: list[str] = [name for name in _MAPS if name in planes]
    return known[:1] or planes


def _is_known(variables: dict[str, MatValue]) -> bool:
    return any(name in variables for name in (CLASS_MAP, OBJECT_MAP, *_STRUCTS))


def _classes(root: Path, first: dict[str, MatValue]) -> tuple[IncomingClass, ...]:
    """Names of classes.txt beside, by line from 0 on; else those of a cell array, from 1 on."""
    named = root / CLASSES
    if named.is_file():
        return (*names_by_line(named), IGNORED)
    if OBJECT_MAP in first and CLASS_MAP not in first:
        return OBJECT_CLASSES
    names = next((first[name] for name in _NAMES if isinstance(first.get(name), list)), None)
    if not isinstance(names, list):
        return ()
    texts = [clean_class_name(name) if isinstance(name, str) else "" for name in names]
    return (*(IncomingClass(value, text) for value, text in enumerate(texts, start=1) if text), IGNORED)
