"""Virtual list of a project's images: only the pages in sight are read."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from engine.sequence.proposals import COPIED, INTERPOLATED, PROPAGATED
from engine.storage import ImageStatus
from gui import plain_text
from gui.language.texts import marked, tr

PAGE: Final = 128
# 64 pages of 128 rows hold every row that a fast scroll passes, in a few MB.
PAGE_LIMIT: Final = 64
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex

STATUS_TEXTS: Final[dict[str, str]] = {
    ImageStatus.NEW: marked("Not started"),
    ImageStatus.STARTED: marked("In work"),
    ImageStatus.ACCEPTED: marked("Accepted"),
    ImageStatus.SKIPPED: marked("Skipped"),
    ImageStatus.UNREADABLE: marked("Cannot be read"),
    ImageStatus.MISSING: marked("File is missing"),
    ImageStatus.REMOVED: marked("Removed"),
}


class ImageMark(StrEnum):
    """What lists tell of images beyond their status."""

    UNTOUCHED = "untouched"
    """Nothing is decided, and no model has predicted it."""
    PREDICTED = "predicted"
    """Nothing is decided, and the model has predicted it."""
    UNCHECKED = "unchecked"
    """Accepted, and not checked as its mask is now."""
    CHECKED = "checked"


MARK_TEXTS: Final[dict[ImageMark, str]] = {
    ImageMark.UNTOUCHED: STATUS_TEXTS[ImageStatus.NEW],
    ImageMark.PREDICTED: marked("Predicted"),
    ImageMark.UNCHECKED: marked("Accepted, not checked"),
    ImageMark.CHECKED: marked("Accepted, checked"),
}
PROPOSAL_TEXTS: Final[dict[str, str]] = {
    INTERPOLATED: marked("Interpolated, not looked at yet"),
    PROPAGATED: marked("Propagated, not looked at yet"),
    COPIED: marked("Copied, not looked at yet"),
}
"""What is said of a mask that came from other frames, by the step that put it there."""
STATES: Final[tuple[ImageStatus | ImageMark, ...]] = (
    ImageMark.UNTOUCHED,
    ImageMark.PREDICTED,
    ImageStatus.STARTED,
    ImageMark.UNCHECKED,
    ImageMark.CHECKED,
    ImageStatus.SKIPPED,
    ImageStatus.UNREADABLE,
    ImageStatus.MISSING,
    ImageStatus.REMOVED,
)
"""Every state that an image can be in, each image in one, from its first to its last."""
STATUS_INKS: Final[dict[str, str]] = {
    ImageStatus.NEW: "text_off",
    ImageStatus.STARTED: "accent",
    ImageStatus.ACCEPTED: "good",
    ImageStatus.SKIPPED: "warning",
    ImageStatus.UNREADABLE: "error",
    ImageStatus.MISSING: "error",
    ImageStatus.REMOVED: "line",
}
"""Colour of the theme for each status, wherever one is drawn."""
_MARK_INKS: Final[dict[ImageMark, str]] = {
    ImageMark.UNTOUCHED: STATUS_INKS[ImageStatus.NEW],
    ImageMark.PREDICTED: "text_soft",
    ImageMark.UNCHECKED: STATUS_INKS[ImageStatus.ACCEPTED],
    ImageMark.CHECKED: STATUS_INKS[ImageStatus.ACCEPTED],
}


@dataclass(frozen=True, slots=True)
class ImageListRow:
    """Row of the list: name, status and size of one image."""

    id: int
    name: str
    path: Path
    status: ImageStatus
    size: tuple[int, int] | None
    """(height, width), when known."""
    note: str = ""
    """Reason for its place in this list, e.g. its similarity; shown instead of the size."""
    weight: float | None = None
    """Length of the bar under the picture, 0-1; None for no bar."""
    group: str = ""
    mark: ImageMark | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageFilter:
    """Filter of the list; no status, an empty text, no group, mark and tag (None) let all images pass.

    An empty tag lets those without any pass.
    """

    status: ImageStatus | None = None
    text: str = ""
    group: str | None = None
    mark: ImageMark | None = None
    tag: str | None = None


class ImageSource(Protocol):
    """Source of the list; every call is fast enough for the GUI thread."""

    def count(self, wanted: ImageFilter) -> int: ...

    def page(self, offset: int, limit: int, wanted: ImageFilter) -> list[ImageListRow]: ...

    def position(self, image_id: int, wanted: ImageFilter) -> int | None:
        """Row of an image under this filter; None when the filter hides it."""
        ...

    def ids(self, wanted: ImageFilter) -> Sequence[int]:
        """Ids of all images under this filter, in the order of the rows."""
        ...

    def status_counts(self) -> dict[ImageStatus, int]: ...

    def mark_counts(self) -> dict[ImageMark, int]: ...

    def group_counts(self) -> dict[str, int]:
        """Images of each group; of those without one under the empty text."""
        ...

    def tag_counts(self) -> dict[str, int]:
        """Images that have each tag."""
        ...


def state_counts(
    statuses: Mapping[ImageStatus, int], marks: Mapping[ImageMark, int]
) -> dict[ImageStatus | ImageMark, int]:
    """Number of images in each of the `STATES`; statuses that marks divide are counted by these."""
    return {
        state: marks.get(state, 0) if isinstance(state, ImageMark) else statuses.get(state, 0)
        for state in STATES
    }


def state_text(state: ImageStatus | ImageMark, counts: Mapping[ImageStatus | ImageMark, int]) -> str:
    """What a state is called beside the others that occur: where none is checked, *Accepted* says enough."""
    if state is ImageMark.UNCHECKED and not counts.get(ImageMark.CHECKED):
        state = ImageStatus.ACCEPTED
    return tr(MARK_TEXTS[state] if isinstance(state, ImageMark) else STATUS_TEXTS[state])


def state_ink(state: ImageStatus | ImageMark) -> str:
    """Colour of the theme for a state."""
    return _MARK_INKS[state] if isinstance(state, ImageMark) else STATUS_INKS[state]


_NAMED: Final = (ImageMark.PREDICTED, ImageMark.CHECKED)
"""Marks that a row names in the place of its status."""


def status_text(row: ImageListRow) -> str:
    """What an image is called by its status, wherever one is listed."""
    return tr(MARK_TEXTS[row.mark] if row.mark in _NAMED else STATUS_TEXTS[row.status])


def row_text(row: ImageListRow) -> str:
    """Second line of a row: status, group, tags and size."""
    status = status_text(row)
    if row.note:
        # The ring at the end of the row says that nothing was done; the room is needed for the reason.
        return row.note if row.status is ImageStatus.NEW else f"{row.note} · {status}"
    size = "" if row.size is None else f"{row.size[1]} × {row.size[0]}"
    tags = ", ".join(map(plain_text.one_line, row.tags))
    return " · ".join(filter(None, (status, plain_text.one_line(row.group), tags, size)))


class ImageListModel(QAbstractListModel):
    """List model over an `ImageSource`; holds at most `PAGE_LIMIT` pages.

    Args:
        part_sentence: says which part of a file is shown, where that is not all of it.
    """

    def __init__(self, part_sentence: Callable[[Path], str] = lambda _path: "") -> None:
        super().__init__()
        self._part_sentence = part_sentence
        self._source: ImageSource | None = None
        self._filter = ImageFilter()
        self._count = 0
        self._ids: Sequence[int] = ()
        self._pages: OrderedDict[int, list[ImageListRow]] = OrderedDict()

    def show(self, source: ImageSource | None) -> None:
        self._source = source
        self.refresh()

    @property
    def filter(self) -> ImageFilter:
        return self._filter

    def set_filter(self, wanted: ImageFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self.refresh()

    def refresh(self) -> None:
        """Read everything that is looked at again."""
        self.beginResetModel()
        self._pages.clear()
        self._ids = () if self._source is None else self._source.ids(self._filter)
        self._count = len(self._ids)
        self.endResetModel()

    def refresh_rows(self) -> None:
        """Read the rows again, knowing that none came or went."""
        self._pages.clear()
        if self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))

    def ids_between(self, first: int, last: int) -> list[int]:
        """Ids of the images in these rows, both included, as they were read last."""
        return list(self._ids[first : last + 1])

    def places(self, image_ids: Sequence[int]) -> list[int]:
        """Rows of those of the images that are listed, rising."""
        wanted = frozenset(image_ids)
        return [place for place, image_id in enumerate(self._ids) if image_id in wanted]

    def position(self, image_id: int) -> int | None:
        return None if self._source is None else self._source.position(image_id, self._filter)

    def row(self, position: int) -> ImageListRow | None:
        """The image in this row, or None when the project has changed underneath."""
        number, place = divmod(position, PAGE)
        page = self._page(number)
        return page[place] if place < len(page) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (ROW_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.row(index.row())
        if row is None or role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = [str(row.path), row_text(row), self._part_sentence(row.path)]
            return plain_text.tip("\n".join(filter(None, lines)))
        return row.name

    def _page(self, number: int) -> list[ImageListRow]:
        page = self._pages.get(number)
        if page is None:
            page = [] if self._source is None else self._source.page(number * PAGE, PAGE, self._filter)
            self._pages[number] = page
            if len(self._pages) > PAGE_LIMIT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page
