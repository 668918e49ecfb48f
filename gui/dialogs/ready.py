"""Dialog for ready models: which one to fetch, and which of its classes to add."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.session.prediction.project_ready_models import ReadyModel
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.panels.card import label
from gui.style.theme import SPACE


def figures_text(model: ReadyModel) -> str:
    """Size and quality, e.g. "42 MB, mean IoU 60.3 % on photographs of COCO"."""
    return tr(
        "{size} MB, mean IoU {score:.1f} % on photographs of COCO",
        size=model.megabytes,
        score=model.mean_iou * 100,
    )


class ReadyDialog(QDialog):
    """Choice of a ready model; emits `use_requested` (name, names of the classes to add).

    Args:
        missing: classes of the models that the project lacks.
        has_known: whether the project has any class that they know.
    """

    use_requested = Signal(str, object)

    def __init__(
        self,
        models: Sequence[ReadyModel],
        missing: Sequence[str],
        *,
        has_known: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Use a ready model"))
        self.setMinimumWidth(560)
        self._models, self._has_known = tuple(models), has_known
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label(tr("It knows people, animals, vehicles and furniture"), "heading", wrap=True))
        rows.addWidget(
            label(
                tr("A prediction before anything is labelled; correct it, and Inkling learns."),
                "soft",
                wrap=True,
            )
        )
        self.choices = QButtonGroup(self)
        for number, model in enumerate(self._models):
            radio = QRadioButton(sentence(model.title))
            self.choices.addButton(radio, number)
            rows.addWidget(radio)
            figures = label(figures_text(model), "small")
            figures.setContentsMargins(SPACE * 3, 0, 0, 0)
            rows.addWidget(figures)
        self.choices.button(0).setChecked(True)
        self.add_classes = QListWidget()
        self.add_classes.setAccessibleName(tr("Classes to add to this project"))
        for name in missing:
            item = QListWidgetItem(name, self.add_classes)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.add_classes.setVisible(bool(missing))
        self.add_classes.itemChanged.connect(lambda _item: self._update())
        self.hint = label(" ", "small", wrap=True)
        rows.addSpacing(SPACE)
        if missing:
            text = tr("It predicts what this project has classes for, by name. Tick others that you need:")
            rows.addWidget(label(text, "soft", wrap=True))
        rows.addWidget(self.add_classes)
        rows.addWidget(self.hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use_button = QPushButton(tr("Use it"))
        self.use_button.setProperty("role", "primary")
        buttons.addButton(self.use_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._use)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self._update()

    def ticked(self) -> list[str]:
        """Names of the classes to add."""
        items = [self.add_classes.item(row) for row in range(self.add_classes.count())]
        return [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]

    def _update(self) -> None:
        can_use = bool(self.ticked()) or self._has_known
        self.use_button.setEnabled(can_use)
        hint = " " if can_use else tr("This project has no class that it knows: tick one at least.")
        self.hint.setText(hint)

    def _use(self) -> None:
        self.use_requested.emit(self._models[self.choices.checkedId()].name, self.ticked())
        self.accept()
