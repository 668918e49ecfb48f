"""Timeline, frames and masks from frame to frame, by real events in the real window."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from engine.core import IGNORE, ImageId
from engine.sequence.frames import FrameSequence
from engine.session.editing import open_sequence
from engine.storage import ImageStatus
from gui.sequence.strip import OVERVIEW, FrameStrip
from tests.gui.shell.helpers import Shell
from tests.gui.shell.image_list import open_predicted
from tests.helpers.scenes import scene

COUNT = 8
STEP = 8
SHAPE = (64, 120)


def disc(number: int) -> np.ndarray:
    mask = np.zeros(SHAPE, np.uint8)
    cv2.circle(mask, (24 + STEP * number, 32), 11, 1, -1)
    return mask


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Frames of a bright disc that moves to the right on a still, textured ground."""
    images = tmp_path / "film"
    images.mkdir()
    noise = np.random.default_rng(1).random(SHAPE).astype(np.float32)
    ground = cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 3), None, 20, 110, cv2.NORM_MINMAX, cv2.CV_8U)
    for number in range(COUNT):
        pixels = ground.copy()
        pixels[disc(number) == 1] = 230
        Image.fromarray(pixels).save(images / f"t{number + 3}.png")
    return images


def ids(shell: Shell) -> list[ImageId]:
    return [row.id for row in shell.session.project.images.rows()]


def at(shell: Shell, number: int) -> bool:
    image = shell.session.image
    return image is not None and image.id == ids(shell)[number] and not shell.session.busy.opening


def open_film(shell: Shell, film: Path, labelled: tuple[int, ...] = ()) -> None:
    """Open it with these frames labelled by the brush, on the first one, with the timeline."""
    shell.open(film)
    frames = edits(shell).frames
    shell.wait(lambda: len(frames.sequence) == COUNT)
    for number in labelled:
        shell.session.open_image(ids(shell)[number])
        shell.wait(lambda number=number: at(shell, number))
        label_open(shell, number)
    shell.session.open_image(ids(shell)[0])
    shell.wait(lambda: at(shell, 0))
    shell.press_keys("timeline")
    assert strip(shell).isVisible()


def label_open(shell: Shell, number: int) -> None:
    from engine.core import Rect
    from engine.document.stroke_kind import StrokeKind

    stroke = shell.session.begin_stroke(StrokeKind.BRUSH, 0, 1.0)
    stroke.cover(Rect.of_shape(SHAPE), np.ones(SHAPE, np.bool_), 0)
    stroke.cover(Rect.of_shape(SHAPE), disc(number) == 1, 1)
    stroke.finish()


def edits(shell: Shell):  # type: ignore[no-untyped-def]
    assert shell.controller.edits is not None
    return shell.controller.edits.sequence


def strip(shell: Shell) -> FrameStrip:
    assert shell.window.workspace is not None
    return shell.window.workspace.timeline.strip


def settle(shell: Shell) -> None:
    session = shell.session
    shell.wait(
        lambda: (
            not edits(shell).is_busy
            and session.busy.files is None
            and session.image is not None
            and not session.busy.opening
        )
    )


def iou(shell: Shell, number: int) -> float:
    mask = shell.session.project.decided_mask(ids(shell)[number])
    assert mask is not None
    return float(((mask == 1) & (disc(number) == 1)).sum() / ((mask == 1) | (disc(number) == 1)).sum())


def test_the_tip_of_a_frame_says_that_it_is_predicted(shell: Shell, film: Path) -> None:
    open_predicted(shell, film, 2)
    shell.press_keys("timeline")
    shown = strip(shell)
    shell.wait(lambda: shown.isVisible() and len(edits(shell).frames.sequence) == COUNT)
    at_frame = shown.cell_rect(1).center()
    QApplication.sendEvent(shown, QHelpEvent(QEvent.Type.ToolTip, at_frame, shown.mapToGlobal(at_frame)))
    assert "Predicted" in QToolTip.text()


def test_the_timeline_opens_frames_by_a_click_by_dragging_and_by_its_line_on_top(
    shell: Shell, film: Path
) -> None:
    open_film(shell, film, labelled=(5,))
    shown = strip(shell)
    place = shell.window.workspace.timeline.place  # type: ignore[union-attr]
    assert place.text() == f"Frame 1 of {COUNT}, 1 labelled"
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.cell_rect(2).center())
    shell.wait(lambda: at(shell, 2))
    assert place.text().startswith("Frame 3 of")
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=shown.cell_rect(2).center())
    for number in (3, 4):
        QTest.mouseMove(shown, shown.cell_rect(number).center())
    QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=shown.cell_rect(4).center())
    shell.wait(lambda: at(shell, 4))
    last = QPoint(shown.width() - 1, OVERVIEW // 2)
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=last)
    shell.wait(lambda: at(shell, COUNT - 1))
    beside = QPoint(shown.cell_rect(COUNT - 1).right() + 40, 30)
    if beside.x() < shown.width():
        QTest.mouseClick(shown, Qt.MouseButton.LeftButton, pos=beside)
        assert shell.session.wanted_image_id == ids(shell)[COUNT - 1]
    shell.press_keys("timeline")
    assert not shown.isVisible()


def test_keys_go_to_frames_and_to_labelled_ones_and_say_where_there_is_none(shell: Shell, film: Path) -> None:
    open_film(shell, film, labelled=(2, 5))
    for keys, number in (
        ("next_frame", 1), ("next_labelled", 2), ("next_labelled", 5), ("previous_frame", 4),
        ("previous_labelled", 2),
    ):  # fmt: skip
        shell.press_keys(keys)
        shell.wait(lambda number=number: at(shell, number))
    shell.press_keys("previous_labelled")
    assert "No frame before this one is labelled." in shell.names_of_notices()


def test_interpolating_fills_the_frames_between_and_undo_takes_all_back(shell: Shell, film: Path) -> None:
    open_film(shell, film, labelled=(1, 6))
    shell.press_keys("next_labelled")
    shell.wait(lambda: at(shell, 1))
    shell.press_keys("interpolate")
    settle(shell)
    images = shell.session.project.images
    for number in (2, 3, 4, 5):
        assert iou(shell, number) > 0.9
        assert images.get(ids(shell)[number]).status is ImageStatus.STARTED
    assert "4 frames filled." in shell.names_of_notices()
    place = shell.window.workspace.timeline.place  # type: ignore[union-attr]
    shell.wait(lambda: place.text().endswith("2 labelled, 4 not looked at yet"))
    shell.press_keys("undo")
    settle(shell)
    shell.wait(lambda: place.text().endswith("2 labelled"))
    assert all(images.get(ids(shell)[n]).status is ImageStatus.NEW for n in (2, 3, 4, 5))
    assert images.get(ids(shell)[1]).status is ImageStatus.STARTED


def test_an_interpolated_frame_says_so_until_somebody_works_on_it_and_again_after_undo(
    shell: Shell, film: Path
) -> None:
    open_film(shell, film, labelled=(1, 4))
    shell.press_keys("next_labelled")
    shell.wait(lambda: at(shell, 1))
    shell.press_keys("interpolate")
    settle(shell)
    told, frames = shell.window.status.proposal, edits(shell).frames
    assert told.isHidden(), "this frame is labelled"
    shell.press_keys("next_frame")
    shell.wait(lambda: at(shell, 2))
    shell.wait(lambda: told.text() == "Interpolated, not looked at yet")
    assert not told.isHidden()
    shell.wait(lambda: set(frames.proposed) == set(ids(shell)[2:4]))
    shell.window.tools.choose_tool("brush")
    shell.draw((4, 4), (4, 8))
    shell.wait(told.isHidden)
    assert set(frames.proposed) == {ids(shell)[3]}
    shell.press_keys("undo")
    shell.wait(lambda: not told.isHidden())
    assert set(frames.proposed) == set(ids(shell)[2:4])
    shell.accept()
    shell.wait(told.isHidden)


def test_a_mask_is_carried_here_seen_and_undone_and_on_to_frames_that_are_not_open(
    shell: Shell, film: Path
) -> None:
    open_film(shell, film, labelled=(0,))
    shell.press_keys("next_frame")
    shell.wait(lambda: at(shell, 1))
    shell.press_keys("from_previous_frame")
    settle(shell)
    image = shell.session.image
    assert image is not None
    moved = image.decided(image.rect)
    wanted = disc(1) == 1
    assert ((moved == 1) & wanted).sum() / ((moved == 1) | wanted).sum() > 0.8
    assert image.record.status is ImageStatus.STARTED
    shell.press_keys("undo")
    assert (image.decided(image.rect) == IGNORE).all()
    shell.press_keys("previous_frame")
    shell.wait(lambda: at(shell, 0))
    shell.window.workspace.timeline.count.setValue(3)  # type: ignore[union-attr]
    shell.press_keys("propagate_on")
    settle(shell)
    assert [iou(shell, n) > 0.7 for n in (1, 2, 3)] == [True] * 3
    assert shell.session.project.decided_mask(ids(shell)[4]) is None


def test_a_mask_that_is_carried_on_ends_at_a_cut_and_the_same_key_goes_on(shell: Shell, film: Path) -> None:
    Image.fromarray(scene(3, SHAPE)).save(film / "t5.png")
    open_film(shell, film, labelled=(0,))
    shell.press_keys("propagate_on")
    settle(shell)
    assert "1 frame filled, up to t5.png, which shows another scene." in shell.names_of_notices()
    shell.press_keys("propagate_on")
    settle(shell)
    said = shell.names_of_notices()[-1]
    assert "t6.png, which shows another scene" in said
    assert [shell.session.project.decided_mask(ids(shell)[n]) is None for n in (1, 3)] == [False, True]


def test_the_onion_skin_draws_the_frame_before_and_goes_with_its_key(shell: Shell, film: Path) -> None:
    open_film(shell, film, labelled=(0,))
    shell.press_keys("next_frame")
    shell.wait(lambda: at(shell, 1))
    shell.see()
    canvas = shell.window.canvas
    plain = canvas.grab().toImage()
    shell.press_keys("onion_skin")
    shell.wait(lambda: canvas.grab().toImage() != plain)
    drawn = canvas.grab().toImage()
    changed = [
        (x, y)
        for y in range(plain.height())
        for x in range(plain.width())
        if drawn.pixel(x, y) != plain.pixel(x, y)
    ]
    left, right = (canvas.camera.to_view(32, x)[1] for x in (12, 37))
    assert left < min(x for x, _ in changed) <= max(x for x, _ in changed) < right
    shell.press_keys("onion_skin")
    shell.wait(lambda: canvas.grab().toImage() == plain)


def has_region(shell: Shell) -> bool:
    tool = shell.window.canvas.tool
    return tool is not None and tool.draft is not None and tool.draft.region is not None


def test_the_motion_tool_paints_what_moved_since_the_frame_before(shell: Shell, film: Path) -> None:
    open_film(shell, film)
    shell.press_keys("next_frame")
    shell.wait(lambda: at(shell, 1))
    shell.press_keys("tool_motion")
    shell.draw((4, 4), (60, 116))
    shell.wait(lambda: has_region(shell))
    shell.press(Qt.Key.Key_Return)
    image = shell.session.image
    assert image is not None
    painted = image.decided(image.rect) == 1
    moved = disc(0) != disc(1)
    assert (painted & moved).sum() / (painted | moved).sum() > 0.8
    shell.press_keys("previous_frame")
    shell.wait(lambda: at(shell, 0))
    shell.draw((4, 4), (60, 116))
    shell.wait(lambda: "No frame is before this one" in shell.window.status.hint.text())


@pytest.mark.parametrize("is_film", [True, False], ids=["a film", "one image"])
def test_no_sequence_is_said_only_once_the_frames_are_known(
    shell: Shell, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_film: bool
) -> None:
    if not is_film:
        film = film.rename(tmp_path / "one")
        for path in sorted(film.iterdir())[1:]:
            path.unlink()
    may_look, frames_of = threading.Event(), open_sequence.frames_of

    def looking(*args: Any) -> FrameSequence:
        assert may_look.wait(60)
        return frames_of(*args)

    monkeypatch.setattr(open_sequence, "frames_of", looking)
    try:
        shell.open(film)
        shell.press_keys("timeline")
        workspace = shell.window.workspace
        assert workspace is not None
        place = workspace.timeline.place
        assert place.text().startswith("Looking for the frames")
        shell.press_keys("next_frame")
        assert any("not known yet" in text for text in shell.names_of_notices())
        assert not any("no frame of a sequence" in text for text in shell.names_of_notices())
    finally:
        may_look.set()
    alone = "No sequence: one image of its folder and size."
    wanted = f"Frame 1 of {COUNT}, 0 labelled" if is_film else alone
    shell.wait(lambda: place.text() == wanted)
    if not is_film:
        shell.press_keys("next_frame")
        assert any("no frame of a sequence" in text for text in shell.names_of_notices())


def test_the_marks_of_labelled_frames_are_found_once_for_each_width(
    shell: Shell, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_film(shell, film, (2, 5))
    shown = strip(shell)
    scale = shown.width() / COUNT
    columns = shown._marked_columns(scale)
    assert columns == {int(2.5 * scale), int(5.5 * scale)}
    assert shown._marked_columns(scale) is columns
    assert shown._marked_columns(2 * scale) == {int(5 * scale), int(11 * scale)}
