"""Commands of the window: the work that each action of the table starts.

A command is a function without arguments; that of a checkable action is a `Toggle`, which knows its state.
They stand in `gui.command_table`, one module for each menu.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.session import Notice
from gui.actions import spec_of
from gui.command_table.classes import ClassesCommands
from gui.command_table.display import DisplayCommands
from gui.command_table.edit import EditCommands
from gui.command_table.files import FileCommands
from gui.command_table.group import Command, CommandGroup, Toggle
from gui.command_table.help import HelpCommands
from gui.command_table.image import ImageCommands
from gui.command_table.learning import LearningCommands
from gui.command_table.mask import MaskCommands
from gui.command_table.sequence import SequenceCommands
from gui.command_table.tools import ToolsCommands
from gui.command_table.view import ViewCommands
from gui.language.texts import tr
from gui.links.no_effect import reason_for_nothing, reason_in_hand, sight_of
from gui.messages import ANSWER

if TYPE_CHECKING:
    from gui.links.dialog_opener import DialogOpener
    from gui.links.project_links import ProjectLinks
    from gui.parts import WindowParts

_GOES_ON_DRAFTING: Final = frozenset({"View", "Learning", "Help", "Classes"})
"""Menus whose actions leave a press alone that draws a draft; the others end it, as its release would."""
_GROUPS: Final[tuple[type[CommandGroup], ...]] = (
    FileCommands,
    EditCommands,
    ImageCommands,
    MaskCommands,
    ToolsCommands,
    ClassesCommands,
    SequenceCommands,
    ViewCommands,
    DisplayCommands,
    LearningCommands,
    HelpCommands,
)


class Commands:
    """Commands of one window by the ids of their actions.

    Args:
        make_demo: makes the sample project and returns its path; None where there is none.
        refresh: called after each command, as it may have changed which actions can be used.
    """

    def __init__(
        self,
        parts: WindowParts,
        links: ProjectLinks,
        dialogs: DialogOpener,
        make_demo: Callable[[], Path] | None,
        refresh: Callable[[], None],
    ) -> None:
        self._parts = parts
        self._links = links
        self._refresh = refresh
        self._by_id: dict[str, Command] = {}
        for group in _GROUPS:
            self._by_id |= group(parts, links, dialogs, make_demo).commands()

    @property
    def ids(self) -> frozenset[str]:
        """Actions that do something here; held keys belong to the canvas."""
        return frozenset(self._by_id)

    def checked(self) -> dict[str, bool]:
        """State of every checkable action."""
        commands = self._by_id.items()
        return {name: command.is_on() for name, command in commands if isinstance(command, Toggle)}

    def run(self, action_id: str) -> None:
        """Run a command; what the engine refuses is shown above the canvas."""
        command = self._by_id[action_id]
        work = command.run if isinstance(command, Toggle) else command
        before, notices = sight_of(self._parts, self._links), self._parts.notices
        notices.begin_act()
        if not self._takes_draft(action_id):
            if self._links.session is None:
                work()
            else:
                self._links.session.attempt(work)
            if sight_of(self._parts, self._links) == before:
                self._say_nothing_done(action_id)
        notices.end_answers()
        self._refresh()

    def _takes_draft(self, action_id: str) -> bool:
        """Whether the action was meant for what is drawn and not applied yet, or has to wait for it."""
        canvas, spec = self._parts.canvas, spec_of(action_id)
        if canvas.is_drafting:
            if action_id in ("take_back", "undo"):
                return canvas.cancel_stroke()
            if spec.tool or spec.menu not in (*_GOES_ON_DRAFTING, "Tools"):
                canvas.finish_press()
        if action_id == "accept_image":
            return self._shows_draft()
        if not canvas.has_draft:
            return False
        if action_id == "apply_cut":
            return canvas.apply_draft()
        if action_id == "undo":
            return canvas.step_draft_back()
        return action_id == "take_back" and canvas.drop_draft()

    def _shows_draft(self) -> bool:
        """Whether the open image has a draft, which is in hand then and has to be decided first."""
        waiting = self._parts.canvas_link.waiting_tools()
        if waiting and not self._parts.canvas.has_draft:
            self._parts.tools.choose_tool(waiting[0])
        if self._parts.canvas.has_draft:
            self._parts.notices.show_notice(
                Notice(
                    tr("What you are drawing is not part of the mask yet, so the image was not accepted."),
                    tr("Enter applies it, Escape drops it."),
                )
            )
        return self._parts.canvas.has_draft

    def _say_nothing_done(self, action_id: str) -> None:
        in_hand = reason_in_hand(spec_of(action_id), self._parts)
        if in_hand:
            self._parts.status.say_briefly(in_hand)
            return
        reason, notices = reason_for_nothing(spec_of(action_id), self._parts), self._parts.notices
        if reason in [notice.summary for notice in notices.shown]:
            notices.say_again(reason)
        elif reason:
            notices.show_notice(Notice(reason, subject=ANSWER))
