"""Map of the images in a window of its own, beside the main one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from engine.storage import ImageStatus
from gui.language.sentences import sentence
from gui.language.texts import counted, marked, tr, with_signs
from gui.panels.card import Chooser, label
from gui.panels.image_rows import ImageMark, state_ink, state_text
from gui.panels.map_view import MAP_STATES, MapCanvas, map_state
from gui.panels.thumbnails import Thumbnails
from gui.style.theme import SPACE, Theme

if TYPE_CHECKING:
    from engine.core import Progress
    from engine.session.similarity.similarity_search import ImageMap

_HELP: Final = marked(
    "Like images lie together. Arrows walk, Enter opens, the wheel or + and − zoom, F shows all."
)


def summary_text(made: ImageMap) -> str:
    """Number of images, and the share of their differences that two directions hold, in words."""
    count = len(made.images)
    parts = [counted(count, "{count:,} image", "{count:,} images")]
    if count > 2:
        share = f"{made.shown * 100:.0f} %"
        parts.append(tr("the two directions hold {share} of their differences", share=share))
    if made.left_out:
        parts.append(counted(made.left_out, "{count:,} cannot be read", "{count:,} cannot be read"))
    return " · ".join(parts)


class LegendDot(QWidget):
    """Dot in the colour of a status."""

    def __init__(self, theme: Theme, ink: str) -> None:
        super().__init__()
        self._theme, self._ink = theme, ink
        self.setFixedSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._ink))
        painter.drawEllipse(QPointF(6, 6), 4.5, 4.5)


class Legend(QWidget):
    """States that occur, each with its colour and count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        self._parts: dict[ImageStatus | ImageMark, tuple[QWidget, QWidget]] = {}
        for state in MAP_STATES:
            dot, words = LegendDot(theme, state_ink(state)), label("", "small")
            row.addWidget(dot)
            row.addWidget(words)
            row.addSpacing(SPACE)
            self._parts[state] = dot, words
        self.show_counts({})

    def show_counts(self, counts: dict[str, int]) -> None:
        for state, (dot, words) in self._parts.items():
            number = counts.get(state, 0)
            words.setText(f"{state_text(state, {})} ({with_signs(f'{number:,}')})")  # type: ignore[attr-defined]
            dot.setVisible(number > 0)
            words.setVisible(number > 0)


class MapDialog(QDialog):
    """Map with the choice of what compares images, and the image under the mouse; never blocks."""

    image_chosen = Signal(int)
    source_chosen = Signal(object)
    encoder_requested = Signal()
    stop_requested = Signal()
    again_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        thumbnails: Thumbnails,
        record_of: Callable[[int], tuple[str, Path]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Map of the images"))
        self.resize(1040, 760)
        self._record_of = record_of
        self._statuses: dict[int, str] = {}
        self.canvas = MapCanvas(theme, thumbnails, record_of)
        self.source_box = Chooser(theme, tr("Compare images by"))
        self.source_box.setToolTip(tr("By what images count as alike: like ones lie near each other"))
        self.source_box.activated.connect(self._on_source)
        self.summary = label("", "small")
        self.legend = Legend(theme)
        self.pointed = label("", "")
        self.help = label(tr(_HELP), "small")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        rows.setSpacing(SPACE)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(label(tr("Compared by"), "soft"))
        head.addWidget(self.source_box)
        head.addSpacing(SPACE)
        head.addWidget(self.summary)
        head.addStretch(1)
        rows.addLayout(head)
        holder = QWidget()
        self._pages = QStackedLayout(holder)
        self._pages.addWidget(self.canvas)
        self._pages.addWidget(self._waiting_page())
        rows.addWidget(holder, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.pointed, 1)
        foot.addWidget(self.legend)
        rows.addLayout(foot)
        rows.addWidget(self.help)
        self.canvas.chosen.connect(self.image_chosen)
        self.canvas.pointed.connect(self._on_pointed)
        self.canvas.setFocus()

    # ---- what to show

    def show_map(self, made: ImageMap, predicted: Collection[int] = ()) -> None:
        """Show another map.

        Args:
            predicted: images that a model has predicted.
        """
        images, known = made.images.tolist(), frozenset(predicted)
        pairs = zip(images, made.statuses, strict=True)
        statuses = [str(map_state(status, is_predicted=image in known)) for image, status in pairs]
        self._statuses = dict(zip(images, statuses, strict=True))
        self.canvas.show_points(made.images, made.points, statuses)
        self.summary.setText(summary_text(made))
        self.legend.show_counts(Counter(statuses))
        self.message.setText("" if statuses else tr("There is no image that could be compared."))
        self.again.hide()
        self._pages.setCurrentIndex(0 if statuses else 1)
        self.canvas.setFocus()

    def show_statuses(self, statuses: dict[int, str]) -> None:
        """Some images have another status now."""
        self._statuses.update({i: s for i, s in statuses.items() if i in self._statuses})
        self.canvas.show_statuses(statuses)
        self.legend.show_counts(Counter(self._statuses.values()))

    def show_open(self, image_id: int | None) -> None:
        """Ring the image that is open in the main window."""
        self.canvas.show_open(image_id)
        self._on_pointed(image_id if image_id in self._statuses else None)

    def show_sources(self, choices: Sequence[object], current: object) -> None:
        """Offer these ways to compare images."""
        self.source_box.clear()
        for source in choices:
            title: str = source.title  # type: ignore[attr-defined]
            shown = sentence(title)
            self.source_box.addItem(shown[:1].upper() + shown[1:], source)
        self.source_box.addItem(tr("From an encoder file…"), None)
        self.source_box.setCurrentIndex(list(choices).index(current) if current in choices else 0)

    def show_progress(self, progress: Progress | None) -> None:
        """Show the progress of the comparison; the old map goes when it takes more than a moment."""
        if progress is None:
            self.bar.hide()
            self.stop.hide()
            if self._statuses:
                self._pages.setCurrentIndex(0)
            else:
                self.message.setText(tr("The map is not finished."))
                self.again.show()
            return
        self.again.hide()
        if progress.total:
            self._pages.setCurrentIndex(1)
            text = tr(
                "{work}: {done:,} of {total:,}",
                work=sentence(progress.note),
                done=progress.done,
                total=progress.total,
            )
            self.message.setText(text)
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)
        elif not self._statuses:
            self._pages.setCurrentIndex(1)
            self.message.setText(sentence(progress.note))
            self.bar.setRange(0, 0)
        self.bar.show()
        self.stop.show()

    # ---- inside

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setSpacing(SPACE)
        self.message = label("", "soft", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(280)
        self.stop = QPushButton(tr("Stop"))
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.stop_requested)
        self.again = QPushButton(tr("Go on where it was stopped"))
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self.again_requested)
        self.again.hide()
        rows.addStretch(1)
        rows.addWidget(self.message)
        for part in (self.bar, self.stop, self.again):
            rows.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        return page

    def _on_pointed(self, image_id: object) -> None:
        if not isinstance(image_id, int):
            self.pointed.clear()
            return
        known = self._statuses.get(image_id, "")
        state = next((state_text(state, {}) for state in MAP_STATES if state == known), "")
        self.pointed.setText(f"{self._record_of(image_id)[0]} · {state}")

    def _on_source(self, index: int) -> None:
        source = self.source_box.itemData(index)
        if source is None:
            self.encoder_requested.emit()
        else:
            self.source_chosen.emit(source)
