"""Link of the augmentation dialog with the previewer in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.session.learning.network_choices import architecture_info
from gui.dialogs.augmentation import AugmentationDialog
from gui.language.sentences import sentence
from gui.links.dialog_links.dialog_events import until_closed
from gui.logs import log_notice

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.session import Notice
    from gui.project_controller import ProjectController
    from gui.style.theme import Theme


def augmentation_dialog(
    controller: ProjectController, theme: Theme, parent: QWidget
) -> AugmentationDialog | None:
    """A dialog for the open project; it closes with the project."""
    session = controller.session
    previewer = controller.augmentation_previewer()
    if session is None or previewer is None:
        return None
    dialog = AugmentationDialog(previewer.choice, session.classes, theme, parent)

    def refuse(notice: Notice) -> None:
        log_notice(notice)
        dialog.show_refused(sentence(f"{notice.summary} {notice.hint}".strip()))

    subscribed = previewer.made.subscribe(dialog.show_preview), previewer.failed.subscribe(refuse)
    dialog.preview_requested.connect(previewer.show)
    dialog.chosen.connect(previewer.choose)
    controller.closing.connect(dialog.reject)
    dialog.finished.connect(lambda _result: controller.closing.disconnect(dialog.reject))
    until_closed(dialog, subscribed, previewer.close)
    network = architecture_info(previewer.architecture)
    if not network.learns_in_steps:
        dialog.show_unused(sentence(network.title))
    dialog.begin()
    return dialog
