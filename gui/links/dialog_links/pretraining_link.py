"""Link of the pretraining dialog with the pretraining in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.core import EngineError
from engine.session.learning.network_choices import network_title
from engine.session.learning.pretraining import Pretraining, PretrainPhase, PretrainState
from gui.dialogs.pretrain import PretrainDialog
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.links.dialog_links.dialog_events import until_closed
from gui.logs import log_notice
from gui.project_controller import notice_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.project_controller import ProjectController
    from gui.style.theme import Theme


def pretrain_dialog(controller: ProjectController, theme: Theme, parent: QWidget) -> PretrainDialog | None:
    """A dialog that lets the open project learn without labels; the run ends with the dialog."""
    session, learning = controller.session, controller.pretraining()
    if session is None or learning is None:
        return None
    choices = session.writable_learner().choices
    network = sentence(network_title(choices.architecture))
    if choices.encoder:
        network = tr("{network} on {encoder}", network=network, encoder=choices.encoder)
    dialog = PretrainDialog(theme, learning.image_count, network, parent)

    def begin(task: str, minutes: float) -> None:
        try:
            learning.begin(task, minutes, choices.architecture, choices.encoder)
        except EngineError as error:
            dialog.show_refused(sentence(str(error)))

    def use(wanted: bool) -> None:
        try:
            learning.use_as_initial_encoder(wanted)
        except EngineError as error:
            dialog.show_refused(sentence(str(error)))

    def show(state: PretrainState) -> None:
        dialog.show_state(state)
        if state.phase is PretrainPhase.FAILED:
            log_failure(learning, state)

    subscribed = (learning.changed.subscribe(show),)
    dialog.begin_requested.connect(begin)
    dialog.stop_requested.connect(learning.stop)
    dialog.start_wanted.connect(use)
    controller.closing.connect(dialog.end)
    dialog.finished.connect(lambda _result: controller.closing.disconnect(dialog.end))
    until_closed(dialog, subscribed, learning.close)
    return dialog


def log_failure(learning: Pretraining, state: PretrainState) -> None:
    """Keep the details of a failure for a bug report."""
    from dataclasses import replace

    log_notice(replace(notice_of(EngineError(state.message)), trace=learning.trace))
