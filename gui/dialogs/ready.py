"""Dialog for ready models: which one to fetch, and whether to add its classes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from engine.session.prediction.project_ready_models import ReadyModel
from gui.panels.card import label
from gui.style.theme import SPACE


def figures_text(model: ReadyModel) -> str:
    """Size and quality, e.g. "42 MB, mean IoU 60.3 % on photographs of COCO"."""
    return f"{model.megabytes} MB, mean IoU {model.mean_iou * 100:.1f} % on photographs of COCO"


def classes_text(missing: Sequence[str]) -> str:
    """Text of the check box, e.g. "Add the classes it knows: dog, cat and 18 more"."""
    if len(missing) <= 3:
        return f"Add the classes it knows: {', '.join(missing)}"
    return f"Add the classes it knows: {', '.join(missing[:3])} and {len(missing) - 3} more"


class ReadyDialog(QDialog):
    """Choice of a ready model; emits `use_requested` (name, add classes).

    Args:
        missing: classes of the models that the project lacks.
        has_known: whether the project has any class that they know.
    """

    use_requested = Signal(str, bool)

    def __init__(
        self,
        models: Sequence[ReadyModel],
        missing: Sequence[str],
        *,
        has_known: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Use a ready model")
        self.setMinimumWidth(560)
        self._models, self._has_known = tuple(models), has_known
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label("It knows people, animals, vehicles and furniture", "heading"))
        rows.addWidget(
            label(
                "A prediction before anything is labelled; correct it, and Inkling learns.", "soft", wrap=True
            )
        )
        self.choices = QButtonGroup(self)
        for number, model in enumerate(self._models):
            radio = QRadioButton(model.title)
            self.choices.addButton(radio, number)
            rows.addWidget(radio)
            figures = label(figures_text(model), "small")
            figures.setContentsMargins(SPACE * 3, 0, 0, 0)
            rows.addWidget(figures)
        self.choices.button(0).setChecked(True)
        self.add_classes = QCheckBox(classes_text(missing))
        self.add_classes.setChecked(not has_known)
        self.add_classes.setVisible(bool(missing))
        self.add_classes.toggled.connect(lambda _on: self._update())
        self.hint = label(" ", "small", wrap=True)
        rows.addSpacing(SPACE)
        rows.addWidget(self.add_classes)
        rows.addWidget(self.hint)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use_button = QPushButton("Use it")
        self.use_button.setProperty("role", "primary")
        buttons.addButton(self.use_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._use)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self._update()

    def _update(self) -> None:
        can_use = self.add_classes.isChecked() or self._has_known
        self.use_button.setEnabled(can_use)
        self.hint.setText(
            " " if can_use else "This project has no class that the model knows, so nothing could be shown."
        )

    def _use(self) -> None:
        self.use_requested.emit(self._models[self.choices.checkedId()].name, self.add_classes.isChecked())
        self.accept()
