"""Link of the dialog for a new project with the count of its images in the background."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import NO_PROGRESS, CancelToken, Progress, Reporter
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_pictures
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.storage import default_project_path
from gui.dialogs.new_project import NewProjectDialog
from gui.language.sentences import sentence
from gui.language.texts import counted, tr
from gui.links.dialog_links.dialog_events import until_closed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.dialogs.file_dialogs import FileDialogs
    from gui.style.theme import Theme

_TYPING_PAUSE_S: Final = 0.3
"""After the last letter of a path: what is named on the way is not looked into."""


def new_project_dialog(
    files: FileDialogs, dispatcher: Dispatcher, theme: Theme, parent: QWidget
) -> NewProjectDialog:
    """A dialog that says what the chosen folder holds; the thread that counts ends with it."""
    dialog = NewProjectDialog(files, theme, parent)
    lane: Lane | None = None
    is_open = True

    def count_images(folder: str) -> None:
        nonlocal lane
        if lane is not None:
            lane.close(timeout_s=0.0)
            lane = None
        if not folder:
            return
        # A lane for each folder: the look at what the one before is goes on to its end, for seconds perhaps.
        lane = Lane("survey", dispatcher)

        def work(token: CancelToken, report: Reporter) -> str:
            token.wait(_TYPING_PAUSE_S)
            return survey_sentence(Path(folder), token, report)

        def listed(progress: Progress) -> None:
            if is_open:
                text = counted(
                    progress.done,
                    "{count} image file found. Looking at what it is…",
                    "{count:,} image files found. Looking at what they are…",
                )
                dialog.show_survey(folder, text)

        def done(outcome: JobOutcome[str]) -> None:
            match outcome:
                case JobDone(text) if is_open:
                    dialog.show_survey(folder, text)
                case JobFailed(error, _) if is_open:
                    dialog.show_survey(folder, sentence(str(error)))

        lane.submit("survey", work, done, listed)

    def over() -> None:
        nonlocal is_open
        is_open = False
        count_images("")

    dialog.survey_requested.connect(count_images)
    until_closed(dialog, (), over)
    return dialog


def survey_sentence(folder: Path, token: CancelToken, report: Reporter = NO_PROGRESS) -> str:
    """Number of images in a folder, what of it is left out, and the place of its project. Waits for the disk.

    Args:
        report: hears the number of image files as soon as they are listed; to say which of them are pictures
            takes many times as long.

    Raises:
        UserError: the folder cannot be listed.
        CancelledError: the token was set.
    """
    from engine.formats.data_set_pictures import pictures_alone, pictures_of_data_set

    left_out = LeftOutFiles()
    # Before the look at what it is, which cannot be stopped: a folder on the way to the one that is being
    # typed may be the whole disk.
    files = list(list_pictures(folder, left_out, token))
    report(Progress(len(files), len(files), "images"))
    data_set = pictures_of_data_set(folder)
    is_wanted = pictures_alone(data_set, left_out)
    count = 0
    for file in files:
        token.check()
        count += is_wanted(file)
    if not count:
        none = tr("This folder holds no image that Inkling can read.")
        return f"{none} {sentence(left_out.sentence)}".strip()
    path = default_project_path(folder)
    place = tr("The project will be {path}.", path=path)
    if os.path.exists(path):
        place = tr("There is a project {path} already: open that, or choose another folder.", path=path)
    images = counted(count, "{count} image found.", "{count:,} images found.")
    likeness = "" if data_set is None else sentence(data_set.sentence)
    return " ".join(part for part in (images, likeness, sentence(left_out.sentence), place) if part)
