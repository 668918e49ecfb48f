"""Commands of the menu Sequence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gui.command_table.group import Command, CommandGroup, toggle_choice
from gui.language.texts import tr

if TYPE_CHECKING:
    from engine.session.editing.sequence_edits import SequenceEdits


class SequenceCommands(CommandGroup):
    """Commands of the menu Sequence."""

    def commands(self) -> dict[str, Command]:
        tools = self._parts.tools
        return {
            "timeline": toggle_choice(tools.is_timeline_shown),
            "previous_frame": lambda: self._go(-1),
            "next_frame": lambda: self._go(1),
            "previous_labelled": lambda: self._go(-1, is_labelled_only=True),
            "next_labelled": lambda: self._go(1, is_labelled_only=True),
            "play": toggle_choice(tools.is_film_playing),
            "play_repeated": toggle_choice(tools.is_film_repeated),
            "onion_skin": toggle_choice(tools.is_onion_shown),
            "from_previous_frame": self._with_sequence(lambda edits: self._propagate_here(edits, -1)),
            "from_next_frame": self._with_sequence(lambda edits: self._propagate_here(edits, 1)),
            "copy_previous": self._with_sequence(lambda edits: edits.copy_here(-1)),
            "interpolate": self._with_sequence(lambda edits: edits.interpolate()),
            "propagate_on": self._with_sequence(lambda edits: self._propagate(edits, 1)),
            "propagate_back": self._with_sequence(lambda edits: self._propagate(edits, -1)),
            "frame_prediction": toggle_choice(tools.fills_from_prediction),
        }

    def _with_sequence(self, work: Callable[[SequenceEdits], object]) -> Callable[[], object]:
        return self._with_edits(lambda edits: work(edits.sequence))

    def _propagate_here(self, edits: SequenceEdits, step: int) -> None:
        edits.propagate_here(step, uses_prediction=self._parts.tools.fills_from_prediction.value)

    def _propagate(self, edits: SequenceEdits, step: int) -> None:
        tools = self._parts.tools
        edits.propagate(step, tools.frame_count.value, uses_prediction=tools.fills_from_prediction.value)

    def _go(self, step: int, *, is_labelled_only: bool = False) -> None:
        session, edits = self._parts.controller.session, self._parts.controller.edits
        if session is None or edits is None:
            return
        frames = edits.sequence.frames
        frame = frames.neighbour(step, is_labelled_only=is_labelled_only)
        if frame is not None:
            session.open_image(frame)
            return
        is_ahead = step > 0
        if frames.open_id is not None and frames.sequence.place(frames.open_id) is None:
            self._say(tr("The frames beside this image are not known yet. Try again in a moment."))
        elif is_labelled_only and is_ahead:
            self._say(tr("No frame after this one is labelled."))
        elif is_labelled_only:
            self._say(tr("No frame before this one is labelled."))
        elif len(frames.sequence) < 2:
            self._say(tr("This image is no frame of a sequence: no other image of its folder has its size."))
        elif is_ahead:
            self._say(tr("This is the last frame of the sequence."))
        else:
            self._say(tr("This is the first frame of the sequence."))
