"""Commands of the window: the work that each action of the table starts.

A command is a function without arguments; that of a checkable action is a `Toggle`, which knows its state.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QFileDialog

from engine.edit.operation import Operation
from engine.session import CUT_METHODS, LearningPhase, Notice
from gui.actions import ACTIONS
from gui.modes import ThemeChoice, following
from gui.panels.learning import is_active
from gui.tool_state import Choice, flip

if TYPE_CHECKING:
    from engine.session import Session
    from gui.links.dialog_opener import DialogOpener
    from gui.links.project_links import ProjectLinks
    from gui.links.queue_link import QueueLink
    from gui.links.similarity_link import SimilarityLink
    from gui.parts import WindowParts


@dataclass(frozen=True, slots=True)
class Toggle:
    """Command of a checkable action; `is_on` tells whether its menu entry has a tick."""

    run: Callable[[], object]
    is_on: Callable[[], bool]


Command: TypeAlias = Callable[[], object] | Toggle


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
        self._dialogs = dialogs
        self._make_demo = make_demo
        self._refresh = refresh
        self._by_id: dict[str, Command] = {
            **self._projects(),
            **self._editing(),
            **self._comparing(),
            **self._queueing(),
            **self._learning(),
            **self._tidying(),
            **self._drawing(),
            **self._viewing(),
            **self._window(),
        }

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
        if self._links.session is None:
            work()
        else:
            self._links.session.attempt(work)
        self._refresh()

    # ---- by subject

    def _projects(self) -> dict[str, Command]:
        dialogs, controller = self._dialogs, self._parts.controller
        mask_folder_title = "Folder of masks, one PNG for each image"
        return {
            "new_project": dialogs.new_project,
            "open_folder": lambda: self._with_folder("Folder of images", controller.open_path),
            "open_project": lambda: self._with_folder(
                "Project (a folder that ends in .inkling)", controller.open_path
            ),
            "open_demo": self._open_demo,
            "add_images": lambda: self._with_folder("Folder of images to add", controller.add_folder),
            "relink_images": lambda: self._with_folder(
                "Folder where the images are now", controller.relink_images
            ),
            "import_masks": lambda: self._with_folder(mask_folder_title, controller.import_masks),
            "export": dialogs.export,
            "close_project": controller.close_project,
            "stop_work": self._stop_work,
        }

    def _editing(self) -> dict[str, Command]:
        with_session = self._with_session
        return {
            "undo": with_session(lambda s: s.undo()),
            "redo": with_session(lambda s: s.redo()),
            "take_back": with_session(lambda s: s.take_back()),
            "clear_image": with_session(lambda s: s.clear_image()),
            "confirm": self._confirm,
            "apply_accept_next": self._accept_and_go,
            "skip_image": with_session(lambda s: s.skip_image()),
            "previous_image": lambda: self._go(-1),
            "next_image": lambda: self._go(1),
            "predict_now": with_session(lambda s: s.predict_now()),
            "put_aside": self._toggle(
                lambda s: s.open_prediction.restore() or s.dismiss_prediction(),
                lambda s: s.open_prediction.dismissed is not None,
            ),
            "add_class": self._add_class,
        }

    def _comparing(self) -> dict[str, Command]:
        def with_link(work: Callable[[SimilarityLink], object]) -> Command:
            return lambda: None if self._links.similarity is None else work(self._links.similarity)

        return {
            "find_similar": with_link(lambda link: link.finder.find_similar()),
            "all_images": with_link(lambda link: link.show_all()),
            "image_map": with_link(lambda link: link.show_map()),
            "open_diverse": with_link(lambda link: link.finder.open_diverse()),
        }

    def _queueing(self) -> dict[str, Command]:
        def with_link(work: Callable[[QueueLink], object]) -> Callable[[], object]:
            return lambda: None if self._links.queue is None else work(self._links.queue)

        def has(state: Callable[[QueueLink], bool]) -> Callable[[], bool]:
            return lambda: self._links.queue is not None and state(self._links.queue)

        return {
            "next_to_label": with_link(lambda link: link.queue.open_next()),
            "queue_order": with_link(lambda link: link.choose_next_order()),
            "queue_list": Toggle(
                with_link(lambda link: link.toggle_list()), has(lambda link: link.is_listing)
            ),
            "look_ahead": Toggle(
                with_link(lambda link: link.queue.background.set_on(not link.queue.background.is_on)),
                has(lambda link: link.queue.background.is_on),
            ),
        }

    def _learning(self) -> dict[str, Command]:
        dialogs, with_session = self._dialogs, self._with_session
        return {
            "ready_model": dialogs.ready_models,
            "learn_start": with_session(lambda s: s.writable_learner().start()),
            "learn_pause": with_session(_pause_or_resume),
            "learn_cancel": with_session(lambda s: s.writable_learner().cancel()),
            "learn_auto": self._toggle(
                lambda s: s.writable_learner().set_auto(not s.learning_state.auto),
                lambda s: s.learning_state.auto,
            ),
            "pretrain": dialogs.pretrain,
            "choose_network": dialogs.networks,
            "augmentation": dialogs.augmentation,
            "model_card": dialogs.model_cards,
            "careful": _toggle_choice(self._parts.tools.careful),
        }

    def _tidying(self) -> dict[str, Command]:
        tools = self._parts.tools
        operations: dict[str, Command] = {
            spec.id: self._with_session(partial(self._apply_operation, spec.operation))
            for spec in ACTIONS
            if spec.operation is not None
        }
        names = tuple(method.name for method in CUT_METHODS)
        return {**operations, "cut_method": lambda: tools.next_method(names)}

    def _drawing(self) -> dict[str, Command]:
        tools = self._parts.tools
        choose_tool: dict[str, Command] = {
            spec.id: Toggle(partial(tools.choose_tool, spec.tool), partial(self._is_in_hand, spec.tool))
            for spec in ACTIONS
            if spec.tool
        }
        classes: dict[str, Command] = {
            spec.id: partial(tools.choose_class, spec.class_id)
            for spec in ACTIONS
            if spec.class_id is not None
        }
        return {
            **choose_tool,
            **classes,
            "size_smaller": lambda: tools.step_radius(-1),
            "size_larger": lambda: tools.step_radius(1),
            "class_previous": lambda: tools.step_class(-1),
            "class_next": lambda: tools.step_class(1),
        }

    def _viewing(self) -> dict[str, Command]:
        tools, canvas = self._parts.tools, self._parts.canvas
        return {
            "next_spot": self._next_uncertain_region,
            "fit": canvas.fit,
            "one_to_one": lambda: canvas.zoom_to(1.0),
            "zoom_in": lambda: canvas.zoom_by(1.25),
            "zoom_out": lambda: canvas.zoom_by(0.8),
            "overlay": tools.next_overlay,
            "uncertainty": _toggle_choice(tools.is_uncertainty_shown),
            "instances": _toggle_choice(tools.are_instances_shown),
            "instance_settings": self._dialogs.instance_settings,
            "opacity_less": lambda: tools.step_opacity(-1),
            "opacity_more": lambda: tools.step_opacity(1),
            "effort": self._dialogs.effort,
        }

    def _window(self) -> dict[str, Command]:
        frame, workspace, dialogs = self._parts.frame, self._parts.workspace, self._dialogs
        return {
            "quit": frame.close,
            "panels": Toggle(self._toggle_panels, lambda: workspace.are_panels_shown),
            "full_screen": Toggle(self._toggle_full_screen, frame.isFullScreen),
            "find_image": self._find_image,
            "theme_next": self._theme_next,
            "shortcuts": dialogs.shortcuts,
            "past_notices": dialogs.past_notices,
            "about": dialogs.about,
        }

    # ---- forms of commands

    def _with_session(self, work: Callable[[Session], object]) -> Callable[[], object]:
        def run() -> object:
            session = self._parts.controller.session
            return None if session is None else work(session)

        return run

    def _toggle(self, work: Callable[[Session], object], is_on: Callable[[Session], bool]) -> Toggle:
        def state() -> bool:
            session = self._parts.controller.session
            return session is not None and is_on(session)

        return Toggle(self._with_session(work), state)

    def _with_folder(self, title: str, work: Callable[[Path], object]) -> None:
        chosen = QFileDialog.getExistingDirectory(self._parts.frame, title)
        if chosen:
            work(Path(chosen))

    def _say(self, summary: str) -> None:
        self._parts.notices.show_notice(Notice(summary))

    # ---- work

    def _open_demo(self) -> None:
        if self._make_demo is None:
            self._say("This copy of Inkling comes without the demo.")
        else:
            self._parts.controller.open_made("the demo", self._make_demo)

    def _confirm(self) -> None:
        session = self._parts.controller.session
        if session is not None and not session.apply_preview():
            self._accept_and_go()

    def _accept_and_go(self) -> None:
        session, queue = self._parts.controller.session, self._links.queue
        if session is None or not session.accept_image():
            return
        if queue is not None and queue.goes_by_queue:
            queue.queue.open_next()
        else:
            self._go(1)

    def _go(self, step: int) -> None:
        if self._links.session is not None:
            self._links.session.go(step)

    def _next_uncertain_region(self) -> None:
        """Half of the view's shorter side shows the region, unless one is closer already."""
        link, canvas = self._links.session, self._parts.canvas
        region = None if link is None else link.uncertain_regions.next()
        if region is not None:
            scale = min(canvas.device_size()) / (2 * region.height)
            centre = (region.y0 + region.height / 2, region.x0 + region.width / 2)
            canvas.zoom_to(max(canvas.camera.scale, scale), centre)

    def _stop_work(self) -> None:
        """End the work that the status line shows a stop button for."""
        controller = self._parts.controller
        session = controller.session
        if session is None:
            return
        if session.busy.files is not None:
            controller.cancel_intake()
        elif session.busy.similarity is not None and controller.finder is not None:
            controller.finder.cancel()
        elif session.busy.background_prediction is not None and not is_active(session.learning_state.phase):
            if controller.queue is not None:
                controller.queue.background.stop()
        else:
            session.writable_learner().cancel()

    def _add_class(self) -> None:
        session = self._parts.controller.session
        if session is None:
            return
        names = session.classes.names
        number = len(names)
        while f"class {number}" in names:
            number += 1
        session.set_classes(session.classes.with_added(f"class {number}"))
        self._parts.tools.choose_class(len(names))
        self._parts.workspace.classes.edit_name(len(names))

    def _apply_operation(self, operation: Operation, session: Session) -> None:
        tools = self._parts.tools
        session.apply_operation(operation, tools.class_id, tools.island_px.value)

    def _is_in_hand(self, tool: str) -> bool:
        return self._parts.tools.tool == tool

    def _toggle_panels(self) -> None:
        workspace = self._parts.workspace
        workspace.show_panels(not workspace.are_panels_shown)
        workspace.canvas.setFocus()

    def _toggle_full_screen(self) -> None:
        frame = self._parts.frame
        if frame.isFullScreen():
            frame.showNormal()
        else:
            frame.showFullScreen()

    def _find_image(self) -> None:
        workspace = self._parts.workspace
        workspace.show_panels(True)
        workspace.images.focus_search()

    def _theme_next(self) -> None:
        theme = self._parts.theme
        theme.choose(following(theme.choice))
        self._parts.settings.theme = theme.choice
        words = "as the system has them" if theme.choice is ThemeChoice.SYSTEM else theme.choice
        self._say(f"Colours: {words}.")


def _pause_or_resume(session: Session) -> None:
    if session.learning_state.phase is LearningPhase.PAUSED:
        session.writable_learner().resume()
    else:
        session.writable_learner().pause()


def _toggle_choice(choice: Choice[bool]) -> Toggle:
    return Toggle(lambda: flip(choice), lambda: choice.value)
