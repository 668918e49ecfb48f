"""Welcome page: open a folder, a project or the demo, continue a recent one, or drop a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.panels.card import label, set_property
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

COLUMN_WIDTH: Final = 640
RECENT_SHOWN: Final = 5


class Logo(QWidget):
    """Blot with a scribble in it, drawn; no file to load."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(72, 72)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_logo(painter, QRectF(self.rect()), self._theme.color("accent"), self._theme.color("on_accent"))


def paint_logo(painter: QPainter, rect: QRectF, back: QColor, front: QColor) -> None:
    """Draw the mark of Inkling into `rect`."""
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 72, rect.height() / 72)
    drop = QPainterPath(QPointF(36, 3))
    drop.cubicTo(46, 18, 64, 30, 64, 46)
    drop.cubicTo(64, 60, 52, 69, 36, 69)
    drop.cubicTo(20, 69, 8, 60, 8, 46)
    drop.cubicTo(8, 30, 26, 18, 36, 3)
    painter.fillPath(drop, back)
    line = QPainterPath(QPointF(21, 50))
    line.cubicTo(24, 38, 31, 36, 32, 45)
    line.cubicTo(33, 54, 39, 54, 41, 44)
    line.cubicTo(43, 36, 48, 37, 51, 46)
    painter.setPen(QPen(front, 4.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPath(line)
    painter.restore()


class RecentRow(QPushButton):
    """Recent project: its name and its place."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.setProperty("role", "row")
        self.setAccessibleName(f"Open {path.stem}")
        self.setToolTip(str(path))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(48)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3 // 2, SPACE // 2, SPACE * 3 // 2, SPACE // 2)
        rows.setSpacing(0)
        place = label("", "small")
        place.setText(place.fontMetrics().elidedText(_home_short(path), Qt.TextElideMode.ElideMiddle, 540))
        for words in (label(path.stem), place):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            rows.addWidget(words)


class WelcomePage(QWidget):
    """Page with the first steps; while something opens it shows only that."""

    folder_requested = Signal()
    project_requested = Signal()
    new_requested = Signal()
    demo_requested = Signal()
    path_chosen = Signal(object)
    cancel_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("page")
        self._icons = icons
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start_page(theme))
        self._stack.addWidget(self._opening_page(theme))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_recent(self, paths: list[Path]) -> None:
        """List these projects; the heading goes when there is none."""
        while (item := self._recent_rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for path in paths[:RECENT_SHOWN]:
            row = RecentRow(path)
            row.clicked.connect(lambda _checked=False, chosen=path: self.path_chosen.emit(chosen))
            self._recent_rows.addWidget(row)
        self._recent_card.setVisible(bool(paths))
        self._recent_title.setVisible(bool(paths))

    def show_start(self) -> None:
        self._stack.setCurrentIndex(0)

    def show_opening(self, what: str) -> None:
        """Say that `what` is being opened; progress follows."""
        self.opening_label.setText(f"Opening {what}…")
        self.opening_bar.setRange(0, 0)
        self.opening_detail.setText(" ")
        self._stack.setCurrentIndex(1)

    def show_progress(self, done: int, total: int, text: str) -> None:
        self.opening_bar.setRange(0, total)
        self.opening_bar.setValue(done)
        self.opening_detail.setText(text)

    def show_drag(self, is_over: bool) -> None:
        """Show that what hangs at the mouse can be dropped here."""
        set_property(self._drop, "state", "over" if is_over else "")

    def _start_page(self, theme: Theme) -> QWidget:
        page, rows = _column()
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addStretch(1)
        words.addWidget(label("Inkling", "title"))
        words.addWidget(label("You scribble, Inkling cuts. You correct, Inkling learns.", "soft"))
        words.addStretch(1)
        head.addWidget(Logo(theme))
        head.addLayout(words, 1)
        rows.addLayout(head)
        rows.addSpacing(SPACE * 2)
        rows.addWidget(self._drop_card())
        rows.addLayout(self._other_buttons())
        rows.addSpacing(SPACE)
        self._recent_title = label("RECENT PROJECTS", "section")
        rows.addWidget(self._recent_title)
        self._recent_card = QFrame()
        self._recent_card.setProperty("role", "card")
        self._recent_rows = QVBoxLayout(self._recent_card)
        self._recent_rows.setContentsMargins(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
        self._recent_rows.setSpacing(0)
        rows.addWidget(self._recent_card)
        rows.addSpacing(SPACE)
        hint = label("Everything is saved as you work. F1 shows every key.", "small")
        rows.addWidget(hint, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        self.show_recent([])
        return page

    def _drop_card(self) -> QFrame:
        self._drop = QFrame()
        self._drop.setProperty("role", "drop")
        rows = QVBoxLayout(self._drop)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 3)
        rows.setSpacing(SPACE)
        center = Qt.AlignmentFlag.AlignHCenter
        rows.addWidget(label("Drop a folder of images here", "heading"), 0, center)
        kinds = "PNG, JPEG, TIFF (16-bit too), BMP, WebP and more stay where they are."
        rows.addWidget(label(kinds, "soft"), 0, center)
        rows.addSpacing(SPACE // 2)
        text = "Open a folder of images…"
        self.folder_button = self._button(text, "mdi6.folder-image", self.folder_requested, "primary")
        rows.addWidget(self.folder_button, 0, center)
        return self._drop

    def _other_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.new_button = self._button("New project…", "mdi6.folder-plus-outline", self.new_requested)
        self.project_button = self._button(
            "Open project…", "mdi6.folder-open-outline", self.project_requested
        )
        self.demo_button = self._button("Try the demo", "mdi6.flask-outline", self.demo_requested)
        for button in (self.new_button, self.project_button, self.demo_button):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        return row

    def _button(self, text: str, icon: str, signal: SignalInstance, role: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setIconSize(QSize(18, 18))
        if role:
            button.setProperty("role", role)
        self._icons.bind(button, icon, "on_accent" if role == "primary" else "text")
        button.clicked.connect(lambda: signal.emit())
        return button

    def _opening_page(self, theme: Theme) -> QWidget:
        page, rows = _column()
        center = Qt.AlignmentFlag.AlignHCenter
        rows.addWidget(Logo(theme), 0, center)
        rows.addSpacing(SPACE)
        self.opening_label = label("", "heading", wrap=True)
        self.opening_label.setAlignment(center)
        self.opening_bar = QProgressBar()
        self.opening_bar.setTextVisible(False)
        self.opening_bar.setFixedWidth(COLUMN_WIDTH // 2)
        self.opening_detail = label(" ", "small")
        rows.addWidget(self.opening_label)
        rows.addWidget(self.opening_bar, 0, center)
        rows.addWidget(self.opening_detail, 0, center)
        rows.addStretch(1)
        return page


def _column() -> tuple[QWidget, QVBoxLayout]:
    """A page with one centred column."""
    page = QWidget()
    outer = QHBoxLayout(page)
    outer.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
    column = QWidget()
    column.setMaximumWidth(COLUMN_WIDTH)
    column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    rows = QVBoxLayout(column)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(SPACE)
    rows.addStretch(1)
    outer.addStretch(1)
    outer.addWidget(column, 100)
    outer.addStretch(1)
    return page, rows


def _home_short(path: Path) -> str:
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)
