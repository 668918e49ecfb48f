"""Commands of the menu Learning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.session import LearningPhase
from gui.command_table.group import Command, CommandGroup, Toggle, toggle_choice
from gui.panels.learning import is_active

if TYPE_CHECKING:
    from engine.session import Session


class LearningCommands(CommandGroup):
    """Commands of the menu Learning."""

    def commands(self) -> dict[str, Command]:
        dialogs, with_session = self._dialogs, self._with_session
        return {
            "ready_model": dialogs.ready_models,
            "learn_start": with_session(lambda s: s.writable_learner().start()),
            "learn_pause": with_session(_pause_or_resume),
            "stop_work": self._stop_work,
            "learn_cancel": with_session(lambda s: s.writable_learner().cancel()),
            "pretrain": dialogs.pretrain,
            "learn_auto": self._toggle(
                lambda s: s.writable_learner().set_auto(not s.learning_state.auto),
                lambda s: s.learning_state.auto,
            ),
            "choose_network": dialogs.networks,
            "augmentation": dialogs.augmentation,
            "model_card": dialogs.model_cards,
            "look_ahead": Toggle(
                self._with_queue(lambda link: link.queue.background.set_on(not link.queue.background.is_on)),
                self._has_queue(lambda link: link.queue.background.is_on),
            ),
            "careful": toggle_choice(self._parts.tools.careful),
        }

    def _stop_work(self) -> None:
        """End the work that the status line shows a stop button for."""
        controller = self._parts.controller
        session = controller.session
        if session is None:
            return
        if session.busy.files is not None:
            controller.cancel_intake()
            if self._links.wall is not None:
                self._links.wall.stop()
        elif session.busy.similarity is not None and controller.finder is not None:
            controller.finder.cancel()
        elif session.busy.background_prediction is not None and not is_active(session.learning_state.phase):
            if controller.queue is not None:
                controller.queue.background.stop()
        else:
            session.writable_learner().cancel()


def _pause_or_resume(session: Session) -> None:
    if session.learning_state.phase is LearningPhase.PAUSED:
        session.writable_learner().resume()
    else:
        session.writable_learner().pause()
