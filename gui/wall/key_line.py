"""Line of the review wall that says what keys do to the current tile and, if asked, what all of them do."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.session.review.review_wall import TileState
from gui.language.texts import marked, tr
from gui.panels.card import label
from gui.style.theme import SPACE

if TYPE_CHECKING:
    from engine.core import ImageId
    from engine.session.review.review_wall import ReviewWall
    from gui.wall.grid import WallGrid


class TileCase(Enum):
    """What there is to be done about a tile."""

    PLAIN = auto()
    WARNED = auto()
    READ = auto()
    BLOCKED = auto()
    """Something has to be done in the window before it can be accepted."""
    MARKED = auto()
    ACCEPTING = auto()
    """The page is being accepted, or refused in the end."""
    ACCEPTED = auto()
    DECIDED = auto()


_TEXTS: Final = {
    TileCase.PLAIN: marked(
        "Space: this one is wrong, for later · Enter: open it · Y: accept the page · arrows: move"
    ),
    TileCase.WARNED: marked(
        "W: I have read its warning · Space: it is wrong, for later · Enter: open it · Y: accept the page"
        " without it"
    ),
    TileCase.READ: marked(
        "Its warning is read. Y: accept the page with it · W: not read after all · Space: it is wrong, for"
        " later"
    ),
    TileCase.BLOCKED: marked(
        "It cannot be accepted here. Enter: open it · Space: for later · Y: accept the page without it"
    ),
    TileCase.MARKED: marked(
        "Marked for later. Space or Ctrl+Z: it is right after all · Enter: open it · M: list all marked"
    ),
    TileCase.ACCEPTING: marked("Images of the review wall are being accepted."),
    TileCase.ACCEPTED: marked("Accepted. Ctrl+Z: take the page back · arrows: move on"),
    TileCase.DECIDED: marked("Decided in the window since. Enter: open it · arrows: move on · R: list anew"),
}
_ALL_KEYS: Final = marked(
    "Arrows, Page Up and Down: move · number: choose its tile · Space, X or click: wrong, for later"
    " · Y: accept what is in sight · W: warning read · Shift+W: accept those with a warning as well"
    " · Enter, double click: open · M: list those marked · S: order, C: class · O: masks, hold Q: none"
    " · + −: size · B: predict · R: list anew · Ctrl+Z: page back · Esc: close"
)


def tile_case(wall: ReviewWall, image_id: ImageId) -> TileCase:
    """What there is to be done about the tile of this image."""
    state, drawn = wall.state(image_id), wall.drawn(image_id)
    if state is TileState.MARKED:
        return TileCase.MARKED
    if state is TileState.ACCEPTING:
        return TileCase.ACCEPTING
    if state is TileState.ACCEPTED and wall.is_accepting:
        # Nothing of a page is taken back before all of it is through.
        return TileCase.ACCEPTING
    if state is TileState.ACCEPTED:
        return TileCase.ACCEPTED
    if state is TileState.GONE:
        return TileCase.DECIDED
    if drawn is not None and drawn.tile.obstacle:
        return TileCase.BLOCKED
    if state is TileState.CONFIRMED:
        return TileCase.READ
    return TileCase.WARNED if drawn is not None and drawn.tile.doubts else TileCase.PLAIN


class WallKeyLine(QWidget):
    """Keys for the current tile, on one line; the button, or F1, shows all keys below."""

    def __init__(self, wall: ReviewWall, grid: WallGrid) -> None:
        super().__init__()
        self._wall = wall
        self._grid = grid
        self.line = label("", "soft", elide=True)
        self.all_keys = label(tr(_ALL_KEYS), "small", wrap=True)
        self.all_keys.hide()
        self.button = QPushButton(tr("All keys"))
        self.button.setProperty("role", "link")
        self.button.setCheckable(True)
        self.button.setAutoDefault(False)
        self.button.setToolTip(tr("Show or hide what every key does here (F1)"))
        self.button.toggled.connect(self.all_keys.setVisible)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE // 2)
        rows.addLayout(row)
        rows.addWidget(self.all_keys)
        grid.current_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Say what keys do to the current tile, as it is now; nothing where there is none."""
        image_id = self._grid.current_image
        self.line.setText("" if image_id is None else tr(_TEXTS[tile_case(self._wall, image_id)]))
