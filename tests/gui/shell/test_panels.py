"""The panels by themselves: what they show, and what they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engine.core import ClassList, Progress
from engine.session import Busy, LearningPhase, LearningState
from engine.storage import ImageStatus, ModelRecord
from gui.dialogs.export_dialog.dialog import ExportableImages, ExportDialog
from gui.panels.class_list.row_painter import swatch_rect
from gui.panels.classes import ClassesPanel
from gui.panels.curves import Curves, thinned
from gui.panels.image_rows import PAGE, PAGE_LIMIT, ImageFilter, ImageListModel, ImageListRow, ImageMark
from gui.panels.images import ImagesPanel, progress_text
from gui.panels.learning import (
    LearningPanel,
    left_open_text,
    result_text,
    schedule_text,
    source_text,
)
from gui.panels.model import ModelPanel, age_text, mean_iou, note_text
from gui.panels.tool_options import position_of, radius_at
from gui.settings import Settings
from gui.statusbar import StatusLine, busy_text, zoom_text
from gui.style.colors import DARK, LIGHT, Colors, contrast
from gui.style.icons import Icons
from gui.style.theme import Theme
from tests.gui.shell.helpers import Shell

NAMES = ("background", "leaf", "stem")


class CountedImages:
    """A hundred thousand images that notes how many rows were asked for."""

    total = 100_000

    def __init__(self) -> None:
        self.read = 0

    def count(self, wanted: ImageFilter) -> int:
        return 0 if wanted.text else self.total

    def page(self, offset: int, limit: int, wanted: ImageFilter) -> list[ImageListRow]:
        self.read += limit
        numbers = range(offset, min(offset + limit, self.total))
        return [ImageListRow(n, f"image {n}", Path(f"image {n}.png"), ImageStatus.NEW, None) for n in numbers]

    def position(self, image_id: int, wanted: ImageFilter) -> int | None:
        return image_id if image_id < self.total else None

    def ids(self, wanted: ImageFilter) -> Sequence[int]:
        return range(self.count(wanted))

    def status_counts(self) -> dict[ImageStatus, int]:
        return {ImageStatus.NEW: self.total - 12, ImageStatus.ACCEPTED: 12}

    def mark_counts(self) -> dict[ImageMark, int]:
        return {ImageMark.UNCHECKED: 12}

    def group_counts(self) -> dict[str, int]:
        return {"": self.total}

    def tag_counts(self) -> dict[str, int]:
        return {}


@pytest.fixture
def icons(theme: Theme) -> Icons:
    made = Icons(theme, theme)
    made.load()
    return made


@pytest.fixture
def images(qtbot: QtBot, theme: Theme, icons: Icons) -> ImagesPanel:
    panel = ImagesPanel(theme, icons)
    qtbot.addWidget(panel, before_close_func=lambda p: p.close_images())
    panel.resize(296, 800)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def classes(qtbot: QtBot, theme: Theme, icons: Icons) -> ClassesPanel:
    panel = ClassesPanel(theme, icons)
    qtbot.addWidget(panel)
    panel.resize(300, 260)
    panel.show_classes(ClassList.from_names(NAMES), 1)
    panel.show()
    return panel


# ---- images


def test_a_hundred_thousand_images_are_shown_by_reading_a_few_pages(images: ImagesPanel) -> None:
    source = CountedImages()
    images.show_images(source)
    images.show_open(70_000)
    images.view.grab()
    assert images.rows.rowCount() == source.total
    assert images.progress_label.text() == "12 of 100,000 accepted"
    assert source.read <= 6 * PAGE


def test_the_list_forgets_pages_that_were_scrolled_past(qapp: QApplication) -> None:
    source, rows = CountedImages(), ImageListModel()
    rows.show(source)
    for position in range(0, source.total, PAGE):
        rows.row(position)
    assert len(rows._pages) == PAGE_LIMIT


def test_a_click_on_a_row_asks_for_its_image(images: ImagesPanel, qtbot: QtBot) -> None:
    images.show_images(CountedImages())
    place = images.view.visualRect(images.rows.index(3, 0)).center()
    with qtbot.waitSignal(images.image_chosen) as asked:
        QTest.mouseClick(images.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [3]


def test_a_search_without_result_says_so_and_offers_the_way_back(images: ImagesPanel) -> None:
    images.show_images(CountedImages())
    images.search.setText("zebra")
    images._apply_filter()
    assert images.empty_label.isVisible()
    assert images.empty_label.text() == "No image fits this search."
    QTest.mouseClick(images.empty_button, Qt.MouseButton.LeftButton)
    assert images.rows.rowCount() == 100_000


def test_progress_is_told_in_words() -> None:
    assert progress_text({ImageStatus.NEW: 328, ImageStatus.ACCEPTED: 12}) == "12 of 340 accepted"
    assert progress_text({}) == "No images yet"


# ---- classes


def test_a_click_chooses_a_class(classes: ClassesPanel, qtbot: QtBot) -> None:
    place = classes.view.visualRect(classes.rows.index(2, 0)).center()
    with qtbot.waitSignal(classes.class_chosen) as chosen:
        QTest.mouseClick(classes.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [2]


def test_a_click_on_the_chosen_class_s_colour_asks_for_another(classes: ClassesPanel, qtbot: QtBot) -> None:
    place = swatch_rect(classes.view.visualRect(classes.rows.index(1, 0))).center()
    with qtbot.waitSignal(classes.view.recolor_requested) as asked:
        QTest.mouseClick(classes.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [1]
    QApplication.activeModalWidget().close()


def test_classes_of_a_read_only_project_cannot_be_renamed(classes: ClassesPanel) -> None:
    classes.set_editable(False)
    assert not classes.rows.flags(classes.rows.index(1, 0)) & Qt.ItemFlag.ItemIsEditable
    assert not classes.add_button.isEnabled()


# ---- models and learning


def model(number: int, iou: float, *, is_current: bool) -> ModelRecord:
    created = (datetime.now(UTC) - timedelta(hours=10 - number)).isoformat()
    return ModelRecord(f"model-{number:03d}", Path("m"), created, {"mean_iou": iou}, "", is_current)  # type: ignore[arg-type]


def test_one_click_goes_back_to_an_earlier_model(qtbot: QtBot, qapp: QApplication) -> None:
    panel = ModelPanel(Theme(qapp))
    qtbot.addWidget(panel)
    panel.show_models([model(1, 0.6, is_current=False), model(2, 0.8, is_current=True)])
    panel.earlier_button.click()
    use = next(b for b in panel.findChildren(QPushButton) if b.text() == "Use")
    with qtbot.waitSignal(panel.use_requested) as asked:
        use.click()
    assert asked.args == ["model-001"]
    assert (panel.title.text(), panel.iou.text()) == ("model-002", "IoU 80 %")


def test_a_first_model_says_which_network_is_to_take_over() -> None:
    first = model(9, 0.8, is_current=True)
    assert note_text(first, "U-Net, small").startswith("In use, learned ")
    first.metrics["shown"] = ["leaf"]
    assert note_text(first, "U-Net, small").startswith("First model, until U-Net, small is better; learned ")


def test_the_mean_iou_is_taken_from_the_classes_when_none_is_stored() -> None:
    assert mean_iou({"leaf": 0.5, "stem": 0.7, "root": None}) == pytest.approx(0.6)
    assert mean_iou({}) is None


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "just now"), (5, "5 min ago"), (120, "2 h ago"), (4320, "3 days ago")]
)
def test_an_age_is_told_in_words(minutes: int, words: str) -> None:
    now = datetime(2026, 8, 1, 12, tzinfo=UTC)
    assert age_text((now - timedelta(minutes=minutes)).isoformat(), now) == words


def test_learning_says_what_it_learns_from() -> None:
    text = source_text(LearningState(auto=True, train_count=14, val_count=4))
    assert text == "Next from 14 images, checked on 4 more."
    running = LearningState(
        LearningPhase.RUNNING, auto=True, train_count=1, val_count=1, architecture="unet-small"
    )
    assert source_text(running) == "U-Net, small: learns from 1 image, checked on 1 more."
    assert source_text(LearningState()) == ""
    left_out = LearningState(auto=False, train_count=1200, left_out_count=2, as_predicted_count=3)
    assert source_text(left_out) == (
        "Next from 1,200 images, checked on none yet, 2 left out."
        " 3 images were accepted as predicted: no model is checked on them."
    )


def test_learning_says_when_it_learns_and_how_long_a_round_still_takes() -> None:
    assert schedule_text(LearningState(auto=True)) == "After each accepted image"
    assert schedule_text(LearningState(auto=False)) == "When you press Learn now"
    assert schedule_text(LearningState(LearningPhase.STARTING, message="Collecting masks")) == (
        "Collecting masks"
    )
    running = LearningState(LearningPhase.RUNNING, round_s=180.0, loss=((0.1, 1.0), (60.0, 0.5)))
    assert schedule_text(running) == "About 2 minutes left"
    assert schedule_text(replace(running, iou=((150.0, 0.5),))) == "Less than a minute left"
    assert schedule_text(replace(running, phase=LearningPhase.PAUSED)) == "About 2 minutes left"
    solved = LearningState(LearningPhase.RUNNING, architecture="ridge")
    assert schedule_text(solved) == "Learns in one step: seconds for each image"


def test_what_is_solved_at_once_has_no_curve_of_a_loss(qtbot: QtBot, qapp: QApplication) -> None:
    curves = Curves(Theme(qapp))
    qtbot.addWidget(curves)
    curves.show_curves((), ((3.0, 0.8),))
    assert not curves.loss_side.isVisibleTo(curves)
    curves.show_curves(((1.0, 0.5),), ())
    assert curves.loss_side.isVisibleTo(curves)


def test_a_result_from_before_what_is_counted_now_says_so() -> None:
    state = LearningState(verdict="This one.")
    assert result_text(state) == "This one."
    assert result_text(replace(state, is_verdict_earlier=True)) == "Last result: This one."
    assert result_text(LearningState(is_verdict_earlier=True)) == ""


def test_the_card_of_learning_does_not_jump_when_a_round_starts(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp)
    panel = LearningPanel(theme, Icons(theme))
    qtbot.addWidget(panel)
    panel.setFixedWidth(300)
    ended = LearningState(
        train_count=3, val_count=1, loss=((1.0, 0.5),), iou=((1.0, 0.5),), verdict="New model in use."
    )
    panel.show_state(ended)
    panel.show()
    height = panel.sizeHint().height()
    starts = replace(
        ended, phase=LearningPhase.STARTING, message="Collecting masks", loss=(), iou=(), round_s=60.0
    )
    for state in (starts, replace(starts, phase=LearningPhase.RUNNING, message="", loss=((1.0, 0.9),))):
        panel.show_state(state)
        qapp.processEvents()
        assert panel.sizeHint().height() == height


def test_learning_names_the_classes_that_stay_open() -> None:
    assert left_open_text(()) == ""
    begin = "The model is not good enough at these classes yet, so their pixels stay open: "
    assert left_open_text(("pole", "fence")) == f"{begin}pole, fence."
    many = left_open_text(tuple(f"class {n}" for n in range(40)))
    assert many.startswith(begin)
    assert "class 7" in many
    assert "class 8" not in many


def test_a_long_curve_is_thinned_but_keeps_its_last_point() -> None:
    curve = tuple((float(i), float(i % 7)) for i in range(10_001))
    short = thinned(curve, 600)
    assert len(short) <= 602
    assert short[-1] == curve[-1]


# ---- small things


@pytest.mark.parametrize("radius_px", [0.5, 1.0, 8.0, 60.0, 1000.0])
def test_the_size_slider_goes_there_and_back(radius_px: float) -> None:
    assert radius_at(position_of(radius_px)) == pytest.approx(radius_px, rel=0.02)


def test_the_most_urgent_work_is_told_first() -> None:
    learning = LearningState(LearningPhase.RUNNING)
    assert busy_text(Busy(is_refining=True, predict=Progress(1, 4, "tiles")), learning)[0] == "Cutting"
    both = Busy(is_refining=True, is_warming_up=True)
    assert busy_text(both, learning)[0] == "Cutting roughly, until the cut is prepared"
    parts = Progress(30, 146, "compiled")
    assert busy_text(replace(both, preparation=parts), learning)[1] == parts
    once = Busy(is_warming_up=True, preparation=parts)
    told = "Preparing the cut, only once: 30 of about 146 parts"
    assert busy_text(once, LearningState()) == (told, parts)
    assert busy_text(Busy(predict=Progress(1, 4, "tiles")), learning)[0] == "Predicting"
    assert busy_text(Busy(), learning)[0] == "Learning"
    begun = replace(learning, round_s=180.0, loss=((60.0, 0.5),))
    assert busy_text(Busy(), begun) == ("Learning, about 2 minutes left", Progress(60, 180, "seconds"))


class Shouting(QTranslator):
    """Language with other texts for all, which end otherwise."""

    def translate(
        self, context: bytes | str, text: bytes | str, disambiguation: bytes | str | None = None, n: int = -1
    ) -> str:
        return f"{text.decode() if isinstance(text, bytes) else text}!"


_OF_IMAGES = Progress(1, 4, "images", "Reading")
_STOPPED = [
    (Busy(), LearningPhase.RUNNING, "[[learn_cancel]]", True),
    (Busy(), LearningPhase.PAUSED, "[[learn_cancel]]", False),
    (Busy(files=_OF_IMAGES), LearningPhase.IDLE, "taken in", True),
    (Busy(similarity=_OF_IMAGES), LearningPhase.PAUSED, "compared", True),
    (Busy(background_prediction=_OF_IMAGES), LearningPhase.IDLE, "[[stop_work]]", True),
]


@pytest.mark.parametrize(("busy", "phase", "tip", "has_bar"), _STOPPED)
@pytest.mark.parametrize("is_english", [True, False])
def test_what_the_status_line_stops_depends_on_the_work_and_not_on_its_text(
    qapp: QApplication,
    theme: Theme,
    icons: Icons,
    qtbot: QtBot,
    busy: Busy,
    phase: LearningPhase,
    tip: str,
    has_bar: bool,
    is_english: bool,
) -> None:
    line, language = StatusLine(theme, icons), Shouting()
    qtbot.addWidget(line)
    if not is_english:
        qapp.installTranslator(language)
    try:
        line.show_busy(busy, LearningState(phase))
    finally:
        qapp.removeTranslator(language)
    assert tip in line.busy.cancel.toolTip()
    assert not line.busy.cancel.isHidden()
    assert line.busy.bar.isHidden() != has_bar


def test_zoom_is_shown_in_percent() -> None:
    assert [zoom_text(1.0), zoom_text(0.035), zoom_text(32)] == ["100 %", "3.5 %", "3200 %"]


@pytest.mark.parametrize("colors", [DARK, LIGHT])
def test_text_can_be_read_on_every_ground(colors: Colors) -> None:
    grounds = (colors.window, colors.panel, colors.raised, colors.selection)
    assert min(contrast(colors.text, ground) for ground in grounds) >= 7
    assert min(contrast(colors.text_soft, ground) for ground in grounds) >= 4.5
    assert contrast(colors.on_accent, colors.accent) >= 4.5
    inks = (colors.good, colors.warning, colors.error)
    assert min(contrast(ink, colors.panel) for ink in inks) >= 4.5


def test_damaged_settings_read_as_defaults(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text("[look]\ntheme=purple\nopacity=a lot\n[tool]\nname=hammer\n[window]\ngeometry=junk\n")
    settings = Settings(path)
    assert (settings.theme, settings.opacity, settings.tool) == ("system", 0.45, "scribble")
    assert settings.bytes_of("geometry") is None


def test_recent_projects_are_kept_newest_first_and_without_those_that_are_gone(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    first, second = tmp_path / "a.inkling", tmp_path / "b.inkling"
    first.mkdir()
    second.mkdir()
    settings.add_recent(first)
    settings.add_recent(second)
    settings.add_recent(first)
    assert settings.recent == [first, second]
    second.rmdir()
    assert settings.recent == [first]


# ---- dialogs


def test_escape_stops_an_export_before_it_closes_the_dialog(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    dialog = ExportDialog(tmp_path / "out", Theme(qapp))
    qtbot.addWidget(dialog)
    dialog.show_images(ExportableImages(1))
    dialog.show()
    dialog.export_button.click()
    with qtbot.waitSignal(dialog.cancel_requested):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.show_cancelled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_export_writes_the_masks_and_says_how_many(shell: Shell, folder: Path, tmp_path: Path) -> None:
    shell.open(folder)
    shell.press(Qt.Key.Key_B)
    shell.draw((20, 20), (20, 60))
    shell.accept()
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == 2)
    shell.draw((20, 20), (20, 60))
    shell.press_ctrl(Qt.Key.Key_E)
    dialog = shell.window.dialogs.shown[0]
    assert isinstance(dialog, ExportDialog)
    dialog.folder.setText(str(tmp_path / "out"))
    dialog.export_button.click()
    shell.wait(lambda: dialog.open_button.isVisible())
    assert (tmp_path / "out" / "masks" / "leaf_00.png").is_file()
    assert dialog.message.text().startswith("1 image exported. 5 images not accepted stayed out.")
    shell.wait(lambda: "unlabelled" in dialog.images.text())
    assert dialog.images.text().startswith("1 accepted, 1 in work: ")
    dialog.in_work.setChecked(True)
    dialog.folder.setText(str(tmp_path / "all"))
    dialog.export_button.click()
    shell.wait(lambda: dialog.message.text().startswith("2 images exported."))
    assert (tmp_path / "all" / "masks" / "leaf_01.png").is_file()
    dialog.close()


# ---- every text in full


def clipped(root: QWidget) -> list[str]:
    """Texts of visible labels and buttons that have less room than they need."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            is_clipped = widget.height() < widget.heightForWidth(widget.width())
        else:
            is_clipped = widget.width() < widget.sizeHint().width()
        if is_clipped or widget.height() < widget.minimumSizeHint().height():
            found.append(f"{type(widget).__name__} {widget.text()!r} {widget.size()} < {widget.sizeHint()}")
    return found


def test_the_welcome_page_shows_every_text_in_full(shell: Shell) -> None:
    shell.window.welcome.show_recent([Path("/data/a very long folder name/" * 6 + "leaves.inkling")])
    QApplication.processEvents()
    assert clipped(shell.window) == []


def test_the_workspace_shows_every_text_in_full(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.session.events.learning_changed.emit(
        LearningState(
            LearningPhase.RUNNING,
            train_count=140,
            val_count=35,
            loss=((0.0, 1.0), (1.0, 0.5)),
            iou=((1.0, 0.7),),
            verdict="Kept the old one: 'leaf' would fall from 91.2 % to 88.0 %.",
        )
    )
    QApplication.processEvents()
    assert clipped(shell.window) == []


@pytest.mark.parametrize(
    "action", ["shortcuts", "about", "new_project", "past_notices", "export", "choose_network", "model_card"]
)
def test_every_dialog_shows_every_text_in_full(shell: Shell, folder: Path, action: str) -> None:
    shell.open(folder)
    shell.window.action_set[action].trigger()
    dialog = shell.window.dialogs.shown[0]
    QApplication.processEvents()
    assert clipped(dialog) == []
    dialog.close()
