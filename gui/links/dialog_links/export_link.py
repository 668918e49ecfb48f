"""Link of the export dialog with the export in the background."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from engine.core import ClassList, EngineError
from engine.jobs import Dispatcher, JobCancelled, JobDone, JobFailed, JobOutcome
from engine.session import Session
from engine.session.export_files import BackgroundExport
from engine.storage import ImageStatus
from gui.dialogs.export_dialog.choices import ExportChoices
from gui.dialogs.export_dialog.dialog import ExportableImages, ExportDialog
from gui.language.sentences import sentence
from gui.language.texts import counted
from gui.links.dialog_links.dialog_events import until_closed

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from engine.formats.export import FolderState
    from engine.formats.outgoing.foreseen import ForeseenLoss
    from gui.settings import Settings
    from gui.style.theme import Theme


def summary_of(report: Any, classes: ClassList) -> str:
    """Result of an export in one or two sentences."""
    sentences = [counted(report.exported, "{count} image exported.", "{count:,} images exported.")]
    if report.unpredicted:
        sentences.append(
            counted(
                report.unpredicted,
                "{count} image stayed out, as the model in use has not predicted it yet: keep "
                "Learning > Predict images in the background on until it has, then export again.",
                "{count:,} images stayed out, as the model in use has not predicted them yet: keep "
                "Learning > Predict images in the background on until it has, then export again.",
            )
        )
    if report.left_out > report.unpredicted:
        sentences.append(
            counted(
                report.left_out - report.unpredicted,
                "{count} image not accepted stayed out.",
                "{count:,} images not accepted stayed out.",
            )
        )
    sentences += map(sentence, report.warnings())
    sentences += map(sentence, report.survey.sentences(classes))
    sentences += map(sentence, report.remarks())
    if report.problems:
        sentences.append(
            counted(
                len(report.problems),
                "{count} image could not be written; the first: {problem}",
                "{count:,} images could not be written; the first: {problem}",
                problem=sentence(report.problems[0].sentence),
            )
        )
    return " ".join(sentences)


def export_dialog(
    session: Session, dispatcher: Dispatcher, settings: Settings, theme: Theme, parent: QWidget
) -> ExportDialog:
    """A dialog that exports `session`'s project; the threads end with the dialog."""
    project = session.project
    choices = ExportChoices.from_text(settings.export_choices)

    def free_folder() -> Path:
        return _free_folder(project.path)

    dialog = ExportDialog(free_folder(), theme, choices, parent, free_folder)
    export = BackgroundExport(project, dispatcher)

    def start(out: Path, chosen: ExportChoices) -> None:
        session.autosave.save()
        settings.export_choices = chosen.to_text()
        try:
            export.start(chosen.format_name, out, chosen.options())
        except EngineError as error:
            dialog.show_failed(sentence(str(error)))

    def done(outcome: JobOutcome[Any]) -> None:
        match outcome:
            case JobDone(report):
                summary = summary_of(report, project.classes)
                dialog.show_done(report.folder, summary, is_whole=report.is_whole)
            case JobFailed(error, _):
                dialog.show_failed(sentence(str(error)))
            case JobCancelled():
                dialog.show_cancelled()

    def inspect_folder(folder: Path) -> None:
        name = dialog.format_name

        def show(state: FolderState) -> None:
            said, is_update = sentence(state.sentence), state.is_update
            dialog.show_place(folder, name, said, is_problem=state.is_problem, is_update=is_update)

        export.inspect_folder(folder, name, show)

    def foresee_loss(chosen: ExportChoices) -> None:
        def show(loss: ForeseenLoss) -> None:
            said = " ".join(map(sentence, loss.sentences))
            dialog.show_loss(chosen, said, " ".join(map(sentence, loss.remarks)))

        export.foresee_loss(chosen.format_name, chosen.options(), show)

    _show_images(session, dialog, export)
    subscribed = export.progressed.subscribe(dialog.show_progress), export.ended.subscribe(done)
    dialog.export_requested.connect(start)
    dialog.cancel_requested.connect(export.cancel)
    dialog.folder_changed.connect(inspect_folder)
    dialog.loss_wanted.connect(foresee_loss)
    dialog.ask_about_loss()
    until_closed(dialog, subscribed, export.close)
    return dialog


def _show_images(session: Session, dialog: ExportDialog, export: BackgroundExport) -> None:
    """Show the numbers of images: those that are known at once, the others when they are."""
    counts = session.project.images.counts()
    accepted, in_work = counts[ImageStatus.ACCEPTED], counts[ImageStatus.STARTED]
    others = session.project.images.count() - accepted - in_work
    shown = [ExportableImages(accepted, in_work, others=others)]

    def show(**changed: Any) -> None:
        shown[0] = replace(shown[0], **changed)
        dialog.show_images(shown[0])

    show()
    export.count_predicted(
        lambda counts: show(predicted=counts[0], unpredicted=counts[1], others=others - counts[0])
    )
    if in_work:
        session.autosave.save()
        export.survey_in_work(lambda survey: show(unlabelled=survey.unlabelled))


def _free_folder(project: Path) -> Path:
    """A folder beside the project that does not exist yet."""
    base = project.with_name(f"{project.stem}-export")
    folder, number = base, 2
    while os.path.exists(folder):
        folder = base.with_name(f"{base.name}-{number}")
        number += 1
    return folder
