"""Group of commands, and the forms that commands are made in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.session import Notice
from gui.dialogs.file_dialogs import FileDialogs
from gui.language.texts import marked
from gui.messages import ANSWER
from gui.tool_state import Choice, flip

if TYPE_CHECKING:
    from engine.session import Session
    from engine.session.editing.project_edits import ProjectEdits
    from gui.links.dialog_opener import DialogOpener
    from gui.links.project_links import ProjectLinks
    from gui.links.queue_link import QueueLink
    from gui.links.similarity_link import SimilarityLink
    from gui.parts import WindowParts

NO_DEMO: Final = marked("This copy of Inkling comes without the demo.")


@dataclass(frozen=True, slots=True)
class Toggle:
    """Command of a checkable action; `is_on` tells whether its menu entry has a tick."""

    run: Callable[[], object]
    is_on: Callable[[], bool]


Command: TypeAlias = Callable[[], object] | Toggle


class CommandGroup(ABC):
    """Commands of one menu by the ids of their actions.

    Args:
        make_demo: makes the sample project and returns its path; None where there is none.
    """

    def __init__(
        self,
        parts: WindowParts,
        links: ProjectLinks,
        dialogs: DialogOpener,
        make_demo: Callable[[], Path] | None,
    ) -> None:
        self._parts = parts
        self._links = links
        self._dialogs = dialogs
        self._make_demo = make_demo

    @abstractmethod
    def commands(self) -> dict[str, Command]:
        """Command of each action of the menu; held keys belong to the canvas."""

    # ---- forms

    def _with_session(self, work: Callable[[Session], object]) -> Callable[[], object]:
        def run() -> object:
            session = self._parts.controller.session
            return None if session is None else work(session)

        return run

    def _with_edits(self, work: Callable[[ProjectEdits], object]) -> Callable[[], object]:
        def run() -> object:
            edits = self._parts.controller.edits
            return None if edits is None else work(edits)

        return run

    def _with_queue(self, work: Callable[[QueueLink], object]) -> Callable[[], object]:
        return lambda: None if self._links.queue is None else work(self._links.queue)

    def _has_queue(self, state: Callable[[QueueLink], bool]) -> Callable[[], bool]:
        return lambda: self._links.queue is not None and state(self._links.queue)

    def _with_similarity(self, work: Callable[[SimilarityLink], object]) -> Command:
        return lambda: None if self._links.similarity is None else work(self._links.similarity)

    def _toggle(self, work: Callable[[Session], object], is_on: Callable[[Session], bool]) -> Toggle:
        def state() -> bool:
            session = self._parts.controller.session
            return session is not None and is_on(session)

        return Toggle(self._with_session(work), state)

    def _with_folder(self, purpose: str, title: str, work: Callable[[Path], object]) -> None:
        chosen = FileDialogs(self._parts.settings).choose_folder(self._parts.frame, purpose, title)
        if chosen is not None:
            work(chosen)

    def _say(self, summary: str, hint: str = "") -> None:
        """Answer the key that was pressed; the next act ends it."""
        self._parts.notices.show_notice(Notice(summary, hint, subject=ANSWER))


def toggle_choice(choice: Choice[bool]) -> Toggle:
    """Command that flips a choice of the window."""
    return Toggle(lambda: flip(choice), lambda: choice.value)
