"""Checks of the rows of each table of a project file: kind and range of every column.

Each function takes a row as its table reads it, and gives back what the program uses.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from typing import Any, Final

from engine.core import ClassInfo, ImageId, ModelId, Rect, UserError
from engine.core.checked import (
    DamagedValueError,
    finite_number,
    json_object,
    moment,
    one_of,
    shortened,
    text_line,
    whole_number,
)
from engine.core.class_names import MOST_LETTERS, clean_class_name
from engine.document.stacks.view import PictureView
from engine.storage.checks.names import folder_path, relative_name
from engine.storage.records import COVERING, Agreement, EffortRow, ImageStatus, WorkSession
from engine.storage.stored_images.image_row import ImageRow

MAX_ID: Final = 1 << 53
"""Highest number of an image or a work session: nobody gets there by counting."""

# SQLite itself gives out the numbers of folders and steps: any of them, once the highest is taken.
_ANY_ID: Final = 1 << 63
MAX_SIDE: Final = 1 << 20
_MAX_COUNT: Final = 1 << 53
_MAX_SECONDS: Final = 1e12
_LONGEST_NAME: Final = 1000
_LONGEST_METRICS: Final = 4 << 20

_WORK: Final = frozenset(status.value for status in ImageStatus if status not in COVERING)
_FILE: Final = frozenset(status.value for status in COVERING)
_SPLITS: Final = frozenset({"train", "val"})


def folder_row(row: tuple[Any, ...]) -> tuple[int, str | bytes, str | bytes | None]:
    """A row of `folders`: id, path, relative path.

    Raises:
        DamagedValueError: a column is damaged.
    """
    number, path, relative = row
    return (
        whole_number(number, "id", -_ANY_ID, _ANY_ID),
        folder_path(path, "path"),
        None if relative is None else folder_path(relative, "relative"),
    )


def image_row(folders: Collection[int]) -> Callable[[tuple[Any, ...]], ImageRow]:
    """Reader of rows of `images`, in the order of their ids; `folders` are the known ones.

    It refuses a second image with the mask file of an earlier one.

    Raises:
        DamagedValueError: (the reader) a column is damaged.
    """
    owners: dict[str, int] = {}
    # Nearly all rows have one of a few: one look instead of three calls. Texts alone: 1 would be 1.0, too.
    sound: set[tuple[Any, Any, Any]] = set()

    def read(raw: tuple[Any, ...]) -> ImageRow:
        number, folder_id, name, mask_name, width, height, status, problem, split, revision, key = raw
        whole_number(number, "id", 1, MAX_ID)
        if type(folder_id) is not int or folder_id not in folders:
            raise DamagedValueError(f"folder_id is {shortened(folder_id)}, and there is no such folder.")
        relative_name(name, "name")
        if type(mask_name) is not str:
            raise DamagedValueError(f"rel is {shortened(mask_name)}, not text.")
        relative_name(mask_name, "rel")
        if (status, problem, split) not in sound:
            _work_state(status, problem, split)
            sound.add((status, problem, split))
        whole_number(revision, "revision", 0, MAX_ID)
        if width is not None or height is not None:
            whole_number(width, "width", 1, MAX_SIDE)
            whole_number(height, "height", 1, MAX_SIDE)
        small = mask_name.casefold()
        if type(key) is not str or owners.setdefault(small, number) != number:
            raise DamagedValueError(f"rel is {shortened(mask_name)}, as of row {owners.get(small)}.")
        # Texts that are alike are one object: there may be a hundred thousand.
        key, status = mask_name if key == mask_name else key, sys.intern(status)
        return ImageRow(
            number, folder_id, name, mask_name, width, height, status, problem, split, revision, key
        )

    return read


def note_row(row: tuple[Any, ...]) -> tuple[int, str, str]:
    """A row of `image_notes`: image_id, label, group_name.

    Raises:
        DamagedValueError: a column is damaged.
    """
    number, label, group = row
    return (
        whole_number(number, "image_id", 1, MAX_ID),
        text_line(label, "label", MOST_LETTERS, may_be_empty=True),
        text_line(group, "group_name", MOST_LETTERS, may_be_empty=True),
    )


def check_row(row: tuple[Any, ...]) -> tuple[int, int]:
    """A row of `image_checks`: image_id, revision.

    Raises:
        DamagedValueError: a column is damaged.
    """
    number, revision = row
    return whole_number(number, "image_id", 1, MAX_ID), whole_number(revision, "revision", 0, MAX_ID)


def tag_row(row: tuple[Any, ...]) -> tuple[int, str, bool]:
    """A row of `image_tags`: image_id, tag, has.

    Raises:
        DamagedValueError: a column is damaged.
    """
    number, tag, has = row
    return (
        whole_number(number, "image_id", 1, MAX_ID),
        text_line(tag, "tag", MOST_LETTERS),
        whole_number(has, "has", 0, 1) == 1,
    )


def view_row(row: tuple[Any, ...]) -> tuple[int, str]:
    """A row of `image_views`: image_id, view.

    Raises:
        DamagedValueError: a column is damaged.
    """
    number, view = row
    if not isinstance(view, str):
        raise DamagedValueError(f"view is {shortened(view)}, not text.")
    try:
        PictureView.parse(view)
    except UserError as error:
        raise DamagedValueError(f"view is {shortened(view)}, which shows no channels.") from error
    return whole_number(number, "image_id", 1, MAX_ID), view


def _work_state(status: object, problem: object, split: object) -> None:
    one_of(status, "status", _WORK)
    if problem is not None:
        one_of(problem, "problem", _FILE)
    if split is not None:
        one_of(split, "split", _SPLITS)


def class_row(row: tuple[Any, ...], stuff: Collection[int]) -> ClassInfo:
    """A row of `classes`: id, name, red, green, blue; `stuff` has the ids that are no things.

    Raises:
        DamagedValueError: a column is damaged.
    """
    number, name, *color = row
    class_id = whole_number(number, "id", 0, 254)
    red, green, blue = (whole_number(channel, "a colour", 0, 255) for channel in color)
    # Earlier versions took line breaks that were pasted into a name.
    cleaned = clean_class_name(name) if isinstance(name, str) else name
    text = text_line(cleaned, "name", _LONGEST_NAME)
    return ClassInfo(class_id, text, (red, green, blue), class_id not in stuff)


def model_row(row: tuple[Any, ...]) -> tuple[ModelId, str | bytes, str, dict[str, Any], str]:
    """A row of `models`: id, file, created, metrics, note. The file may be anywhere: it is only read.

    Raises:
        DamagedValueError: a column is damaged.
    """
    model_id, file, created, metrics, note = row
    return (
        ModelId(text_line(model_id, "id", _LONGEST_NAME)),
        folder_path(file, "file"),
        moment(created, "created"),
        json_object(metrics, "metrics", _LONGEST_METRICS),
        text_line(note, "note", may_be_empty=True),
    )


def effort_row(row: tuple[Any, ...]) -> tuple[int, EffortRow]:
    """A row of `effort`: sitting_id, tool, class_id, strokes, clicks, keys, undos, seconds.

    Raises:
        DamagedValueError: a column is damaged.
    """
    session_id, tool, class_id, *counts, seconds = row
    strokes, clicks, keys, undos = (whole_number(count, "a count", 0, _MAX_COUNT) for count in counts)
    return whole_number(session_id, "sitting_id", 1, MAX_ID), EffortRow(
        text_line(tool, "tool", _LONGEST_NAME),
        None if class_id is None else whole_number(class_id, "class_id", 0, 254),
        strokes,
        clicks,
        keys,
        undos,
        finite_number(seconds, "seconds", 0.0, _MAX_SECONDS),
    )


def session_row(row: tuple[Any, ...]) -> WorkSession:
    """A row of `sittings` without its effort: id, image_id, the image's rel, began, accepted, model_id,
    agreement, mean_iou, iou.

    Raises:
        DamagedValueError: a column is damaged.
    """
    number, image_id, image, began, accepted, model_id, share, mean_iou, iou = row
    if type(image) is not str:
        raise DamagedValueError(f"image_id is {shortened(image_id)}, and there is no such image.")
    agreement = None
    if share is not None:
        agreement = Agreement(
            finite_number(share, "agreement", 0.0, 1.0),
            finite_number(mean_iou, "mean_iou", 0.0, 1.0),
            _iou_by_class(iou),
        )
    return WorkSession(
        whole_number(number, "id", 1, MAX_ID),
        ImageId(whole_number(image_id, "image_id", 1, MAX_ID)),
        image,
        moment(began, "began"),
        None if accepted is None else moment(accepted, "accepted"),
        (),
        None if model_id is None else ModelId(text_line(model_id, "model_id", _LONGEST_NAME)),
        agreement,
    )


def _iou_by_class(text: object) -> dict[int, float]:
    values = json_object(text, "iou", _LONGEST_METRICS)
    known = {str(number): number for number in range(255)}
    return {
        known[one_of(name, "a class of iou", known)]: finite_number(value, "iou", 0.0, 1.0)
        for name, value in values.items()
    }


def step_row(row: tuple[Any, ...], shape: tuple[int, int]) -> tuple[int, str, Rect]:
    """A row of `steps`: id, label, y0, x0, y1, x1, in an image of (H, W) `shape`.

    Raises:
        DamagedValueError: a column is damaged.
    """
    number, label, y0, x0, y1, x1 = row
    height, width = shape
    corners = (
        whole_number(y0, "y0", 0, height),
        whole_number(x0, "x0", 0, width),
        whole_number(y1, "y1", 0, height),
        whole_number(x1, "x1", 0, width),
    )
    rect = Rect(*corners)
    if rect.is_empty:
        raise DamagedValueError(f"its corners are {corners}, which is no rectangle.")
    return whole_number(number, "id", -_ANY_ID, _ANY_ID), text_line(label, "label", _LONGEST_NAME), rect


def history_place(position: object, length: int, first: object, last: object) -> int:
    """`position` in a history of `length` steps whose numbers go from `first` to `last`.

    Raises:
        DamagedValueError: steps are missing, or there is no such place.
    """
    if length and (first != 0 or type(last) is not int or last != length - 1):
        raise DamagedValueError(
            f"its {length:,} steps go from {shortened(first)} to {shortened(last)}: some are missing."
        )
    return whole_number(position, "position", 0, length)
