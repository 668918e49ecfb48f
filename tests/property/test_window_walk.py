"""A random walk through the whole window: whatever one does, nothing breaks and nothing is lost.

Every action of the table, every button, box, slider and row that is in sight, the mouse on the canvas, keys,
files dropped, dialogs, learning that ends well or badly; by real events, in any order. The steady run takes
the same walks each time; `HYPOTHESIS_PROFILE=explore` goes new and longer ones.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.session import self_test_job
from engine.session.editing.decisions import LEAST_READING_S
from gui.actions import ACTIONS
from gui.tools import TOOLS
from gui.wall.dialog import WallDialog
from tests.helpers.complaints import Complaints
from tests.helpers.layout_items import stale_items
from tests.helpers.other_programs import change_world
from tests.helpers.painted_sight import PaintedSight
from tests.helpers.reviewing import see_wall
from tests.helpers.scripted_cases import quick_self_test
from tests.helpers.undone import check_undone
from tests.helpers.window_walk import PATIENCE_S, Place, Walker

IS_EXPLORING = os.environ.get("HYPOTHESIS_PROFILE") == "explore"
WALKS, STEPS = (150, 80) if IS_EXPLORING else (10, 50)

PROJECT_STEPS = ("skip_image", "remove_images", "add_class")
CLASS_STEPS = ("lock_class", "hide_class", "solo_class", "show_classes", "class_up", "class_down")
# By the custom of menus: what only asks ends in an ellipsis.
DIALOGS = [spec.id for spec in ACTIONS if spec.text.endswith("…")]

_B, _K, _M = Qt.MouseButton, Qt.Key, Qt.KeyboardModifier

places = st.tuples(st.integers(-5, 105), st.integers(-5, 105))
actions = st.sampled_from([spec.id for spec in ACTIONS])
buttons = st.sampled_from([_B.LeftButton, _B.LeftButton, _B.RightButton, _B.MiddleButton])
modifiers = st.sampled_from([_M.NoModifier, _M.ControlModifier, _M.ShiftModifier])
keys = st.sampled_from(
    [
        _K.Key_Escape, _K.Key_Return, _K.Key_Tab, _K.Key_Space, _K.Key_Up, _K.Key_Down, _K.Key_Left,
        _K.Key_Right, _K.Key_Home, _K.Key_End, _K.Key_PageUp, _K.Key_PageDown, _K.Key_Plus, _K.Key_Minus,
        _K.Key_Delete,
        _K.Key_Backspace, _K.Key_BracketLeft, _K.Key_F2, _K.Key_Menu, _K.Key_Q, _K.Key_Z,
    ]
)  # fmt: skip
AFTER_DRAWING = [
    _K.Key_Return, _K.Key_Return, _K.Key_Escape, _K.Key_Backspace, "undo", "paint_over", "class_0", "class_1",
    "tool_brush", "next_image", "previous_image", "accept_image", "take_back", "mask_grow", "close_project",
]  # fmt: skip
ON_THE_WALL = [
    *[(_K.Key_Y, _M.NoModifier), (_K.Key_W, _M.ShiftModifier)] * 2,
    *[(key, _M.NoModifier) for key in (_K.Key_X, _K.Key_W, _K.Key_Right, _K.Key_PageDown, _K.Key_2)],
    *[(key, _M.NoModifier) for key in (_K.Key_S, _K.Key_O, _K.Key_R, _K.Key_M, _K.Key_B, _K.Key_Return)],
    *[(_K.Key_Z, _M.ControlModifier), (_K.Key_Z, _M.ControlModifier | _M.ShiftModifier)],
]
texts = st.text(st.sampled_from("aß 0-9.,\"'"), max_size=6)
numbers = st.integers(0, 3)
uses = st.lists(st.tuples(st.integers(0, 400), places, st.integers(0, 12)), min_size=1, max_size=6)
files = st.sampled_from(
    ["", "project", "held", "images", "more", "masks", "empty", "classes", "encoder", "table", "nowhere"]
)


@pytest.fixture(autouse=True)
def no_minute_of_self_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that use every action would begin a self-test of a minute each time."""
    monkeypatch.setattr(self_test_job, "run_self_test", quick_self_test)


class WindowWalk(RuleBasedStateMachine):
    """One walk; the window is closed at its end."""

    root: Path

    def __init__(self) -> None:
        super().__init__()
        self._complaints = Complaints()
        self._listening = self._complaints.listening()
        self._listening.__enter__()
        self._is_broken = True
        self.walker = Walker(Path(tempfile.mkdtemp(dir=self.root)), self._complaints)
        self._is_broken = False

    @initialize(name=st.sampled_from(["project", "project", "project", "held", "images", ""]))
    def begin(self, name: str) -> None:
        with self._step(is_patient=True):
            if name:
                assert self.walker.open(self.walker.world[name])

    @rule(names=st.lists(actions, min_size=1, max_size=5), number=numbers, file=files)
    def act(self, names: list[str], number: int, file: str) -> None:
        self.walker.choose_file(file)
        for name in names:
            with self._step():
                self.walker.act(name, number)

    @rule(name=actions, number=numbers, times=st.integers(1, 4), is_patient=st.booleans())
    def act_again_and_again(self, name: str, number: int, times: int, is_patient: bool) -> None:
        for _ in range(times):
            with self._step(is_patient):
                self.walker.act(name, number)

    @rule(
        strokes=st.lists(st.tuples(st.integers(0, 3), places, places), min_size=1, max_size=3),
        between=st.sampled_from(["undo", "redo", "take_back", "overlay", "next_image", "cut_method", "fit"]),
        decision=st.sampled_from(["apply_cut", "accept_image", "accept_image", "mask_grow"]),
        number=numbers,
        is_patient=st.booleans(),
    )
    def scribble_and_decide(
        self,
        strokes: list[tuple[int, Place, Place]],
        between: str,
        decision: str,
        number: int,
        is_patient: bool,
    ) -> None:
        # An import takes the image off the canvas while it works, and lets no project be opened.
        self.walker.after_step(is_patient=True)
        if self.walker.image is None:
            assert self.walker.open(self.walker.world["project"])
        self.walker.after_step(is_patient=True)
        self.walker.close_what_is_in_front()
        self.walker.window.canvas.setFocus()
        with self._step(is_patient=True):
            self.walker.act("tool_scribble", 0)
            self.walker.act("fit", 0)
            for class_id, start, end in strokes:
                self.walker.act(f"class_{class_id}", 0)
                self.walker.mouse_down(start, _B.LeftButton)
                self.walker.mouse_move(end)
                self.walker.mouse_up(end)
                self.walker.events()
        self.walker.see()
        for name in (between, decision, decision):
            with self._step(is_patient):
                self.walker.act(name, number)
            if is_patient:
                self.walker.see()

    @rule(points=st.lists(places, min_size=1, max_size=4), button=buttons, is_patient=st.booleans())
    def draw(self, points: list[Place], button: Qt.MouseButton, is_patient: bool) -> None:
        with self._step(is_patient):
            self.walker.mouse_down(points[0], button)
            for point in points[1:]:
                self.walker.mouse_move(point)
            self.walker.mouse_up(points[-1])

    @rule(
        tool=st.sampled_from([spec.action_id for spec in TOOLS]),
        drags=st.lists(st.tuples(places, places), min_size=1, max_size=4),
        button=buttons,
        ends=st.lists(st.sampled_from(AFTER_DRAWING), max_size=4),
    )
    def draw_with_a_tool(
        self, tool: str, drags: list[tuple[Place, Place]], button: Qt.MouseButton, ends: list[str | Qt.Key]
    ) -> None:
        """What is drawn is applied, dropped or left in every way."""
        with self._step():
            self.walker.act(tool, 0)
        for start, end in drags:
            with self._step():
                self.walker.mouse_down(start, button)
                self.walker.mouse_move(end)
                self.walker.mouse_up(end)
        for name in ends:
            with self._step():
                if isinstance(name, str):
                    self.walker.act(name, 0)
                else:
                    self.walker.press(name, _M.NoModifier)

    @rule(move=st.sampled_from(["down", "move", "up", "space", "no space"]), at=places, button=buttons)
    def move_the_hand(self, move: str, at: Place, button: Qt.MouseButton) -> None:
        with self._step():
            match move:
                case "down":
                    self.walker.mouse_down(at, button)
                case "move":
                    self.walker.mouse_move(at)
                case "up":
                    self.walker.mouse_up(at)
                case _:
                    self.walker.hold_space(move == "space")

    @rule(at=places, notches=st.integers(-4, 4), modifier=modifiers)
    def wheel(self, at: Place, notches: int, modifier: Qt.KeyboardModifier) -> None:
        with self._step():
            self.walker.wheel(at, notches, modifier)

    @rule(uses=uses)
    def use(self, uses: list[tuple[int, Place, int]]) -> None:
        for number, at, way in uses:
            with self._step():
                self.walker.use(number, at, way)

    @rule(name=st.sampled_from(DIALOGS), uses=uses, file=files)
    def use_a_dialog(self, name: str, uses: list[tuple[int, Place, int]], file: str) -> None:
        self.walker.choose_file(file)
        with self._step(is_patient=True):
            self.walker.act(name, 0)
        for number, at, way in uses:
            with self._step():
                self.walker.use(number, at, way)

    @rule(presses=st.lists(st.sampled_from(ON_THE_WALL), min_size=2, max_size=8), is_seen=st.booleans())
    def review(self, presses: list[tuple[Qt.Key, Qt.KeyboardModifier]], is_seen: bool) -> None:
        """Pages of the review wall are accepted, taken back and left in every way."""
        self.walker.after_step(is_patient=True)
        self.walker.close_what_is_in_front()
        with self._step(is_patient=True):
            self.walker.act("review_wall", 9)
        for key, modifier in [(_K.Key_Home, _M.NoModifier), *presses]:
            if is_seen:
                see_wall(lambda: self.walker.front, self.walker.events)
            with self._step():
                self.walker.press(key, modifier)
        self.walker.close_what_is_in_front()
        self.walker.after_step(is_patient=True)

    @rule(key=keys, modifier=modifiers, text=texts)
    def type(self, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str) -> None:
        with self._step():
            self.walker.type(text)
            self.walker.press(key, modifier)

    @rule(names=st.lists(files.filter(bool), min_size=1, max_size=3), is_patient=st.booleans())
    def drop(self, names: list[str], is_patient: bool) -> None:
        with self._step(is_patient):
            self.walker.drop(*(self.walker.world[name] for name in names))

    @rule(name=st.sampled_from([*PROJECT_STEPS, *CLASS_STEPS]), text=texts)
    def do_and_undo(self, name: str, text: str) -> None:
        """What the project holds beside the masks is what it was, whatever was typed into a name before."""
        self.walker.mouse_up((50, 50))
        self.walker.close_what_is_in_front()
        with self._step(is_patient=True):
            check_undone(self.walker, name, text)

    @rule(ending=st.sampled_from(["candidate", "finish", "fail"]))
    def network_works(self, ending: str) -> None:
        with self._step():
            self.walker.compute.go_on(ending)

    @rule(event=st.sampled_from(["image replaced", "image removed", "mask file touched", "project moved"]))
    def other_programs_work(self, event: str) -> None:
        with self._step(is_patient=True):
            change_world(self.walker, event)

    @rule(height=st.integers(400, 1200), width=st.integers(600, 1900))
    def resize_and_rest(self, height: int, width: int) -> None:
        with self._step(is_patient=True):
            self.walker.window.resize(width, height)

    def _step(self, is_patient: bool = False) -> _Step:
        return _Step(self, is_patient)

    def teardown(self) -> None:
        try:
            if not self._is_broken:
                self.walker.finish()
                assert stale_items() == []
        finally:
            try:
                self.walker.stop()
            finally:
                self._listening.__exit__(None, None, None)
        self.walker.check()


class _Step:
    """One step: afterwards events are handled, nothing was complained of, and there is a window."""

    def __init__(self, walk: WindowWalk, is_patient: bool) -> None:
        self._walk = walk
        self._is_patient = is_patient

    def __enter__(self) -> None:
        self._was_broken, self._walk._is_broken = self._walk._is_broken, True

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self._walk.walker.after_step(is_patient=self._is_patient)
            self._walk._is_broken = self._was_broken


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    made = Complaints()
    with made.listening():
        yield made


@pytest.fixture
def walker(qapp: QApplication, tmp_path: Path, complaints: Complaints) -> Iterator[Walker]:
    made = Walker(tmp_path / "walk", complaints)
    yield made
    made.stop()
    made.check()


@pytest.mark.parametrize("opened", ["project", "held", ""])
def test_every_action_can_be_used_again_and_again_by_menu_and_by_key(walker: Walker, opened: str) -> None:
    if opened:
        assert walker.open(walker.world[opened])
    walker.after_step(is_patient=True)
    for spec in ACTIONS:
        for number in (len(spec.keys), 0, len(spec.keys)):
            walker.act(spec.id, number)
            walker.after_step(is_patient=False)
            walker.close_what_is_in_front()
        if opened and walker.session is None:
            assert walker.open(walker.world[opened])
            walker.after_step(is_patient=True)
    walker.finish()


@pytest.mark.parametrize("event", ["image replaced", "image removed", "mask file touched", "project moved"])
def test_the_window_goes_on_whatever_other_programs_do_to_its_files(walker: Walker, event: str) -> None:
    assert walker.open(walker.world["project"])
    walker.after_step(is_patient=True)
    walker.act("tool_brush", 0)
    for row in (30, 60):
        walker.mouse_down((row, 30), Qt.MouseButton.LeftButton)
        walker.mouse_move((row, 70))
        walker.mouse_up((row, 70))
        change_world(walker, event)
        walker.after_step(is_patient=True)
    walker.finish()


def test_what_is_accepted_is_held_against_the_screen(walker: Walker) -> None:
    """What walks accept depends on how quick the machine is; here something is accepted in any case."""
    assert walker.open(walker.world["project"])
    walker.after_step(is_patient=True)
    walker.act("tool_brush", 0)
    walker.mouse_down((30, 30), Qt.MouseButton.LeftButton)
    walker.mouse_move((60, 70))
    walker.mouse_up((60, 70))
    walker.after_step(is_patient=True)
    walker.see(PATIENCE_S)
    before = PaintedSight.checked
    walker.act("accept_image", 0)
    assert PaintedSight.checked == before, "most of it is unlabelled: that is said first"
    QTest.qWait(round(1e3 * LEAST_READING_S) + 100)
    walker.see(PATIENCE_S)
    walker.act("accept_image", 0)
    assert PaintedSight.checked > before
    walker.finish()


def test_a_page_of_the_review_wall_is_what_lay_on_it(walker: Walker) -> None:
    assert walker.open(walker.world["project"])
    walker.after_step(is_patient=True)
    walker.act("review_wall", 9)
    dialog = walker.front
    assert isinstance(dialog, WallDialog)
    # Images are predicted in the background, one after the other.
    walker.wait(lambda: bool(dialog.grid.whole_images()), "a predicted image")
    see_wall(lambda: walker.front, walker.events, PATIENCE_S)
    before = PaintedSight.checked
    QTest.qWait(round(1e3 * LEAST_READING_S) + 100)
    walker.press(Qt.Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    walker.wait(lambda: not dialog.wall.is_accepting, "the page")
    assert PaintedSight.checked > before, dialog.foot.message.text()
    walker.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    walker.wait(lambda: not dialog.wall.is_accepting, "the undo")
    walker.close_what_is_in_front()
    walker.finish()


@pytest.mark.timeout(7200 if IS_EXPLORING else 900)
def test_whatever_one_does_in_the_window_nothing_breaks_and_nothing_is_lost(
    qapp: QApplication, tmp_path: Path
) -> None:
    WindowWalk.root = tmp_path
    run_state_machine_as_test(
        WindowWalk,
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            # Looking for a shorter walk that fails takes minutes: not where many wait for the tests.
            phases=list(Phase) if IS_EXPLORING else [Phase.explicit, Phase.reuse, Phase.generate],
            report_multiple_bugs=False,
        ),
    )
