"""Link of the dialog for pages and channels with the files that it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.core import ImageId
from engine.core.plane_path import PlanePath
from engine.jobs import JobDone, JobFailed, JobOutcome
from engine.session.state import error_notice
from gui import plain_text
from gui.dialogs.stacks.dialog import StackAnswer, StackDialog, ViewScope

if TYPE_CHECKING:
    from engine.session.stack_import import FileSeries
    from gui.parts import WindowParts


def open_stack_dialog(parts: WindowParts, image_id: ImageId, show: Callable[[StackDialog], None]) -> None:
    """Read what the file of an image holds in the background, then show the dialog about it."""
    session, stacks = parts.controller.session, parts.controller.stacks
    if session is None or stacks is None:
        return
    record = session.project.images.get(image_id)
    plane = PlanePath.parse(record.path) or PlanePath(record.path)

    def read(outcome: JobOutcome[FileSeries]) -> None:
        if isinstance(outcome, JobFailed):
            session.events.notice.emit(error_notice(outcome.error))
        if not isinstance(outcome, JobDone) or parts.controller.stacks is not stacks:
            return
        name, held = plain_text.one_line(record.name), outcome.value
        dialog = StackDialog(
            name, held, plane, parts.theme, parts.frame, input_channels=stacks.input_channels
        )
        dialog.answered.connect(answered)
        show(dialog)

    def answered(answer: StackAnswer) -> None:
        if answer.input_channels is not None:
            stacks.set_input_channels(answer.input_channels)
        if answer.pages is not None:
            stacks.choose(image_id, answer.pages, answer.view)
        if answer.scope is ViewScope.IMAGE and answer.pages is None:
            if answer.view == plane.view:
                return
            stacks.set_views([image_id], answer.view)
        elif answer.scope is not ViewScope.IMAGE:
            stacks.set_views_alike(image_id, answer.view, is_of_file=answer.scope is ViewScope.FILE)

    stacks.layout(image_id, read)
