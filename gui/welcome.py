"""Welcome page: open a folder, a project or the demo, continue a recent one, or drop a folder."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import plain_text
from gui.language.texts import tr
from gui.panels.card import label, set_property
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

COLUMN_WIDTH: Final = 640
RECENT_SHOWN: Final = 5
RECENT_WIDTH: Final = 490
ROW_HEIGHT: Final = 52
PICTURE_PX: Final = 40


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
    """Recent project: a picture of its last image, its name and its place.

    Args:
        is_there: False for one that is not at its place now; it can be located, not opened.
    """

    locate_requested = Signal()

    def __init__(self, path: Path, *, is_there: bool) -> None:
        super().__init__()
        self.path = path
        self.setProperty("role", "row")
        name = path.stem
        self.setAccessibleName(
            tr("Open {name}", name=name) if is_there else tr("{name} is not at its place", name=name)
        )
        self.setToolTip(plain_text.tip(str(path)))
        self.setFixedHeight(ROW_HEIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE * 3 // 2, SPACE // 2, SPACE * 3 // 2, SPACE // 2)
        line.setSpacing(SPACE * 3 // 2)
        self.picture = QLabel()
        self.picture.setFixedSize(PICTURE_PX, PICTURE_PX)
        self.picture.setScaledContents(True)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(self.picture)
        if not is_there:
            self.locate_button = QPushButton(tr("Locate…"))
            self.locate_button.ensurePolished()
        line.addLayout(self._words(path, is_there), 1)
        if is_there:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            # The row itself does nothing; its button does.
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.locate_button.setAccessibleName(tr("Locate {name}", name=name))
            self.locate_button.clicked.connect(self.locate_requested)
            line.addWidget(self.locate_button)

    def _words(self, path: Path, is_there: bool) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setSpacing(0)
        where = _home_short(path)
        if not is_there:
            where = tr("Not there now: {path}", path=where)
        name, place = label("", "" if is_there else "soft"), label("", "small")
        for part, text in ((name, path.stem), (place, where)):
            line, metrics = plain_text.one_line(text), part.fontMetrics()
            room = RECENT_WIDTH
            if not is_there:
                room -= self.locate_button.sizeHint().width() + SPACE * 3 // 2
            part.setText(metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, room))
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setEnabled(is_there)
            rows.addWidget(part)
        return rows


class WelcomePage(QWidget):
    """Page with the first steps; while something opens it shows only that."""

    folder_requested = Signal()
    project_requested = Signal()
    new_requested = Signal()
    demo_requested = Signal()
    tour_requested = Signal()
    tour_declined = Signal()
    path_chosen = Signal(object)
    locate_requested = Signal(object)
    clear_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("page")
        self._icons = icons
        self._rows: dict[Path, RecentRow] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start_page(theme))
        self._stack.addWidget(self._opening_page(theme))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_recent(self, paths: Sequence[Path], missing: Collection[Path] = ()) -> None:
        """List these projects, those greyed that are `missing`; the heading goes when there is none."""
        while (item := self._recent_rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._rows = {}
        for path in paths[:RECENT_SHOWN]:
            row = RecentRow(path, is_there=path not in missing)
            if path not in missing:
                row.clicked.connect(lambda _checked=False, chosen=path: self.path_chosen.emit(chosen))
            row.locate_requested.connect(lambda chosen=path: self.locate_requested.emit(chosen))
            self._rows[path] = row
            self._recent_rows.addWidget(row)
        for part in (self._recent_card, self._recent_title, self.clear_button):
            part.setVisible(bool(paths))

    def show_picture(self, path: Path, picture: QPixmap) -> None:
        """Show the picture of a recent project, where it is listed."""
        row = self._rows.get(path)
        if row is not None:
            row.picture.setPixmap(picture)

    def show_offer(self, is_shown: bool) -> None:
        """Offer the tour, or do not."""
        self._offer.setVisible(is_shown)

    def show_start(self) -> None:
        self._stack.setCurrentIndex(0)

    def show_opening(self, what: str) -> None:
        """Say that `what` is being opened; progress follows."""
        self.opening_label.setText(tr("Opening {name}…", name=what))
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
        words.addWidget(
            label(tr("You scribble, Inkling cuts. You correct, Inkling learns."), "soft", wrap=True)
        )
        words.addStretch(1)
        head.addWidget(Logo(theme))
        head.addLayout(words, 1)
        rows.addLayout(head)
        rows.addSpacing(SPACE * 2)
        rows.addWidget(self._offer_card())
        rows.addWidget(self._drop_card())
        rows.addLayout(self._other_buttons())
        rows.addSpacing(SPACE)
        self._recent_title = label(tr("RECENT PROJECTS"), "section")
        self.clear_button = QPushButton(tr("Clear list"))
        self.clear_button.setProperty("role", "link")
        self.clear_button.setToolTip(tr("Empty this list; the projects stay where they are"))
        self.clear_button.clicked.connect(lambda: self.clear_requested.emit())
        heading = QHBoxLayout()
        heading.addWidget(self._recent_title)
        heading.addStretch(1)
        heading.addWidget(self.clear_button)
        rows.addLayout(heading)
        self._recent_card = QFrame()
        self._recent_card.setProperty("role", "card")
        self._recent_rows = QVBoxLayout(self._recent_card)
        self._recent_rows.setContentsMargins(SPACE // 2, SPACE // 2, SPACE // 2, SPACE // 2)
        self._recent_rows.setSpacing(0)
        rows.addWidget(self._recent_card)
        rows.addSpacing(SPACE)
        hint = label(
            tr("Everything is saved as you work. [[shortcuts]] shows every key."), "small", wrap=True
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(hint)
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
        heading = label(tr("Drop a folder of images here"), "heading", wrap=True)
        heading.setAlignment(center)
        rows.addWidget(heading)
        kinds = tr("PNG, JPEG, TIFF (16-bit too), BMP, WebP and more stay where they are.")
        files = label(kinds, "soft", wrap=True)
        files.setAlignment(center)
        rows.addWidget(files)
        rows.addSpacing(SPACE // 2)
        text = tr("Open a folder of images…")
        self.folder_button = self._button(text, "mdi6.folder-image", self.folder_requested, "primary")
        rows.addWidget(self.folder_button, 0, center)
        return self._drop

    def _offer_card(self) -> QFrame:
        """Offer of the tour, for somebody who sees the program for the first time."""
        self._offer = QFrame()
        self._offer.setProperty("role", "tour")
        line = QHBoxLayout(self._offer)
        line.setContentsMargins(SPACE * 2, SPACE, SPACE, SPACE)
        line.setSpacing(SPACE)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(tr("New here?"), "heading"))
        text = tr(
            "Four steps on sample images show how it goes: three minutes, and you can leave at any time."
        )
        words.addWidget(label(text, "soft", wrap=True))
        line.addLayout(words, 1)
        self.tour_button = self._button(
            tr("Take the tour"), "mdi6.sign-direction", self.tour_requested, "primary"
        )
        self.no_tour_button = QPushButton(tr("Not now"))
        self.no_tour_button.setToolTip(
            tr("Do not offer it again; Help > Tour in four steps begins it at any time")
        )
        self.no_tour_button.clicked.connect(lambda: self.tour_declined.emit())
        line.addWidget(self.no_tour_button)
        line.addWidget(self.tour_button)
        self._offer.hide()
        return self._offer

    def _other_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.new_button = self._button(tr("New project…"), "mdi6.folder-plus-outline", self.new_requested)
        self.project_button = self._button(
            tr("Open project…"), "mdi6.folder-open-outline", self.project_requested
        )
        self.demo_button = self._button(tr("Try the demo"), "mdi6.flask-outline", self.demo_requested)
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
    """A page with one centred column, which scrolls where the window is low."""
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
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area, rows


def _home_short(path: Path) -> str:
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)
