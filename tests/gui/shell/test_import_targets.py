"""What the classes of a source become: drawn, asked for and remembered, without a window."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core import IGNORE, ClassList, Progress
from engine.formats.incoming.contents import ClassKey, IncomingClass
from engine.formats.incoming.mapping import (
    LEFT_OUT_TARGET,
    UNLABELLED_TARGET,
    WHITE_ANSWER,
    ClassTarget,
    TargetKind,
    suggested_mapping,
)
from engine.formats.incoming.source_sample import ImportExample
from engine.formats.incoming.survey import ImportSurvey, survey_source
from gui.dialogs.file_dialogs import FileDialogs
from gui.dialogs.importing.dialog import ImportChoice, ImportDialog
from gui.dialogs.importing.example import draw_example, key_at, shrunk
from gui.dialogs.importing.remembered_targets import kept_targets, remembered_targets, without_targets
from gui.dialogs.importing.value_questions import OTHERS_KEY, answered_targets, value_questions
from gui.settings import Settings
from gui.style.theme import Theme

CLASSES = ClassList.from_names(["background", "cell"])
SOURCES = [IncomingClass(key, "") for key in (0, 1, 4, 9, 255)]
SUGGESTED = suggested_mapping(SOURCES, CLASSES)


def example(picture: bool = True) -> ImportExample:
    """8 x 6 pixels: the left half is of the key 4, the right half of "a"."""
    places = np.zeros((6, 8), np.uint8)
    places[:, 4:] = 1
    grey = np.full((6, 8, 3), 100, np.uint8) if picture else None
    return ImportExample("a.png", None, grey, places, (4, "a"), {})


def test_the_labels_are_drawn_as_what_they_become() -> None:
    drawn = draw_example(example(), {4: 1, "a": 0}, CLASSES)
    assert drawn is not None
    red, green, blue = CLASSES[1].color
    assert drawn[3, 1].tolist() == [
        round(100 * 141 / 256 + c * 115 / 256 - 0.5) for c in (blue, green, red)
    ] + [255]
    assert drawn[3, 6].tolist() == [100, 100, 100, 255]


def test_what_does_not_stand_out_is_dark() -> None:
    drawn = draw_example(example(), {4: 0, "a": 0}, CLASSES, frozenset({"a"}))
    assert drawn is not None
    assert drawn[3, 1].tolist() == [30, 30, 30, 255]
    assert drawn[3, 6].tolist() == [100, 100, 100, 255]


def test_labels_without_a_picture_are_drawn_over_grey() -> None:
    drawn = draw_example(example(picture=False), {4: 1, "a": None}, CLASSES)
    assert drawn is not None
    assert drawn.shape == (6, 8, 4)


@pytest.mark.parametrize(
    ("down", "across", "key"), [(0.5, 0.1, 4), (0.99, 0.99, "a"), (0.5, 1.0, None), (-0.1, 0.5, None)]
)
def test_the_class_at_a_point_is_named(down: float, across: float, key: ClassKey | None) -> None:
    assert key_at(example(), down, across) == key


def test_a_shrunk_example_has_every_so_manyth_pixel() -> None:
    small = shrunk(example(), 4)
    assert small.picture is not None
    assert small.places is not None
    assert small.picture.shape == (3, 4, 3)
    assert small.places.tolist() == [[0, 0, 1, 1]] * 3


def test_255_is_asked_for_by_itself_and_all_others_together() -> None:
    white, others = value_questions(SOURCES, SUGGESTED, CLASSES)
    assert (white.key, others.key) == (WHITE_ANSWER, OTHERS_KEY)
    assert white.default is None
    assert "4, 9" in others.text
    answers = {WHITE_ANSWER: "class:cell", OTHERS_KEY: "left-out"}
    assert answered_targets(SOURCES, SUGGESTED, answers) == {
        4: LEFT_OUT_TARGET,
        9: LEFT_OUT_TARGET,
        255: ClassTarget(TargetKind.CLASS, "cell"),
    }
    assert answered_targets(SOURCES, SUGGESTED, {WHITE_ANSWER: "table"}) == {}


@pytest.mark.parametrize(
    ("values", "names", "default"),
    [
        ((0, 255), ["background", "cell"], "class:cell"),
        ((0, 255), ["background", "cell", "debris"], None),
        ((0, 1, 255), ["background", "cell", "debris"], "unlabelled"),
        ((0, 85, 170, 255), ["background", "cell", "debris"], None),
    ],
)
def test_255_beside_0_alone_must_be_answered_unless_there_is_one_object(
    values: tuple[int, ...], names: list[str], default: str | None
) -> None:
    sources = [IncomingClass(IGNORE, "unlabelled", role="ignore", count=9)]
    sources += [IncomingClass(value, "", count=5) for value in values if value != IGNORE]
    classes = ClassList.from_names(names)
    suggested = suggested_mapping(sources, classes)
    if default == "class:cell":  # As the survey reads such masks.
        suggested[IGNORE] = ClassTarget(TargetKind.CLASS, "cell")
    white = value_questions(sources, suggested, classes)[0]
    assert white.default == default
    answers = {WHITE_ANSWER: "new", OTHERS_KEY: "table"}
    assert answered_targets(sources, suggested, answers) == {IGNORE: ClassTarget(TargetKind.NEW, "class 255")}


def test_255_that_no_mask_holds_is_no_question() -> None:
    sources = [IncomingClass(IGNORE, "unlabelled", role="ignore"), IncomingClass(0, "", count=5)]
    assert value_questions(sources, suggested_mapping(sources, CLASSES), CLASSES) == ()


def test_nothing_is_asked_where_all_values_are_known() -> None:
    known = [IncomingClass(0, ""), IncomingClass(7, "cell"), IncomingClass(255, "void", role="ignore")]
    assert value_questions(known, suggested_mapping(known, CLASSES), CLASSES) == ()


def test_chosen_targets_come_back_as_long_as_their_classes_are_there() -> None:
    chosen = SUGGESTED | {
        1: UNLABELLED_TARGET,
        4: ClassTarget(TargetKind.CLASS, "cell"),
        9: ClassTarget(TargetKind.NEW, "a: b"),
    }
    kept = kept_targets(chosen, SUGGESTED)
    assert len(kept) == 3
    assert without_targets({**kept, "white": "object"}) == {"white": "object"}
    assert SUGGESTED | remembered_targets(SUGGESTED, kept, CLASSES) == chosen
    later = ClassList.from_names(["background", "a: b"])
    assert remembered_targets(SUGGESTED, kept, later) == {
        1: UNLABELLED_TARGET,
        9: ClassTarget(TargetKind.CLASS, "a: b"),
    }


def test_the_last_answer_by_keyboard_leaves_it_on_the_import_button(
    qtbot: QtBot, theme: Theme, settings: Settings, tmp_path: Path
) -> None:
    for name in ("images", "masks"):
        (tmp_path / "d" / name).mkdir(parents=True)
        pixels = np.resize(np.array([0, 85, 255], np.uint8), (9, 9))
        Image.fromarray(pixels).save(tmp_path / "d" / name / "a.png")
    dialog = ImportDialog(CLASSES, FileDialogs(settings), theme)
    qtbot.addWidget(dialog)

    def look(choice: ImportChoice) -> None:
        surveys: list[ImportSurvey] = []
        thread = threading.Thread(
            target=lambda: surveys.append(survey_source(choice.source, "png", {}, CLASSES))
        )
        thread.start()
        qtbot.waitUntil(lambda: bool(surveys), timeout=60_000)
        dialog.show_survey(surveys[0], choice.answers, {})

    dialog.survey_requested.connect(look)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    dialog.read(tmp_path / "d")
    while dialog.questions.card is not None:
        dialog.questions.card.take_keyboard()
        focus = dialog.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.import_button, timeout=60_000)


def test_import_waits_until_the_values_of_all_masks_are_counted(
    qtbot: QtBot, theme: Theme, settings: Settings, tmp_path: Path
) -> None:
    for value in range(2):
        Image.fromarray(np.full((9, 9), value, np.uint8)).save(tmp_path / f"{value}.png")
    whole = survey_source(tmp_path, "png", {}, CLASSES)
    dialog = ImportDialog(CLASSES, FileDialogs(settings), theme)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read(tmp_path)
    dialog.show_survey(replace(whole, classes=whole.classes[:1], is_whole=False), {}, {})
    dialog.show_reading(Progress(1, 2, "masks"))
    assert dialog.contents.isVisible()
    assert (dialog.bar.isVisible(), dialog.bar.value(), dialog.bar.maximum()) == (True, 1, 2)
    assert not dialog.import_button.isEnabled()
    dialog.show_survey(whole, {}, {})
    assert dialog.table.rows.sources == whole.classes
    assert dialog.import_button.isEnabled()
    assert not dialog.bar.isVisible()
    dialog.show_survey(replace(whole, is_whole=False), {}, {})
    dialog.show_failed("It broke off.")
    assert not dialog.import_button.isEnabled()
