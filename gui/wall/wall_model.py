"""List model of the review wall: one row for each image, in the wall's order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.core import ImageId
from engine.session.review.review_wall import ReviewWall, TileState
from gui import plain_text
from gui.language.sentences import sentence
from gui.language.texts import marked, tr

ID_ROLE: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex

STATE_TEXTS: Final = {
    TileState.OPEN: marked("to be judged"),
    TileState.MARKED: marked("marked for later"),
    TileState.CONFIRMED: marked("warning read"),
    TileState.ACCEPTING: marked("being accepted"),
    TileState.ACCEPTED: marked("accepted"),
    TileState.GONE: marked("no longer to be judged"),
}


class WallModel(QAbstractListModel):
    """Rows of a wall; any number of them, none is read before it is asked for.

    Args:
        scale_text: how much smaller than the image a tile is, in words.
        parent: the view, which ends it on the GUI thread.
    """

    def __init__(self, wall: ReviewWall, scale_text: Callable[[ImageId], str], parent: QObject) -> None:
        super().__init__(parent)
        self._wall = wall
        self._scale_text = scale_text
        self._images: tuple[ImageId, ...] = ()
        self._rows: dict[ImageId, int] = {}

    @property
    def images(self) -> tuple[ImageId, ...]:
        """Images by row."""
        return self._images

    def refresh(self) -> None:
        """Take over the wall's list."""
        self.beginResetModel()
        self._images = self._wall.images
        self._rows = {image_id: row for row, image_id in enumerate(self._images)}
        self.endResetModel()

    def row_of(self, image_id: ImageId) -> int | None:
        """Row of an image; None where it is not on the wall."""
        return self._rows.get(image_id)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._images)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._images):
            return None
        image_id = self._images[index.row()]
        if role == ID_ROLE:
            return image_id
        if role == Qt.ItemDataRole.DisplayRole:
            return self._wall.name(image_id)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            lines = self._lines(image_id)
            return (
                plain_text.tip("\n".join(lines)) if role == Qt.ItemDataRole.ToolTipRole else ", ".join(lines)
            )
        return None

    def _lines(self, image_id: ImageId) -> list[str]:
        wall, drawn = self._wall, self._wall.drawn(image_id)
        lines = [wall.name(image_id), tr(STATE_TEXTS[wall.state(image_id)]), sentence(wall.note(image_id))]
        if drawn is None:
            lines.append(sentence(wall.tiles.problem(image_id)))
        else:
            warnings = [sentence(text) for text in (*drawn.tile.doubts, drawn.tile.obstacle)]
            lines += [*warnings, self._scale_text(image_id)]
        return [line for line in lines if line]
