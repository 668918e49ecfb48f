"""Opening of dialogs: each gets what it shows, lives beside the window, and dies when it closes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from gui.links.project_links import ProjectLinks
    from gui.parts import WindowParts


class DialogOpener:
    """Dialogs of one window; none of them blocks it. GUI thread."""

    def __init__(self, parts: WindowParts, links: ProjectLinks) -> None:
        self._parts = parts
        self._links = links
        self.shown: list[QDialog] = []
        """Dialogs on screen, the oldest first."""

    def close_all(self) -> None:
        for dialog in tuple(self.shown):
            dialog.close()

    def new_project(self, images: Path | None = None) -> None:
        """Ask what a new project is made of, with this folder of images filled in."""
        from gui.dialogs.new_project import NewProjectDialog

        dialog = NewProjectDialog(self._parts.frame)
        if images is not None:
            dialog.prefill(images)
        dialog.chosen.connect(self._parts.controller.create)
        self._show(dialog)

    def export(self) -> None:
        from gui.links.export_link import export_dialog

        controller = self._parts.controller
        if controller.session is not None:
            self._show(export_dialog(controller.session, controller.dispatcher, self._parts.frame))

    def instance_settings(self) -> None:
        from gui.dialogs.instances import InstancesDialog

        parts, link, session = self._parts, self._parts.instances_link, self._parts.controller.session
        dialog = InstancesDialog(parts.theme, link.settings, parts.frame)
        dialog.set_editable(session is not None and not session.read_only)
        dialog.moved.connect(link.set_settings)
        link.changed.connect(dialog.show_instances)
        parts.tools.are_instances_shown.set(True)
        dialog.show_instances(link.instances)
        self._show(dialog)

    def effort(self) -> None:
        from gui.links.effort_link import effort_dialog

        parts, session = self._parts, self._parts.controller.session
        if session is not None:
            session.effort_reports.request(
                lambda report: self._show(
                    effort_dialog(report, session, parts.theme, parts.settings, parts.frame)
                )
            )

    def ready_models(self) -> None:
        from gui.dialogs.ready import ReadyDialog

        models = self._parts.controller.ready
        if models is not None:
            dialog = ReadyDialog(
                models.all,
                models.missing_classes,
                has_known=models.has_known_class,
                parent=self._parts.frame,
            )
            dialog.use_requested.connect(self._parts.controller.use_ready_model)
            self._show(dialog)

    def pretrain(self) -> None:
        from gui.links.pretraining_link import pretrain_dialog

        parts = self._parts
        dialog = pretrain_dialog(parts.controller, parts.theme, parts.frame)
        if dialog is not None:
            self._show(dialog)

    def networks(self) -> None:
        from gui.dialogs.network import NetworkDialog

        link = self._links.session
        if link is not None:
            dialog = NetworkDialog(
                link.session.writable_learner().choices, self._parts.theme, self._parts.frame
            )
            dialog.chosen.connect(link.choose_network)
            self._show(dialog)

    def augmentation(self) -> None:
        from gui.links.augmentation_link import augmentation_dialog

        parts = self._parts
        dialog = augmentation_dialog(parts.controller, parts.theme, parts.frame)
        if dialog is not None:
            self._show(dialog)

    def model_cards(self) -> None:
        from gui.dialogs.model_card import ModelCardDialog

        parts, session = self._parts, self._parts.controller.session
        if session is not None:
            dialog = ModelCardDialog(session.models, not session.read_only, parts.frame)
            dialog.use_requested.connect(parts.workspace.model.use_requested)
            self._show(dialog)

    def shortcuts(self) -> None:
        from gui.dialogs.shortcuts import ShortcutsDialog

        self._show(ShortcutsDialog(self._parts.frame))

    def past_notices(self) -> None:
        from gui.dialogs.about import PastNoticesDialog

        self._show(PastNoticesDialog(self._parts.notices.past, self._parts.frame))

    def about(self) -> None:
        from gui.dialogs.about import AboutDialog
        from gui.logs import log_file

        self._show(AboutDialog(self._parts.theme, log_file(), self._parts.frame))

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shown.append(dialog)
        dialog.finished.connect(lambda _result: self.shown.remove(dialog))
        dialog.open()
