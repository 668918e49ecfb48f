"""Readers of OME-TIFF and OME-Zarr labels, a mask a plane.

OME-TIFF: labels/NAME.ome.tif beside images/, of class or object numbers; of two channels called "classes" and
"objects" both. OME-Zarr (NGFF 0.4 and 0.5): IMAGE.zarr/labels/NAME, whose "image-label" names values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import IGNORE, UserError
from engine.core.class_names import Color, clean_class_name
from engine.core.plane_path import PlanePath
from engine.document.decode import MOST_PIXELS, in_plain_words
from engine.document.listing import IMAGE_SUFFIXES
from engine.document.stacks.layout import StackLayout
from engine.document.stacks.zarr_stack import ZARR_FILES, ZARR_SUFFIX, ZarrStack
from engine.formats.dataset import CLASSES
from engine.formats.incoming.contents import (
    CERTAIN,
    Answers,
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    IncomingImage,
    IncomingLabels,
    Recognition,
    unreadable_image,
)
from engine.formats.readers.raster.folders import below, folder_names
from engine.formats.readers.raster.label_files import IGNORED, names_by_line, read_json
from engine.formats.readers.raster.label_images import OBJECT_CLASSES
from engine.formats.readers.raster.stored_values import Values, whole_numbers
from engine.formats.readers.science.volumes import (
    class_plane,
    files_below,
    first_layout,
    object_plane,
    paired_volumes,
    plane_images,
)

NUMBERS_KEY: Final = "numbers"
"""Key of the question what the numbers stand for."""
LABELS_KEY: Final = "labels"
"""Key of the question which labels of an OME-Zarr are taken."""

CLASS_CHANNEL: Final = "classes"
OBJECT_CHANNEL: Final = "objects"
_ENDINGS: Final = (".ome.tif", ".ome.tiff")
_EIGHT: Final = 8


class OmeTiffReader:
    """Reader of labels/ (or masks/) with OME-TIFF beside images/."""

    def recognise(self, source: Path) -> Recognition | None:
        labels = _label_folder(source)
        return None if labels is None else Recognition(CERTAIN, f"{labels.name}/ holds OME-TIFF.")

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        labels = _label_folder(source)
        if labels is None:
            raise UserError(
                f"{source} has no folder labels/ with OME-TIFF.", "Pick the folder that holds it."
            )
        layout = first_layout(files_below(labels, _ENDINGS))
        names = [channel.name.casefold() for channel in layout.channels]
        questions: tuple[ImportQuestion, ...] = ()
        named = source / CLASSES
        classes = (*names_by_line(named), IGNORED) if named.is_file() else ()
        plane: Callable[[dict[int, Values]], IncomingLabels]
        is_own = CLASS_CHANNEL in names and OBJECT_CHANNEL in names
        if is_own:
            plane = _both(names.index(CLASS_CHANNEL), names.index(OBJECT_CHANNEL))
        else:
            default = "classes" if layout.bits <= _EIGHT or classes else "objects"
            questions = (numbers_question(default),)
            is_classes = answers.get(NUMBERS_KEY, default) == "classes"
            plane = class_plane if is_classes else object_plane
            classes = classes if is_classes else OBJECT_CLASSES

        def images() -> Iterator[IncomingImage]:
            pictures = source / "images"
            for pair in paired_volumes(labels, pictures if pictures.is_dir() else None, _PICTURE_ENDINGS):
                if pair.labels.name.casefold().endswith(_ENDINGS):
                    # Our exports have a mask for a picture that is shown as one, such as the first page.
                    yield from plane_images(source, replace(pair, is_as_shown=is_own), plane)

        return IncomingDataset(classes, images, None, questions)


_PICTURE_ENDINGS: Final = (*_ENDINGS, *sorted(IMAGE_SUFFIXES))


def numbers_question(default: str) -> ImportQuestion:
    """The question whether masks number classes or objects."""
    choices = (
        ("classes", "classes: each value is a class"),
        ("objects", "objects: each value is one object"),
    )
    return ImportQuestion(NUMBERS_KEY, "What do the numbers in the labels stand for?", choices, default)


def _label_folder(source: Path) -> Path | None:
    folders = (source / "labels", source / "masks")
    return next((f for f in folders if f.is_dir() and next(files_below(f, _ENDINGS), None)), None)


def _both(class_channel: int, object_channel: int) -> Callable[[dict[int, Values]], IncomingLabels]:
    def labels(channels: dict[int, Values]) -> IncomingLabels:
        values, ids = channels[class_channel], channels[object_channel]
        return IncomingLabels((values.shape[0], values.shape[1]), values, ids=ids, unlabelled=IGNORE)

    return labels


class OmeZarrReader:
    """Reader of one IMAGE.zarr with labels, or of a folder of such."""

    def recognise(self, source: Path) -> Recognition | None:
        first = next(_labelled(source), None)
        return (
            None if first is None else Recognition(CERTAIN, f"{first.name[:40]} is an OME-Zarr with labels.")
        )

    def open(self, source: Path, answers: Answers) -> IncomingDataset:
        names, chosen, facts = _first_readable(source, answers)
        classes = _label_classes(facts)
        questions = []
        has_both = chosen == CLASS_CHANNEL and OBJECT_CHANNEL in names
        if len(names) > 1 and not has_both:
            choices = tuple((name, name) for name in names)
            questions.append(ImportQuestion(LABELS_KEY, "Which labels are imported?", choices, chosen))
        is_objects = False
        if not any(entry.name for entry in classes):
            questions.append(numbers_question("objects"))
            is_objects = answers.get(NUMBERS_KEY, "objects") == "objects"
            classes = OBJECT_CLASSES if is_objects else classes

        def images() -> Iterator[IncomingImage]:
            for folder in _labelled(source):
                yield from _zarr_images(source, folder, chosen, has_both, is_objects)

        return IncomingDataset(classes, images, None, tuple(questions))


def _first_readable(source: Path, answers: Answers) -> tuple[list[str], str, dict[str, Any]]:
    """Names of labels, those that are taken and what they say of themselves, by the first image in order.

    Raises:
        UserError: there is none; what is wrong with the first.
    """
    problem = UserError(f"{source} holds no OME-Zarr with labels.", "Name a folder that ends in .zarr.")
    for number, folder in enumerate(_labelled(source)):
        names = _label_names(folder)
        chosen = answers.get(LABELS_KEY, CLASS_CHANNEL if CLASS_CHANNEL in names else names[0])
        try:
            return names, chosen, _facts(folder / "labels" / chosen)
        except UserError as error:
            problem = problem if number else error
    raise problem


def _labelled(source: Path) -> Iterator[Path]:
    """OME-Zarr images with labels: the source itself, or those in it."""
    folders = [source] if source.suffix == ZARR_SUFFIX else []
    folders += [source / name for name in folder_names(source) if name.endswith(ZARR_SUFFIX)]
    images = source / "images"
    folders += [images / name for name in folder_names(images) if name.endswith(ZARR_SUFFIX)]
    return (folder for folder in folders if _label_names(folder))


def _label_names(folder: Path) -> list[str]:
    names = folder_names(folder / "labels")
    return [name for name in names if any((folder / "labels" / name / file).is_file() for file in ZARR_FILES)]


def _facts(group: Path) -> dict[str, Any]:
    """What a group says of itself.

    Raises:
        UserError: it is damaged.
    """
    file = next((group / name for name in ZARR_FILES if (group / name).is_file()), None)
    if file is None:
        raise UserError(f"{group} is no group of labels.", "Copy the image again.")
    stored = read_json(file)
    if file.name == ZARR_FILES[0]:
        attributes = stored.get("attributes")
        stored = attributes.get("ome", {}) if isinstance(attributes, dict) else {}
    if not isinstance(stored, dict):
        raise UserError(f"{file} is damaged.", "Copy the image again.")
    return stored


def _label_classes(facts: dict[str, Any]) -> tuple[IncomingClass, ...]:
    """The values with names that "image-label" lists."""
    label = facts.get("image-label")
    label = label if isinstance(label, dict) else {}
    colors = {key: _color(row.get("rgba")) for key, row in _rows(label.get("colors"))}
    names = dict(_rows(label.get("properties")))
    classes = []
    for key in sorted(set(colors) | set(names)):
        words = [names.get(key, {}).get(word) for word in ("class", "name", "label")]
        name = next((clean_class_name(word) for word in words if isinstance(word, str)), "")
        role = names.get(key, {}).get("role") == "ignore"
        classes.append(IncomingClass(key, name, colors.get(key), "ignore" if role else "class"))
    return tuple(classes)


def _rows(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    for row in value if isinstance(value, list) else ():
        if isinstance(row, dict) and type(row.get("label-value")) is int:
            yield row["label-value"], row


def _color(value: object) -> Color | None:
    is_color = (
        isinstance(value, list) and len(value) >= 3 and all(type(v) is int and 0 <= v < 256 for v in value)
    )
    return (value[0], value[1], value[2]) if is_color and isinstance(value, list) else None


def _zarr_images(
    root: Path, folder: Path, chosen: str, has_both: bool, is_objects: bool
) -> Iterator[IncomingImage]:
    group = folder / "labels" / chosen
    try:
        stack = _stack(group)
    except UserError as error:
        yield unreadable_image(below(root, folder), group, error)
        return
    layout: StackLayout = stack.layouts[0]
    for name in layout.planes():
        places = _places(name)

        def read(places: dict[str, int] = places) -> IncomingLabels:
            values = whole_numbers(stack.read(0, places, (0,)).channels[0], group.name)
            if is_objects:
                return object_plane({0: values})
            ids = None
            if has_both:
                objects = _stack(folder / "labels" / OBJECT_CHANNEL)
                ids = whole_numbers(objects.read(0, places, (0,)).channels[0], OBJECT_CHANNEL)
                if ids.shape != values.shape:
                    raise UserError(f"The labels of {folder.name} differ in size.", "Copy the image again.")
            return IncomingLabels((values.shape[0], values.shape[1]), np.asarray(values), ids=ids)

        file = folder / name if name else folder
        size = layout.height, layout.width
        yield IncomingImage(below(root, file), file, size, read, mask_file=group)


def _places(name: str) -> dict[str, int]:
    plane = PlanePath.parse(Path("x") / name) if name else None
    return {} if plane is None else {k: v for k, v in plane.places if isinstance(v, int)}


def _stack(group: Path) -> ZarrStack:
    """Planes of a group of labels.

    Raises:
        UserError: damaged, or the package zarr is missing.
    """
    facts = _facts(group)
    with in_plain_words(group):
        import zarr

        level = str(facts["multiscales"][0]["datasets"][0]["path"])
        if ".." in level or level.startswith(("/", "\\")):
            raise ValueError("its level lies outside")
        array = zarr.open_group(str(group), mode="r")[level]
        return ZarrStack(group, facts, [array], MOST_PIXELS)
