"""Opening of dialogs: each gets what it shows, lives beside the window, and dies when it closes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from engine.jobs import JobDone, JobOutcome, Lane
from gui.language.texts import tr
from gui.panels.screen_fit import fit_screen
from gui.style.dialog_keys import settle_return

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from engine.core import ImageId
    from engine.session.effort.effort_report import EffortReport
    from engine.storage import ClassUse
    from gui.dialogs.importing.problems import ImportProblem
    from gui.dialogs.new_project import NewProject
    from gui.links.project_links import ProjectLinks
    from gui.links.window_wide.dropped_link import Dropped
    from gui.parts import WindowParts

_FEW_PATHS: Final = 64
"""So many are sorted by kind at once, without a thread."""


class DialogOpener:
    """Dialogs of one window; none of them blocks it. GUI thread."""

    def __init__(self, parts: WindowParts, links: ProjectLinks) -> None:
        self._parts = parts
        self._links = links
        self.shown: list[QDialog] = []
        """Dialogs on screen, the oldest first."""
        self._of_project: list[QDialog] = []
        self._sorting: Lane | None = None
        parts.notices.all_wanted.connect(self.past_notices)

    def close_all(self) -> None:
        self._end_sorting()
        for dialog in tuple(self.shown):
            dialog.close()

    def close_those_of_project(self) -> None:
        """Another project is opened, or none: what a dialog shows of this one cannot be acted on any more."""
        for dialog in tuple(self._of_project):
            dialog.reject()

    def new_project(self, images: Path | None = None) -> None:
        """Ask what a new project is made of, with this folder of images filled in."""
        from gui.dialogs.file_dialogs import FileDialogs
        from gui.links.dialog_links.new_project_link import new_project_dialog

        files, dispatcher = FileDialogs(self._parts.settings), self._parts.controller.dispatcher
        dialog = new_project_dialog(files, dispatcher, self._parts.theme, self._parts.frame)
        if images is not None:
            dialog.prefill(images)
        dialog.chosen.connect(self._create)
        self._show(dialog, is_of_project=False)

    def _create(self, wanted: NewProject) -> None:
        """Make a project; masks that exist already are looked at once it is open."""
        if self._parts.controller.create(wanted) and wanted.masks is not None:
            self.import_labels(wanted.masks)

    def import_labels(self, source: Path | None = None, *, replaces: bool = False) -> None:
        """Ask what is to be imported, and show what it holds.

        Args:
            source: what is looked at to begin with.
            replaces: new labels take the place of those that are there, unless that is changed.
        """
        from gui.links.dialog_links.import_link import import_dialog

        dialog = import_dialog(self._parts, self.import_problems, replaces=replaces)
        if dialog is not None:
            if source is not None:
                dialog.read(source)
            self._show(dialog)

    def import_problems(self, problems: Sequence[ImportProblem]) -> None:
        """What an import did not take over, or not as accepted."""
        from gui.links.dialog_links.import_link import problems_dialog

        self._show(problems_dialog(problems, self._parts))

    def labelling_server(self) -> None:
        """Ask for a labelling server, to fetch its tasks or to send masks."""
        from gui.links.dialog_links.server_link import server_dialog

        dialog = server_dialog(self._parts, self.import_labels, self.import_problems)
        if dialog is not None:
            self._show(dialog)

    def export(self) -> None:
        from gui.links.dialog_links.export_link import export_dialog

        controller = self._parts.controller
        if controller.session is not None:
            parts = controller.session, controller.dispatcher, self._parts.settings, self._parts.theme
            self._show(export_dialog(*parts, self._parts.frame))

    def backups(self) -> None:
        from gui.links.backup_link import backups_dialog

        self._show(backups_dialog(self._parts, self._links.backup), is_of_project=False)

    def _restore(self, copy: Path) -> None:
        """Make a project of a safety copy, in the dialog of the copies."""
        from gui.links.backup_link import backups_dialog

        dialog = backups_dialog(self._parts, self._links.backup)
        self._show(dialog, is_of_project=False)
        dialog.restore_requested.emit(copy)

    def check_project(self, project: Path) -> None:
        from gui.links.backup_link import backup_options
        from gui.links.dialog_links.check_link import check_dialog

        options = backup_options(self._parts.settings)
        dialog = check_dialog(self._parts.controller, project, options, self._parts.frame)
        self._show(dialog, is_of_project=False)

    def check_machine(self) -> None:
        from gui.links.dialog_links.self_test_link import self_test_dialog

        self._show(
            self_test_dialog(self._parts.controller.dispatcher, self._parts.frame), is_of_project=False
        )

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
        from gui.dialogs.effort import EffortDialog
        from gui.links.dialog_links.effort_link import effort_dialog

        parts, session = self._parts, self._parts.controller.session
        if session is None:
            return

        def show(report: EffortReport) -> None:
            # The report takes a moment, in which the key can be pressed again.
            if not any(isinstance(dialog, EffortDialog) for dialog in self.shown):
                self._show(effort_dialog(report, session, parts.theme, parts.settings, parts.frame))

        session.effort_reports.request(show)

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

    def dropped(self, paths: Sequence[Path]) -> None:
        """Open what was dropped; with a project open, ask first what is to be done with it."""
        from gui.links.window_wide.dropped_link import Dropped

        self._end_sorting()
        if len(paths) <= _FEW_PATHS:
            self._take_dropped(paths, Dropped.of(paths))
            return

        # Whether a path is a folder, the disk has to say, which may be far away.
        lane = self._sorting = Lane("dropped", self._parts.controller.dispatcher)

        def sorted_out(outcome: JobOutcome[Dropped]) -> None:
            if self._sorting is not lane:
                return  # Something else was dropped since.
            self._end_sorting()
            if isinstance(outcome, JobDone) and not self.shown:
                self._take_dropped(paths, outcome.value)

        lane.submit("sort", lambda token, report: Dropped.of(paths), sorted_out)

    def _take_dropped(self, paths: Sequence[Path], dropped: Dropped) -> None:
        from gui.links.window_wide.dropped_link import take_dropped

        dialog = take_dropped(self._parts, paths, dropped, self._restore, self.import_labels)
        if dialog is not None:
            self._show(dialog, is_of_project=False)

    def _end_sorting(self) -> None:
        if self._sorting is not None:
            self._sorting.close(timeout_s=0.0)
            self._sorting = None

    def delete_class(self, use: ClassUse, is_merge: bool) -> None:
        """Ask what becomes of the pixels of a class, whose use was counted."""
        from gui.dialogs.delete_class import DeleteClassDialog

        link = self._links.session
        if link is not None:
            theme, frame = self._parts.theme, self._parts.frame
            dialog = DeleteClassDialog(use, link.session.classes, theme, frame, is_merge=is_merge)
            work = link.edits.classes.merge if is_merge else link.edits.classes.delete
            dialog.delete_requested.connect(lambda replacement: link.attempt(lambda: work(use, replacement)))
            self._show(dialog)

    def class_group(self, class_ids: tuple[int, ...], present: str) -> None:
        """Ask for the heading that these classes stand under."""
        from gui.dialogs.text_line import TextLineDialog

        panel = self._parts.workspace.classes
        dialog = TextLineDialog(
            tr("Group of classes"),
            tr("Which heading do the classes stand under?"),
            tr("A click on the heading folds its classes. An empty line takes them out of their group."),
            present,
            panel.rows.groups,
            self._parts.theme,
            self._parts.frame,
        )
        dialog.entered.connect(lambda name: panel.group_requested.emit(class_ids, name.strip()))
        self._show(dialog)

    def class_templates(self) -> None:
        from gui.dialogs.class_dialogs.templates import ClassTemplateDialog

        link = self._links.session
        if link is not None:
            replaces = link.edits.classes.are_untouched
            dialog = ClassTemplateDialog(self._parts.theme, self._parts.frame, replaces=replaces)
            dialog.add_requested.connect(
                lambda entries, is_whole: link.attempt(
                    lambda: link.edits.classes.add_template(entries, is_whole=is_whole)
                )
            )
            self._show(dialog)

    def class_counts(self) -> None:
        """Numbers of the classes, a page of the statistics."""
        from gui.links.project_panels.statistics_link import statistics_dialog

        link = self._links.session
        if link is not None:
            dialog = statistics_dialog(link, self._parts)
            dialog.turn_to_numbers_of_classes()
            self._show(dialog)

    def audit(self) -> None:
        """What is probably wrong with images and masks, beside the window."""
        from gui.dialogs.audit.dialog import AuditDialog
        from gui.links.dialog_links.audit_link import audit_dialog

        for dialog in self.shown:
            if isinstance(dialog, AuditDialog):
                dialog.raise_()
                dialog.activateWindow()
                return
        link = self._links.session
        if link is not None:
            self._show(audit_dialog(link, self._parts), is_modal=False)

    def review_wall(self) -> None:
        """Predicted images side by side, to be judged."""
        link = self._links.wall
        if link is not None and link.dialog is None:
            self._show(link.make_dialog())

    def statistics(self) -> None:
        from gui.links.project_panels.statistics_link import statistics_dialog

        link = self._links.session
        if link is not None:
            self._show(statistics_dialog(link, self._parts))

    def project_settings(self) -> None:
        """What is kept with the open project."""
        from gui.links.project_panels.project_settings import project_settings_dialog

        link = self._links.session
        if link is not None:
            self._show(project_settings_dialog(self._parts, self._links, link))

    def project_name(self) -> None:
        """Ask for the name of the open project."""
        from gui.links.project_panels.project_settings import name_dialog

        link = self._links.session
        if link is not None:
            self._show(name_dialog(self._parts, link))

    def image_group(self, image_ids: Sequence[ImageId]) -> None:
        """Ask for the group of these images."""
        from gui.links.project_panels.image_texts import group_dialog

        link = self._links.session
        if link is not None:
            self._show(group_dialog(link, image_ids, self._parts))

    def image_tags(self, image_ids: Sequence[ImageId]) -> None:
        """Ask for the tags of these images."""
        if self._links.tags is not None:
            self._show(self._links.tags.tags_dialog(image_ids))

    def sort_by_tag(self) -> None:
        """Sort the list by a tag; ask by which one where there are several."""
        dialog = None if self._links.tags is None else self._links.tags.sort_dialog()
        if dialog is not None:
            self._show(dialog)

    def image_label(self, image_id: ImageId) -> None:
        """Ask for the name of an image in this project."""
        from gui.links.project_panels.image_texts import label_dialog

        link = self._links.session
        if link is not None:
            self._show(label_dialog(link, image_id, self._parts))

    def image_planes(self, image_id: ImageId) -> None:
        """Ask which pages and channels of an image's file are shown, once what it holds is read."""
        from gui.links.dialog_links.stack_link import open_stack_dialog

        open_stack_dialog(self._parts, image_id, self._show)

    def pretrain(self) -> None:
        from gui.links.dialog_links.pretraining_link import pretrain_dialog

        parts = self._parts
        dialog = pretrain_dialog(parts.controller, parts.theme, parts.frame)
        if dialog is not None:
            self._show(dialog)

    def networks(self) -> None:
        from gui.links.dialog_links.network_link import network_dialog

        link = self._links.session
        if link is not None:
            self._show(network_dialog(self._parts, link))

    def augmentation(self) -> None:
        from gui.links.dialog_links.augmentation_link import augmentation_dialog

        parts = self._parts
        dialog = augmentation_dialog(parts.controller, parts.theme, parts.frame)
        if dialog is not None:
            self._show(dialog)

    def model_cards(self) -> None:
        from gui.links.dialog_links.model_card_link import model_card_dialog

        dialog = model_card_dialog(self._parts)
        if dialog is not None:
            self._show(dialog)

    def preferences(self) -> None:
        """All settings in one place."""
        from gui.links.window_wide.preferences_link import preferences_dialog

        self._show(preferences_dialog(self._parts))

    def palette(self) -> None:
        """Every action, the classes and the images, found by a few letters."""
        from gui.links.window_wide.palette_link import palette_dialog

        self._show(palette_dialog(self._parts, self._links))

    def shortcuts(self) -> None:
        from gui.links.window_wide.keys_link import keys_dialog

        self._show(keys_dialog(self._parts), is_of_project=False)

    def past_notices(self) -> None:
        from gui.action_table.key_texts import filled
        from gui.dialogs.about import PastNoticesDialog

        parts = self._parts
        dialog = PastNoticesDialog(parts.notices.past, partial(filled, actions=parts.actions), parts.frame)
        self._show(dialog, is_of_project=False)

    def about(self) -> None:
        from gui.dialogs.about import AboutDialog
        from gui.logs import log_file

        self._show(AboutDialog(self._parts.theme, log_file(), self._parts.frame), is_of_project=False)

    def _show(self, dialog: QDialog, *, is_of_project: bool = True, is_modal: bool = True) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._parts.key_texts.watch_marked(dialog)
        fit_screen(dialog)
        settle_return(dialog)
        self.shown.append(dialog)
        if is_of_project:
            self._of_project.append(dialog)
        dialog.finished.connect(lambda _result: self._forget(dialog))
        dialog.destroyed.connect(lambda _object: self._forget(dialog))
        dialog.open() if is_modal else dialog.show()

    def _forget(self, dialog: QDialog) -> None:
        for dialogs in (self.shown, self._of_project):
            if dialog in dialogs:
                dialogs.remove(dialog)
