"""Card of the model: the current one, its IoU, and the way back to an earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.core import words
from engine.session import Uncertainty
from engine.storage.records import SHOWN
from gui import plain_text
from gui.language.texts import counted, marked, tr, with_signs
from gui.panels.card import Card, Chooser, ElidedButton, Switch, label
from gui.plain_text import NAMES_KEYS
from gui.style.theme import SPACE, Theme

EARLIER_LIMIT: Final = 6
NETWORK_WIDTH: Final = 112
UNCERTAINTIES: Final = (
    (
        Uncertainty.ENTROPY,
        marked("Several classes possible"),
        marked("Entropy: high where many classes are possible"),
    ),
    (
        Uncertainty.MARGIN,
        marked("Two classes close"),
        marked("Margin: high where the second class is nearly as likely as the first"),
    ),
    (
        Uncertainty.DISAGREEMENT,
        marked("Model contradicts itself"),
        marked("Disagreement of several passes: high where the model says something else each time"),
    ),
)
NO_MODEL: Final = marked("No model yet")


class ModelLike(Protocol):
    """Part of a model record that the card shows."""

    @property
    def id(self) -> str: ...
    @property
    def created(self) -> str: ...
    @property
    def metrics(self) -> Mapping[str, Any]: ...
    @property
    def is_current(self) -> bool: ...


def mean_iou(metrics: Mapping[str, Any]) -> float | None:
    """Mean IoU of a model's record: the one stored, else the mean over its classes; None for no share."""
    stored = _share(metrics.get("mean_iou"))
    if stored is not None:
        return stored
    values = [share for value in metrics.values() if (share := _share(value)) is not None]
    return sum(values) / len(values) if values else None


def _share(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else None


def percent(value: float | None) -> str:
    """A share as the card Learning writes it, e.g. "83 %"; a dash when unknown."""
    return "–" if value is None else with_signs(words.percent(value))


def age_text(created: str, now: datetime) -> str:
    """Age in words; empty for a time that cannot be read."""
    try:
        then = datetime.fromisoformat(created)
    except ValueError:
        return ""
    minutes = int((now - then.replace(tzinfo=then.tzinfo or UTC)).total_seconds() // 60)
    if minutes < 1:
        return tr("just now")
    if minutes < 60:
        return counted(minutes, "{count} min ago", "{count} min ago")
    if minutes < 48 * 60:
        return counted(minutes // 60, "{count} h ago", "{count} h ago")
    return counted(minutes // (24 * 60), "{count} day ago", "{count} days ago")


def note_text(current: ModelLike, network: str) -> str:
    """What the current model is, and how old; of a first model also the network that is to take over."""
    age = age_text(current.created, datetime.now(UTC))
    if current.metrics.get(SHOWN) and network:
        return tr("First model, until {network} is better; learned {age}", network=network, age=age or "–")
    return tr("In use, learned {age}", age=age) if age else tr("In use")


class ModelPanel(Card):
    """Models of a project; `use_requested` carries the id of the one to go back to."""

    use_requested = Signal(str)
    card_requested = Signal()
    network_requested = Signal()
    careful_requested = Signal(bool)
    uncertainty_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr(NO_MODEL), parent)
        # The column of cards is full: rows of links have air enough of their own.
        self.body.setSpacing(0)
        self.iou = label("", "number")
        self.head.addWidget(self.iou)
        self.note = label("", "small", wrap=True)
        self.earlier_button = _link("", tr("Other models of this project, to go back to"))
        self.earlier_button.setCheckable(True)
        self.earlier_button.toggled.connect(lambda _on: self._show_earlier())
        tip = tr("What each model learned from, and how good it is ([[model_card]])")
        self.card_button = _link(tr("Model card"), tip)
        self.card_button.clicked.connect(lambda: self.card_requested.emit())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.note, 1)
        row.addWidget(self.card_button)
        row.addWidget(self.earlier_button)
        self.body.addLayout(row)
        self._earlier_box = QWidget()
        self._earlier_rows = QVBoxLayout(self._earlier_box)
        self._earlier_rows.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._earlier_box)
        self._add_prediction_settings(theme)
        self._add_kinds(theme)
        self._models: list[ModelLike] = []
        self._network = ""
        self._is_editable = True
        self.show_models([])

    def show_models(self, models: Sequence[ModelLike]) -> None:
        """Show these models, in any order; the newest comes first in the list of earlier ones."""
        self._models = sorted(models, key=lambda model: model.created, reverse=True)
        current = next((model for model in models if model.is_current), None)
        self.card_button.setVisible(bool(models))
        if current is None:
            self.title.setText(tr(NO_MODEL))
            self.iou.clear()
        else:
            value = mean_iou(current.metrics)
            self.title.setText(str(current.id))
            self.iou.setText("" if value is None else tr("IoU {share}", share=percent(value)))
            self.iou.setToolTip(
                tr(
                    "Mean overlap with your masks (IoU) on images held back from learning, as the card "
                    "Learning says it: 100 % is the same mask"
                )
            )
        self._show_note()
        self._show_earlier()

    def _show_note(self) -> None:
        current = next((model for model in self._models if model.is_current), None)
        self.note.setText(
            tr("Accept an image and let Inkling learn from it: the next ones come labelled.")
            if current is None
            else note_text(current, self._network)
        )

    def show_network(self, title: str) -> None:
        """The network that the next new model will be."""
        metrics = self.network_button.fontMetrics()
        self.network_button.setText(metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, NETWORK_WIDTH))
        self._network = title
        self._show_note()
        self.network_button.setToolTip(
            plain_text.tip(
                tr(
                    "Learns next: {network}. A click chooses another one, and how it learns "
                    "([[choose_network]])",
                    network=title,
                )
            )
        )

    def show_kinds(self, shown: bool) -> None:
        """Offer the kinds of uncertainty, while there is some to be seen."""
        self._kinds.setVisible(shown)

    def show_prediction_settings(self, careful: bool, uncertainty: Uncertainty) -> None:
        """Show both choices; emits nothing."""
        self.careful_switch.setChecked(careful)
        with QSignalBlocker(self.uncertainty):
            self.uncertainty.setCurrentIndex([kind for kind, _, _ in UNCERTAINTIES].index(uncertainty))

    def set_editable(self, editable: bool) -> None:
        self._is_editable = editable
        self.network_button.setEnabled(editable)
        self._show_earlier()

    def _add_prediction_settings(self, theme: Theme) -> None:
        self.network_button = _link("", "")
        self.network_button.setProperty(NAMES_KEYS, True)
        self.network_button.setAccessibleName(tr("Choose the network"))
        self.network_button.clicked.connect(lambda: self.network_requested.emit())
        tip = tr("Average the predictions of twelve copies of the image: better, 12 × slower ([[careful]])")
        self.careful_switch = Switch(theme, tr("More exact (slower)"))
        self.careful_switch.setToolTip(tip)
        self.careful_switch.clicked.connect(self.careful_requested)
        words = label(tr("More exact (slower)"), "small", elide=True)
        words.setToolTip(tip)
        row = QHBoxLayout()
        row.setSpacing(SPACE // 2)
        row.addWidget(self.network_button)
        row.addStretch(1)
        row.addWidget(words)
        row.addWidget(self.careful_switch)
        self.body.addLayout(row)

    def _add_kinds(self, theme: Theme) -> None:
        self.uncertainty = Chooser(theme, tr("Kind of uncertainty"))
        for _, title, note in UNCERTAINTIES:
            self.uncertainty.addItem(tr(title))
            self.uncertainty.setItemData(self.uncertainty.count() - 1, tr(note), Qt.ItemDataRole.ToolTipRole)
        self.uncertainty.setToolTip(tr("What Uncertainty ([[uncertainty]]) marks in the image"))
        self.uncertainty.currentIndexChanged.connect(
            lambda index: self.uncertainty_requested.emit(UNCERTAINTIES[index][0])
        )
        self._kinds = QWidget()
        row = QHBoxLayout(self._kinds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        row.addWidget(label(tr("Marks where"), "small", elide=True))
        row.addWidget(self.uncertainty, 1)
        self.body.addWidget(self._kinds)
        self.show_kinds(False)

    def _show_earlier(self) -> None:
        others = [model for model in self._models if not model.is_current]
        is_open = self.earlier_button.isChecked()
        self.earlier_button.setVisible(bool(others))
        count = counted(len(others), "{count} more", "{count} more")
        self.earlier_button.setText(tr("Fewer") if is_open else count)
        while (item := self._earlier_rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._earlier_box.setVisible(is_open and bool(others))
        if is_open:
            for model in others[:EARLIER_LIMIT]:
                self._earlier_rows.addWidget(self._earlier_row(model))

    def _earlier_row(self, model: ModelLike) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(SPACE, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        use = QPushButton(tr("Use"))
        use.setEnabled(self._is_editable)
        use.setToolTip(plain_text.tip(tr("Predict with {model} again", model=model.id)))
        use.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        use.clicked.connect(lambda: self.use_requested.emit(str(model.id)))
        grid.addWidget(label(str(model.id)), 0, 0)
        grid.addWidget(label(percent(mean_iou(model.metrics)), "small"), 0, 1)
        grid.addWidget(use, 0, 2)
        grid.setColumnStretch(0, 1)
        return row


def _link(text: str, tip: str) -> QPushButton:
    button = ElidedButton(text)
    button.setProperty("role", "link")
    button.setToolTip(tip)
    button.setFixedHeight(26)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
