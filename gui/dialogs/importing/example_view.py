"""View of the examples: one large with its labels, and all of them small below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.core import ClassList
from engine.formats.incoming.contents import ClassKey, IncomingClass
from engine.formats.incoming.mapping import ClassTarget
from engine.formats.incoming.source_sample import ImportExample
from gui import plain_text
from gui.dialogs.importing.class_rows import becomes_text
from gui.dialogs.importing.example import draw_example, draw_picture, key_at, shrunk
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.panels.card import label, set_property
from gui.style.theme import SPACE, Theme

SMALL_PX: Final = 52
_AROUND_PX: Final = 8
_LEAST: Final = QSize(160, 120)
_USUAL: Final = QSize(330, 230)


class LargeExample(QWidget):
    """Picture that fills its place without being stretched; emits where in it the pointer is."""

    pointed = Signal(object)
    """(down, across) in the picture, 0-1; None outside."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pixmap: QPixmap | None = None
        self._words = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def pixmap(self) -> QPixmap | None:
        """What is painted; None for words in its place."""
        return self._pixmap

    def show_picture(self, pixmap: QPixmap | None, words: str) -> None:
        """Show a picture, else these words in its place."""
        self._pixmap, self._words = pixmap, words
        self.update()

    def sizeHint(self) -> QSize:
        return _USUAL

    def minimumSizeHint(self) -> QSize:
        return _LEAST

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("canvas"))
        painter.drawRoundedRect(self.rect(), 6, 6)
        if self._pixmap is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not self._is_enlarged())
            painter.drawPixmap(self._place(), self._pixmap)
            return
        painter.setPen(self._theme.color("text_soft"))
        inner = self.rect().adjusted(SPACE, SPACE, -SPACE, -SPACE)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(inner, flags, self._words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place()
        offset = event.position() - QPointF(place.topLeft())
        is_inside = self._pixmap is not None and place.contains(event.position().toPoint())
        self.pointed.emit((offset.y() / place.height(), offset.x() / place.width()) if is_inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)

    def _place(self) -> QRect:
        if self._pixmap is None:
            return QRect()
        size = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(
            (self.width() - size.width()) // 2,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def _is_enlarged(self) -> bool:
        """Whether a pixel of the picture is larger than one of the screen: its edges are to be seen then."""
        assert self._pixmap is not None
        return self._place().width() * self.devicePixelRatioF() > 1.5 * self._pixmap.width()


class ExampleView(QWidget):
    """Examples of a source as they would come in; GUI thread, all are small."""

    def __init__(self, classes: ClassList, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes = classes
        self._ids: Mapping[ClassKey, int | None] = {}
        self._words: dict[ClassKey, str] = {}
        self._emphasised: frozenset[ClassKey] = frozenset()
        self._examples: tuple[ImportExample, ...] = ()
        self._waits = ""
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE // 2)
        head = QHBoxLayout()
        head.addWidget(label(tr("Examples"), "heading", elide=True), 1)
        self.labels_box = QCheckBox(tr("Labels"))
        self.labels_box.setToolTip(tr("Show the labels over the pictures"))
        self.labels_box.setChecked(True)
        head.addWidget(self.labels_box)
        rows.addLayout(head)
        self.large = LargeExample(theme)
        rows.addWidget(self.large, 1)
        self.caption = label(" ", "small", wrap=True)
        self.caption.setMinimumHeight(2 * self.caption.fontMetrics().lineSpacing())
        self.caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self.caption)
        self.strip = self._make_strip()
        rows.addWidget(self.strip)
        self.labels_box.toggled.connect(lambda _on: self._draw_all())
        self.strip.currentRowChanged.connect(lambda _row: self._draw_large())
        self.large.pointed.connect(self._name_class)

    @property
    def current(self) -> ImportExample | None:
        """The one that is shown large; None for none."""
        row = self.strip.currentRow()
        return self._examples[row] if 0 <= row < len(self._examples) else None

    def show_examples(self, examples: Sequence[ImportExample], words: str = "") -> None:
        """Show these, the one in the same place large; `words` stand there for none."""
        row = max(0, self.strip.currentRow())
        self._examples, self._waits = tuple(examples), words
        self.strip.clear()
        for example in examples:
            item = QListWidgetItem()
            item.setToolTip(plain_text.tip(self._words_of(example)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._words_of(example))
            self.strip.addItem(item)
        self.strip.setVisible(bool(examples))
        if examples:
            self.strip.setCurrentRow(min(row, len(examples) - 1))
        self._draw_all()

    def show_mapping(
        self,
        sources: Sequence[IncomingClass],
        targets: Mapping[ClassKey, ClassTarget],
        ids: Mapping[ClassKey, int | None],
        classes: ClassList,
    ) -> None:
        """Draw what the classes become now.

        Args:
            ids: of each class of the source in `classes`, those of the project after the import.
        """
        self._ids, self._classes = ids, classes
        self._words = {source.key: becomes_text(source, targets[source.key]) for source in sources}
        self._draw_all()

    def emphasise(self, keys: frozenset[ClassKey]) -> None:
        """Let these classes stand out; none: all are as bright."""
        if keys != self._emphasised:
            self._emphasised = keys
            self._draw_large()

    def _make_strip(self) -> QListWidget:
        strip = QListWidget()
        strip.setAccessibleName(tr("Examples"))
        strip.setViewMode(QListView.ViewMode.IconMode)
        strip.setFlow(QListView.Flow.LeftToRight)
        strip.setWrapping(False)
        strip.setMovement(QListView.Movement.Static)
        strip.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        strip.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        strip.setSpacing(0)
        return strip

    def _draw_all(self) -> None:
        pixmaps = [self._small(example) for example in self._examples]
        self._fit_strip(pixmaps)
        for row, pixmap in enumerate(pixmaps):
            icon = QIcon(pixmap)
            # Qt tints the chosen one else, whose colours are what it is about.
            icon.addPixmap(pixmap, QIcon.Mode.Selected)
            self.strip.item(row).setIcon(icon)
        self._draw_large()

    def _fit_strip(self, pixmaps: Sequence[QPixmap]) -> None:
        """Give all small pictures the room of the largest: the frame of the chosen one is close around it."""
        sizes = [pixmap.deviceIndependentSize().toSize() for pixmap in pixmaps]
        width = max((size.width() for size in sizes), default=SMALL_PX)
        height = max((size.height() for size in sizes), default=SMALL_PX)
        self.strip.setIconSize(QSize(width, height))
        # Places by the grid: Qt keeps those of items that had no picture yet, one over the other.
        self.strip.setGridSize(QSize(width + _AROUND_PX, height + _AROUND_PX))
        for row in range(len(pixmaps)):
            self.strip.item(row).setSizeHint(QSize(width + _AROUND_PX, height + _AROUND_PX))
        self.strip.setFixedHeight(height + _AROUND_PX + 4)

    def _small(self, example: ImportExample) -> QPixmap:
        ratio = self.devicePixelRatioF()
        side = round(SMALL_PX * ratio)
        pixmap = self._pixmap(shrunk(example, side), frozenset())
        if pixmap is None:
            pixmap = QPixmap(side, side)
            pixmap.fill(self.palette().window().color())
        smooth = Qt.TransformationMode.SmoothTransformation
        pixmap = pixmap.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _draw_large(self) -> None:
        example = self.current
        if example is None:
            self.large.show_picture(None, self._waits)
            self.caption.setText(" ")
            return
        pixmap = self._pixmap(example, self._emphasised)
        self.large.show_picture(pixmap, sentence(example.problem))
        self._show_caption(example)

    def _show_caption(self, example: ImportExample) -> None:
        self.caption.setText(self._words_of(example))
        set_property(self.caption, "role", "error" if example.problem else "small")

    def _words_of(self, example: ImportExample) -> str:
        name = plain_text.one_line(example.name)
        if not example.problem:
            return name
        return tr("{name}: {note}", name=name, note=sentence(example.problem))

    def _name_class(self, point: tuple[float, float] | None) -> None:
        """Say below the picture what is under the pointer, and what it becomes."""
        example = self.current
        if example is None:
            return
        key = None if point is None else key_at(example, *point)
        if key is None or key not in self._words:
            self._show_caption(example)
        else:
            self.caption.setText(self._words[key])
            set_property(self.caption, "role", "small")

    def _pixmap(self, example: ImportExample, emphasised: frozenset[ClassKey]) -> QPixmap | None:
        if self.labels_box.isChecked():
            drawn = draw_example(example, self._ids, self._classes, emphasised)
        else:
            drawn = draw_picture(example)
        if drawn is None:
            return None
        height, width = drawn.shape[:2]
        image = QImage(drawn.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32)
        return QPixmap.fromImage(image)
