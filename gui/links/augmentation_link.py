"""The dialog about changed patches joined with what reads the images and draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.dialogs.augmentation import AugmentationDialog
from gui.logs import log_notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.session import Notice
    from engine.session.learning.augmentation_preview import AugmentPreview
    from gui.project_controller import ProjectController
    from gui.style.theme import Theme


def augmentation_dialog(
    controller: ProjectController, theme: Theme, parent: QWidget
) -> AugmentationDialog | None:
    """A dialog for the open project; it closes with the project."""
    session = controller.session
    shown: list[AugmentationDialog] = []

    def show(preview: AugmentPreview) -> None:
        shown[0].show_preview(preview)

    def refuse(notice: Notice) -> None:
        log_notice(notice)
        shown[0].show_refused(f"{notice.summary} {notice.hint}".strip())

    augmenting = controller.augmenting(show, refuse)
    if session is None or augmenting is None:
        return None
    dialog = AugmentationDialog(augmenting.choice, session.classes, theme, parent)
    shown.append(dialog)
    dialog.preview_requested.connect(augmenting.show)
    dialog.chosen.connect(augmenting.choose)
    controller.closing.connect(dialog.reject)

    def over() -> None:
        controller.closing.disconnect(dialog.reject)
        augmenting.close()

    dialog.finished.connect(lambda _result: over())
    dialog.begin()
    return dialog
