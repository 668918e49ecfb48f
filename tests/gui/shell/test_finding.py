"""Similar images, the map and the diverse choice, driven by keys and mouse in the window."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core import ImageId, Progress
from engine.session import Busy, LearningState
from engine.session.similarity.similarity_search import ImageMap, SimilarImages
from engine.storage import ImageStatus
from engine.storage.caches.score_cache import StoredScore
from gui.dialogs.image_map import MapDialog, summary_text
from gui.links.similarity_link import SimilarityLink, listed_with_notes, reason_text
from gui.panels.image_rows import ImageFilter
from gui.panels.images import ImagesPanel
from gui.panels.map_view import MapCanvas
from gui.panels.thumbnails import Thumbnails
from gui.statusbar import busy_text
from gui.style.theme import Theme
from tests.gui.shell.helpers import Shell
from tests.gui.shell.image_list import open_predicted

SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three dark images, then three bright ones."""
    images = tmp_path / "leaves"
    images.mkdir()
    for number, shade in enumerate((20, 30, 40, 200, 210, 220)):
        noise = np.random.default_rng(number).normal(0, 3, (64, 96, 3))
        Image.fromarray(np.clip(shade + noise, 0, 255).astype(np.uint8)).save(
            images / f"leaf_{number:02d}.png"
        )
    return images


def finding(shell: Shell) -> SimilarityLink:
    assert shell.window.links.similarity is not None
    return shell.window.links.similarity


def panel(shell: Shell) -> ImagesPanel:
    assert shell.window.workspace is not None
    return shell.window.workspace.images


def listed_names(shell: Shell) -> list[str]:
    rows = panel(shell).rows
    return [row.name for place in range(rows.rowCount()) if (row := rows.row(place)) is not None]


def open_name(shell: Shell) -> str:
    image = shell.session.image
    return "" if image is None else image.record.path.name


def list_similar(shell: Shell) -> None:
    shell.press(Qt.Key.Key_F, SHIFT_CTRL)
    shell.wait(lambda: panel(shell).reason.isVisible())


def open_map(shell: Shell) -> MapDialog:
    shell.press(Qt.Key.Key_M, SHIFT_CTRL)
    made = finding(shell).map
    assert made is not None
    shell.wait(lambda: not finding(shell).finder.is_busy)
    return made


def legend(shown: MapDialog) -> list[str]:
    return [words.text() for _, words in shown.legend._parts.values() if not words.isHidden()]


def test_similar_images_are_listed_with_the_reason_and_one_key_brings_all_back(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    list_similar(shell)
    assert listed_names(shell)[:1] == ["leaf_00.png"]
    assert set(listed_names(shell)[1:3]) == {"leaf_01.png", "leaf_02.png"}
    assert panel(shell).reason.text.text() == "5 images like leaf_00.png, the most alike first"
    second = panel(shell).rows.row(1)
    assert second is not None
    assert second.note.endswith("% alike")
    shell.window.canvas.setFocus()
    shell.press_ctrl(Qt.Key.Key_B)
    assert not panel(shell).reason.isVisible()
    assert listed_names(shell) == [f"leaf_{n:02d}.png" for n in range(6)]


def test_the_keys_walk_through_the_similar_images_in_their_order(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    list_similar(shell)
    second, third = listed_names(shell)[1:3]
    shell.window.canvas.setFocus()
    shell.press(Qt.Key.Key_D)
    shell.wait(lambda: open_name(shell) == second)
    shell.press(Qt.Key.Key_D)
    shell.wait(lambda: open_name(shell) == third)
    shell.press(Qt.Key.Key_A)
    shell.wait(lambda: open_name(shell) == second)
    assert listed_names(shell)[1:3] == [second, third], "walking leaves the order as it is"


def test_the_button_above_the_list_shows_all_again(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    list_similar(shell)
    QTest.mouseClick(panel(shell).reason.back, Qt.MouseButton.LeftButton)
    assert len(listed_names(shell)) == 6
    assert shell.window.links.session is not None
    assert shell.window.links.session.listed is None


def test_status_and_name_filter_the_similar_images_too(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.session.project.images.set_status(shell.session.project.images.rows()[4].id, ImageStatus.SKIPPED)
    list_similar(shell)
    assert shell.window.links.session is not None
    listed = shell.window.links.session.listed
    assert listed is not None
    assert [row.name for row in listed.page(0, 9, ImageFilter(status=ImageStatus.SKIPPED))] == ["leaf_04.png"]
    assert [row.name for row in listed.page(0, 9, ImageFilter(text="F_03"))] == ["leaf_03.png"]
    assert listed.status_counts() == {ImageStatus.NEW: 5, ImageStatus.SKIPPED: 1}
    assert listed.after(999, 1, ImageFilter()) == shell.session.project.images.rows()[0].id


def test_another_project_has_no_list_of_the_last_one(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    list_similar(shell)
    path = shell.session.project.path
    shell.controller.close_project()
    assert shell.window.links.similarity is None
    shell.open(path)
    assert not panel(shell).reason.isVisible()
    assert len(listed_names(shell)) == 6


def test_a_click_on_the_map_opens_the_image(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shown = open_map(shell)
    target = shell.session.project.images.rows()[5].id
    at = shown.canvas.position_of(int(target))
    assert at is not None
    QTest.mouseClick(shown.canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())
    shell.wait(lambda: open_name(shell) == "leaf_05.png")
    assert shown.isVisible()
    assert shown.pointed.text() == "leaf_05.png · Not started"


def test_arrows_walk_over_the_map_and_enter_opens(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shown = open_map(shell)
    canvas = shown.canvas
    assert canvas.marked == int(shell.session.project.images.rows()[0].id)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        for _ in range(6):
            QTest.keyClick(canvas, key)
    marked = canvas.marked
    assert marked is not None
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.marked != marked
    wanted = canvas.marked
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    shell.wait(lambda: shell.session.image is not None and int(shell.session.image.id) == wanted)


def test_the_map_follows_what_becomes_of_an_image(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shown = open_map(shell)
    shell.session.skip_image()
    shell.wait(lambda: open_name(shell) == "leaf_01.png")
    assert shown.legend._parts["skipped"][1].isVisible()
    assert shown.canvas._statuses[0] == "skipped"


def test_the_map_tells_predicted_images_from_those_that_are_not_begun(shell: Shell, folder: Path) -> None:
    queue = open_predicted(shell, folder, 2, 3)
    shown = open_map(shell)
    shell.wait(lambda: legend(shown) == ["Not started (4)", "Predicted (2)"])
    shown.show_open(2)
    assert shown.pointed.text() == "leaf_01.png · Predicted"
    queue.scores[ImageId(5)] = StoredScore("m1", 0.2, 0.1, 3, 100)  # type: ignore[index]
    queue.changed.emit(None)
    shell.wait(lambda: legend(shown) == ["Not started (3)", "Predicted (3)"])
    shell.session.project.images.set_status(ImageId(2), ImageStatus.ACCEPTED)
    shell.session.events.images_changed.emit((ImageId(2),))
    assert legend(shown) == ["Not started (3)", "Predicted (2)", "Accepted (1)"]


def test_the_map_closes_with_its_project_and_with_escape(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shown = open_map(shell)
    QTest.keyClick(shown.canvas, Qt.Key.Key_Escape)
    assert finding(shell).map is None
    finding(shell).show_map()
    shell.controller.close_project()
    assert shell.window.links.similarity is None


def test_a_file_without_an_encoder_leaves_the_map_as_it_is(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.safetensors").write_bytes(b"nothing")
    chosen = (str(tmp_path / "x.safetensors"), "")
    monkeypatch.setattr("gui.dialogs.file_dialogs.QFileDialog.getOpenFileName", lambda *_: chosen)
    shell.open(folder)
    shown = open_map(shell)
    shown.encoder_requested.emit()
    assert "x.safetensors" in shell.names_of_notices()[-1]
    assert shown.source_box.currentText() == "Colours and textures"


def test_a_diverse_image_is_opened_with_its_reason(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.session.project.images.set_status(shell.session.project.images.rows()[0].id, ImageStatus.ACCEPTED)
    shell.press_ctrl(Qt.Key.Key_D)
    shell.wait(lambda: open_name(shell) in ("leaf_03.png", "leaf_04.png", "leaf_05.png"))
    assert shell.names_of_notices()[-1] == f"{open_name(shell)} is the least like the labelled image."


def test_the_status_line_says_what_is_compared_and_can_stop_it(shell: Shell) -> None:
    progress = Progress(3, 10, "images", "Comparing images by colours and textures")
    assert busy_text(Busy(similarity=progress), LearningState()) == (progress.note, progress)
    shell.window.status.show_busy(Busy(similarity=progress), LearningState())
    assert shell.window.status.busy.cancel.isVisibleTo(shell.window.status)


def test_texts_of_list_and_map_count_rightly() -> None:
    found = SimilarImages(1, "a.png", ((2, 0.5),), "x")  # type: ignore[arg-type]
    assert reason_text(found) == "1 image like a.png, the most alike first"
    assert listed_with_notes(found) == [(1, "This image"), (2, "50 % alike")]
    ids, points = np.arange(3), np.zeros((3, 2), np.float32)
    made = ImageMap(ids, points, (ImageStatus.NEW,) * 3, 0.5, 2, "x")
    assert (
        summary_text(made)
        == "3 images · the two directions hold 50 % of their differences · 2 cannot be read"
    )


def test_a_map_of_a_hundred_thousand_images_is_painted_as_dots(qtbot: QtBot, theme: Theme) -> None:
    thumbnails = Thumbnails()
    asked: list[int] = []

    def record_of(image_id: int) -> tuple[str, Path]:
        asked.append(image_id)
        return "x.png", Path("x.png")

    canvas = MapCanvas(theme, thumbnails, record_of)
    qtbot.addWidget(canvas)
    canvas.resize(800, 600)
    points = np.random.default_rng(0).normal(size=(100_000, 2)).astype(np.float32)
    canvas.show_points(np.arange(100_000), points, ["new"] * 99_999 + ["accepted"])
    image = canvas.grab().toImage()
    thumbnails.close()
    assert 0 < len(set(asked)) <= 300
    dark = theme.color("canvas").rgb()
    inked = sum(image.pixel(x, 300) != dark for x in range(image.width()))
    assert inked > image.width() // 4


def test_a_map_that_was_stopped_offers_to_go_on(qtbot: QtBot, theme: Theme) -> None:
    thumbnails = Thumbnails()
    shown = MapDialog(theme, thumbnails, lambda _id: ("x.png", Path("x.png")))
    qtbot.addWidget(shown)
    shown.show()
    shown.show_progress(Progress(20, 50, "images", "Comparing"))
    assert shown.message.text() == "Comparing: 20 of 50"
    with qtbot.waitSignal(shown.stop_requested):
        QTest.mouseClick(shown.stop, Qt.MouseButton.LeftButton)
    shown.show_progress(None)
    with qtbot.waitSignal(shown.again_requested):
        QTest.mouseClick(shown.again, Qt.MouseButton.LeftButton)
    thumbnails.close()
