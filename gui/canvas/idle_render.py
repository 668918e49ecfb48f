"""Rendering of the canvas between events, a few milliseconds at a time, so that no event waits for it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core import Rect
from gui.canvas.compose import CanvasScene, image_level, label_level
from gui.canvas.frame import Frame, Target

# A quarter of a frame at 60 Hz.
_BUDGET_S: Final = 0.004
# While the user draws or pans there is as much rest as work, for the cost of the moves.
_REST_MS: Final = 8
# The hand draws as long as no change is further apart; copies for other scales wait for its pauses.
_PAUSE_S: Final = 0.1
_PAUSE_MS: Final = 100
# A large change shows in one go rather than tile by tile, unless that takes longer.
_HOLD_S: Final = 0.12


class IdleRender(QObject):
    """Renderer of large changes, as of a new prediction, and builder of the smaller copies; GUI thread.

    `worked` is emitted after each piece of work.

    Args:
        scene_and_target: the scene and what the frame is to show of it; None while there is no image.
        show: paints this rectangle of the picture soon.
        is_dragging: whether a button is down.
    """

    worked = Signal()

    def __init__(
        self,
        frame: Frame,
        scene_and_target: Callable[[], tuple[CanvasScene, Target] | None],
        show: Callable[[Rect], None],
        is_dragging: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._frame = frame
        self._scene_and_target = scene_and_target
        self._show = show
        self._is_dragging = is_dragging
        self._held: list[Rect] = []
        self._held_since_s = self._unseen_since_s = self._started_s = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work)

    @property
    def is_active(self) -> bool:
        return self._timer.isActive()

    @property
    def holds_changes(self) -> bool:
        """Whether copies have changed that are not drawn yet."""
        return bool(self._held)

    def start(self) -> None:
        """There is something to do."""
        self._started_s = time.monotonic()
        self._timer.start(_REST_MS if self._is_dragging() else 0)

    def start_later(self) -> None:
        """There are copies to make that are not in view."""
        self._started_s = time.monotonic()
        if not self._timer.isActive():
            self._timer.start(_PAUSE_MS if self._is_dragging() else 0)

    def forget(self) -> None:
        """Another image, or none, is shown."""
        self._held.clear()
        self._timer.stop()

    def draw(self, picture: Rect) -> None:
        """Compose this rectangle of the picture again, and paint it when all of it is ready."""
        if not self._frame.is_late:
            self._unseen_since_s = time.monotonic()
        self._frame.mark_late(picture)
        self.start()

    def _work(self) -> None:
        scene_and_target = self._scene_and_target()
        if scene_and_target is None:
            self.forget()
            return
        scene, target = scene_and_target
        self._timer.setInterval(_REST_MS if self._is_dragging() else 0)
        if self._frame.is_late:
            self._draw_late(target)
        elif scene.image.is_complete and scene.labels.is_fresh:
            self._timer.stop()
        elif self._can_rest(scene, target):
            self._timer.setInterval(_PAUSE_MS)
        else:
            self._build_copies(scene, target)
        self.worked.emit()

    def _can_rest(self, scene: CanvasScene, target: Target) -> bool:
        """Whether something is being drawn, and nothing that is in view waits for copies."""
        if not self._is_dragging() or time.monotonic() - self._started_s > _PAUSE_S:
            return False
        visible = target.camera.visible_image(target.size, target.shape)
        number = label_level(target.camera.scale)
        return scene.image.is_complete and scene.labels.is_fresh_in(visible, number) and not self._held

    def _draw_late(self, target: Target) -> None:
        is_done = self._frame.catch_up(target, _BUDGET_S)
        if is_done or time.monotonic() - self._unseen_since_s > _HOLD_S:
            self._unseen_since_s = time.monotonic()
            self._show(self._frame.take_unseen())

    def _build_copies(self, scene: CanvasScene, target: Target) -> None:
        budget_s, wanted = _BUDGET_S, image_level(target.camera.scale)
        if not scene.image.is_complete:
            budget_s /= 2
            shown = scene.image.level(wanted)[0]
            scene.image.build(budget_s)
            if scene.image.level(wanted)[0] != shown:
                self._frame.forget()
                self._show(target.camera.view_rect(target.size))
        visible = target.camera.visible_image(target.size, target.shape)
        changed = scene.labels.build(budget_s, visible, label_level(target.camera.scale))
        if not self._held:
            self._held_since_s = time.monotonic()
        self._held.extend(changed)
        is_long = time.monotonic() - self._held_since_s > _HOLD_S
        if self._held and (scene.labels.is_fresh or is_long):
            # From 1:1 on the smaller copies are not in sight.
            if target.camera.scale < 1:
                self.draw(target.in_sight(Rect.bounding(self._held)))
            self._held.clear()
