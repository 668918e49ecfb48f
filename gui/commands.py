"""What each action of the table does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from engine.edit.morphology import Operation
from engine.session import CUT_METHODS, LearningPhase
from gui.actions import TOOL_ACTIONS
from gui.modes import ThemeChoice, following
from gui.panels.learning import is_active

if TYPE_CHECKING:
    from engine.session import Session
    from gui.links.queue_link import QueueLink
    from gui.links.similarity_link import SimilarityLink
    from gui.window import MainWindow

_OPERATIONS = {
    "mask_smooth": Operation.SMOOTH,
    "mask_fill_holes": Operation.FILL_HOLES,
    "mask_remove_islands": Operation.REMOVE_ISLANDS,
    "mask_shrink": Operation.SHRINK,
    "mask_grow": Operation.GROW,
}


class Commands:
    """Runs actions by id on one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._by_id: dict[str, Callable[[], object]] = {
            "new_project": self._new_project,
            "open_folder": self._open_folder,
            "open_project": self._open_project,
            "open_demo": window.open_demo,
            "add_images": self._add_images,
            "import_masks": self._import_masks,
            "export": window.show_export,
            "pretrain": window.show_pretrain,
            "ready_model": window.show_ready_models,
            "close_project": window.controller.close_project,
            "quit": window.close,
            "panels": window.toggle_panels,
            "full_screen": self._full_screen,
            "find_image": self._find_image,
            "theme_next": self._theme_next,
            "effort": window.show_effort,
            "shortcuts": window.show_shortcuts,
            "past_notices": window.show_past_notices,
            "about": window.show_about,
            "choose_network": window.show_networks,
            "augmentation": window.show_augmentation,
            "model_card": window.show_model_cards,
            "careful": lambda: window.tools.set_careful(not window.tools.is_careful),
            **self._finding(),
            **self._queueing(),
            **self._editing(),
            **self._tidying(),
            **self._viewing(),
        }

    @property
    def ids(self) -> frozenset[str]:
        """Actions that do something here; held keys belong to the canvas."""
        return frozenset(self._by_id)

    def run(self, action_id: str) -> None:
        """Do it; what the engine refuses is told above the canvas."""
        work = self._by_id[action_id]
        link = self._window.link
        if link is None:
            work()
        else:
            link.attempt(work)
        self._window.refresh_actions()

    # ---- editing

    def _editing(self) -> dict[str, Callable[[], object]]:
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
            "put_aside": with_session(lambda s: s.open_prediction.restore() or s.dismiss_prediction()),
            "add_class": self._add_class,
            "learn_start": with_session(lambda s: s.learner.start()),
            "learn_pause": self._pause_or_go_on,
            "stop_work": self._stop_work,
            "learn_cancel": with_session(lambda s: s.learner.cancel()),
            "learn_auto": with_session(lambda s: s.learner.set_auto(not s.learning_state.auto)),
        }

    def _finding(self) -> dict[str, Callable[[], object]]:
        def with_link(work: Callable[[SimilarityLink], object]) -> Callable[[], object]:
            return lambda: None if self._window.similarity is None else work(self._window.similarity)

        return {
            "find_similar": with_link(lambda f: f.finder.find_similar()),
            "all_images": with_link(lambda f: f.show_all()),
            "image_map": with_link(lambda f: f.show_map()),
            "open_diverse": with_link(lambda f: f.finder.open_diverse()),
        }

    def _queueing(self) -> dict[str, Callable[[], object]]:
        def with_link(work: Callable[[QueueLink], object]) -> Callable[[], object]:
            return lambda: None if self._window.queue is None else work(self._window.queue)

        return {
            "next_to_label": with_link(lambda q: q.queue.open_next()),
            "queue_order": with_link(lambda q: q.choose_next_order()),
            "queue_list": with_link(lambda q: q.toggle_list()),
            "look_ahead": with_link(lambda q: q.queue.background.set_on(not q.queue.background.is_on)),
        }

    def _tidying(self) -> dict[str, Callable[[], object]]:
        tools = self._window.tools
        choices: dict[str, Callable[[], object]] = {
            action: self._with_session(partial(self._apply_operation, operation))
            for action, operation in _OPERATIONS.items()
        }
        names = tuple(method.name for method in CUT_METHODS)
        return {**choices, "cut_method": lambda: tools.next_method(names)}

    def _apply_operation(self, operation: Operation, session: Session) -> None:
        tools = self._window.tools
        session.apply_operation(operation, tools.class_id, tools.island_px)

    def _viewing(self) -> dict[str, Callable[[], object]]:
        tools, canvas = self._window.tools, self._window.canvas
        choices: dict[str, Callable[[], object]] = {
            action: partial(tools.choose_tool, tool) for tool, action in TOOL_ACTIONS.items()
        }
        for number in range(10):
            choices[f"class_{number}"] = partial(tools.choose_class, number)
        return {
            **choices,
            "size_smaller": lambda: tools.step_radius(-1),
            "size_larger": lambda: tools.step_radius(1),
            "class_previous": lambda: tools.step_class(-1),
            "class_next": lambda: tools.step_class(1),
            "next_spot": self._next_spot,
            "fit": canvas.fit,
            "one_to_one": lambda: canvas.zoom_to(1.0),
            "zoom_in": lambda: canvas.zoom_by(1.25),
            "zoom_out": lambda: canvas.zoom_by(0.8),
            "overlay": tools.next_overlay,
            "uncertainty": lambda: tools.show_uncertainty(not tools.is_uncertainty_shown),
            "instances": lambda: tools.show_instances(not tools.are_instances_shown),
            "instance_settings": self._window.show_instance_settings,
            "opacity_less": lambda: tools.step_opacity(-1),
            "opacity_more": lambda: tools.step_opacity(1),
        }

    def _with_session(self, work: Callable[..., object]) -> Callable[[], object]:
        def run() -> object:
            session = self._window.controller.session
            return None if session is None else work(session)

        return run

    def _confirm(self) -> None:
        session = self._window.controller.session
        if session is not None and not session.apply_preview():
            self._accept_and_go()

    def _accept_and_go(self) -> None:
        session = self._window.controller.session
        if session is None or not session.accept_image():
            return
        queue = self._window.queue
        if queue is not None and queue.goes_by_queue:
            queue.queue.open_next()
        else:
            self._go(1)

    def _go(self, step: int) -> None:
        if self._window.link is not None:
            self._window.link.go(step)

    def _next_spot(self) -> None:
        """Half of the view's shorter side shows the spot, unless one is closer already."""
        link, canvas = self._window.link, self._window.canvas
        spot = None if link is None else link.spots.next()
        if spot is not None:
            wanted = min(canvas.device_size()) / (2 * spot.height)
            centre = (spot.y0 + spot.height / 2, spot.x0 + spot.width / 2)
            canvas.zoom_to(max(canvas.camera.scale, wanted), centre)

    def _stop_work(self) -> None:
        """What the status line shows a stop button for."""
        session = self._window.controller.session
        if session is None:
            return
        if session.busy.files is not None:
            self._window.controller.cancel_intake()
        elif session.busy.similarity is not None and self._window.controller.finder is not None:
            self._window.controller.finder.cancel()
        elif session.busy.background_prediction is not None and not is_active(session.learning_state.phase):
            if self._window.controller.queue is not None:
                self._window.controller.queue.background.stop()
        else:
            session.learner.cancel()

    def _pause_or_go_on(self) -> None:
        session = self._window.controller.session
        if session is None:
            return
        if session.learning_state.phase is LearningPhase.PAUSED:
            session.learner.resume()
        else:
            session.learner.pause()

    def _add_class(self) -> None:
        session, workspace = self._window.controller.session, self._window.workspace
        if session is None or workspace is None:
            return
        names = session.classes.names
        number = len(names)
        while f"class {number}" in names:
            number += 1
        session.set_classes(session.classes.with_added(f"class {number}"))
        self._window.tools.choose_class(len(names))
        workspace.classes.edit_name(len(names))

    # ---- projects

    def _new_project(self) -> None:
        self._window.show_new_project(None)

    def _open_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._window, "Folder of images")
        if chosen:
            self._window.controller.open_path(Path(chosen))

    def _open_project(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._window, "Project (a folder that ends in .inkling)")
        if chosen:
            self._window.controller.open_path(Path(chosen))

    def _add_images(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._window, "Folder of images to add")
        if chosen:
            self._window.controller.add_folder(Path(chosen))

    def _import_masks(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._window, "Folder of masks, one PNG for each image")
        if chosen:
            self._window.controller.import_masks(Path(chosen))

    # ---- the window itself

    def _full_screen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _find_image(self) -> None:
        workspace = self._window.workspace
        if workspace is not None:
            workspace.show_panels(True)
            workspace.images.focus_search()

    def _theme_next(self) -> None:
        theme = self._window.theme
        theme.choose(following(theme.choice))
        self._window.settings.theme = theme.choice
        words = "as the system has them" if theme.choice is ThemeChoice.SYSTEM else theme.choice
        self._window.say(f"Colours: {words}.")
