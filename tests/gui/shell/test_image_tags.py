"""Tags of images in the window: given in a dialog, listed, filtered, suggested, answered by one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.core import ImageId
from engine.session.similarity import embedding_index, similarity_search
from engine.storage import Project
from gui.dialogs.text_line import TextLineDialog
from gui.menus import IMAGE_MENU
from gui.panels.image_rows import row_text
from tests.gui.shell.helpers import Shell
from tests.gui.shell.image_list import choose, panel_of


@pytest.fixture(autouse=True)
def compared_by_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a stripped build, so that no network runs."""
    for module in (embedding_index, similarity_search):
        monkeypatch.setattr(module, "shipped_sources", tuple)


def answer(shell: Shell, text: str) -> str:
    """Type into the dialog in sight; what it said before."""
    (dialog,) = shell.window.dialogs.shown
    assert isinstance(dialog, TextLineDialog)
    before = dialog.line.text()
    dialog.line.selectAll()
    QTest.keyClick(dialog.line, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog.line, text)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    shell.wait(lambda: not shell.window.dialogs.shown)
    shell.window.activateWindow()
    shell.window.canvas.setFocus()
    return before


def tag_two(shell: Shell) -> None:
    """The first image is a leaf, the second a stone."""
    for row, tag in ((0, "leaf"), (1, "stone")):
        choose(shell, row)
        shell.press_keys("tag_images")
        answer(shell, tag)


def tagged(shell: Shell) -> list[tuple[str, ...]]:
    project = shell.session.project
    return [project.tags.of(image_id).has for image_id in project.images.ids()]


def notes(shell: Shell) -> list[str]:
    rows = panel_of(shell).rows
    return [row.note for n in range(rows.rowCount()) if (row := rows.row(n)) is not None]


def sort(shell: Shell) -> None:
    shell.press_keys("sort_by_tag")
    shell.wait(lambda: panel_of(shell).reason.isVisible() and bool(notes(shell)))


def test_tags_are_typed_shown_filtered_changed_and_undone(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    panel = panel_of(shell)
    assert not panel.tag_box.isVisible()
    choose(shell, 1, 2)
    shell.press_keys("tag_images")
    assert answer(shell, "night, blurred,") == ""
    choose(shell, 2)
    shell.press_keys("tag_images")
    assert answer(shell, "blurred, Day") == "blurred, night"
    assert tagged(shell)[1:4] == [("blurred", "night"), ("blurred", "Day"), ()]
    row = panel.rows.row(1)
    assert row is not None
    assert "blurred, night" in row_text(row)
    texts = [panel.tag_box.itemText(n) for n in range(panel.tag_box.count())]
    assert texts == ["All tags", "blurred (2)", "Day (1)", "night (1)", "Without a tag"]
    panel.tag_box.setCurrentIndex(1)
    assert panel.rows.rowCount() == 2
    panel.tag_box.setCurrentIndex(4)
    assert panel.rows.rowCount() == 4
    shell.press_keys("undo")
    assert tagged(shell)[1:3] == [("blurred", "night")] * 2
    shell.press_keys("undo")
    assert tagged(shell) == [()] * 6
    assert not panel.tag_box.isVisible()
    assert panel.rows.rowCount() == 6


def test_several_images_show_what_they_share_and_keep_the_rest(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    for rows, typed in (((0, 1), "night"), ((1,), "night, wet")):
        choose(shell, *rows)
        shell.press_keys("tag_images")
        answer(shell, typed)
    choose(shell, 0, 1)
    shell.press_keys("tag_images")
    assert answer(shell, "dawn") == "night"
    assert tagged(shell)[:2] == [("dawn",), ("dawn", "wet")]


def test_suggestions_are_marked_and_taken_by_one_key_only(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    panel = panel_of(shell)
    choose(shell, 0)
    shell.press_keys("tag_images")
    answer(shell, "leaf")
    sort(shell)
    assert panel.rows.rowCount() == 5
    assert all("%" in note for note in notes(shell))
    assert tagged(shell)[1:] == [()] * 5, "nothing is tagged by itself"
    first, second = (panel.rows.row(n) for n in range(2))
    assert first is not None
    assert second is not None
    assert panel.chosen_ids() == [first.id], "the most likely one is chosen"
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == first.id)
    shell.press_keys("accept_tag")
    assert notes(shell)[0] == "Tagged: leaf"
    assert panel.chosen_ids() == [second.id], "the next one is chosen"
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == second.id)
    shell.press_keys("refuse_tag")
    tags = shell.session.project.tags
    assert tags.of(ImageId(first.id)).has == ("leaf",)
    assert tags.of(ImageId(second.id)).lacks == ("leaf",)
    assert notes(shell)[1] == "Not leaf"
    shell.press_keys("undo")
    shell.press_keys("undo")
    assert all("%" in note for note in notes(shell))
    assert tags.of(ImageId(first.id)).has == ()
    shell.press_keys("redo")
    assert tags.of(ImageId(first.id)).has == ("leaf",)
    assert not any("nothing to" in name for name in shell.names_of_notices()), "each key did something"


def test_the_tag_is_asked_for_where_there_are_several(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    tag_two(shell)
    shell.press_keys("sort_by_tag")
    answer(shell, "STONE")
    shell.wait(lambda: panel_of(shell).reason.isVisible())
    assert "stone" in panel_of(shell).reason.text.text()
    panel_of(shell).show_everything()
    shell.press_keys("all_images")
    panel_of(shell).tag_box.setCurrentIndex(1)
    sort(shell)
    assert "leaf" in panel_of(shell).reason.text.text()


def test_keys_that_answer_say_what_to_do_where_nothing_is_asked(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("accept_tag")
    assert shell.names_of_notices()[-1] == "The list is not sorted by a tag."
    assert tagged(shell) == [()] * 6
    shell.press_keys("sort_by_tag")
    answer(shell, "leaf")
    assert shell.names_of_notices()[-1] == "No image has the tag 'leaf' yet."
    assert {"tag_images", "sort_by_tag"} <= set(IMAGE_MENU)


def test_tags_are_there_again_when_the_project_is_opened_anew(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    choose(shell, 3)
    shell.press_keys("tag_images")
    answer(shell, "night")
    path = shell.session.project.path
    shell.controller.close_project()
    with Project.open(path, read_only=True) as project:
        assert project.tags.of(project.images.ids()[3]).has == ("night",)


def test_the_sorted_list_takes_the_keyboard_from_nobody_who_types(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    choose(shell, 0)
    shell.press_keys("tag_images")
    answer(shell, "night")
    assert shell.window.workspace is not None
    line = shell.window.workspace.classes.names_line
    opened = shell.session.wanted_image_id
    # The first time, all images are looked at before: meanwhile a class is named.
    shell.press_keys("sort_by_tag")
    line.setFocus()
    shell.wait(lambda: panel_of(shell).reason.isVisible() and bool(notes(shell)))
    shell.rest()
    assert line.hasFocus()
    assert shell.session.wanted_image_id == opened
    # Nothing of the list was looked at yet, so that the key is an answer for none of it.
    shell.window.canvas.setFocus()
    shell.press_keys("accept_tag")
    assert shell.names_of_notices()[-1].startswith("No image of the list was chosen.")
    assert tagged(shell)[1:] == [()] * 5
    (chosen,) = panel_of(shell).chosen_ids()
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == chosen)
    shell.press_keys("accept_tag")
    assert sum(map(bool, tagged(shell))) == 2


def test_a_list_that_comes_while_something_is_drawn_leaves_the_open_image(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    choose(shell, 0)
    shell.press_keys("tag_images")
    answer(shell, "night")
    opened = shell.session.wanted_image_id
    shell.press_keys("tool_polygon")
    QTest.mouseClick(shell.window.canvas, Qt.MouseButton.LeftButton, pos=shell.window.canvas.rect().center())
    assert shell.window.canvas.has_draft
    sort(shell)
    assert shell.session.wanted_image_id == opened


def test_a_project_to_look_at_is_sorted_too_and_offers_no_answers(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    choose(shell, 0)
    shell.press_keys("tag_images")
    answer(shell, "night")
    path = shell.session.project.path
    assert shell.controller.close_project()
    with Project.open(path):
        shell.open(path)
        sort(shell)
        assert panel_of(shell).rows.rowCount() == 5
        assert "gives the tag" not in panel_of(shell).reason.by.text()
        assert shell.controller.close_project()


def test_an_emptied_line_sorts_by_nothing_and_says_so(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    tag_two(shell)
    shell.press_keys("sort_by_tag")
    answer(shell, "")
    assert shell.names_of_notices()[-1] == "No tag was named, so the list stays as it is."
    assert not panel_of(shell).reason.isVisible()


def test_a_tag_that_is_too_long_is_told_in_the_dialog_which_stays(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("tag_images")
    (dialog,) = shell.window.dialogs.shown
    assert isinstance(dialog, TextLineDialog)
    dialog.line.insert("night, " + "x" * 230)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert shell.window.dialogs.shown == [dialog]
    assert "has 230 letters" in dialog.note.text()
    dialog.line.selectAll()
    QTest.keyClicks(dialog.line, "night")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert tagged(shell)[0] == ("night",)


def test_a_name_that_is_too_long_is_told_too(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.press_keys("group_images")
    (dialog,) = shell.window.dialogs.shown
    assert isinstance(dialog, TextLineDialog)
    dialog.line.insert("y" * 201)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert "201" in dialog.note.text()
    dialog.reject()


def test_where_a_search_hides_the_whole_list_no_image_is_said_to_be_its_first(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    choose(shell, 0)
    shell.press_keys("tag_images")
    answer(shell, "night")
    sort(shell)
    panel = panel_of(shell)
    panel.search.setText("no such name")
    shell.wait(lambda: panel.rows.rowCount() == 0)
    before = tagged(shell)
    shell.press_keys("accept_tag")
    assert not any(text.startswith("No image of the list was chosen.") for text in shell.names_of_notices())
    assert tagged(shell) == before
