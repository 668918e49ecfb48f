"""Command palette: every action, class and image by a few letters and the keyboard alone."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.actions import ACTIONS
from gui.dialogs.palette.dialog import PaletteDialog
from gui.dialogs.palette.fuzzy import SYNONYMS, SearchText, best_first, fit_score, is_one_slip
from gui.dialogs.palette.other_names import OTHER_NAMES
from gui.links.window_wide.palette_link import BY_NAME_ONLY
from gui.settings import Settings
from tests.gui.shell.helpers import Shell

TEXTS = [
    SearchText.of(
        *(spec.text, spec.menu, " ".join(spec.keys), spec.tip), elsewhere=OTHER_NAMES.get(spec.id, "")
    )
    for spec in ACTIONS
]


def found(query: str) -> list[str]:
    """Ids of the actions that fit, best first."""
    return [ACTIONS[number].id for number in best_first(query, TEXTS)]


def palette(shell: Shell) -> PaletteDialog:
    """The palette, opened by its action."""
    shell.window.action_set["palette"].trigger()
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, PaletteDialog)
    return dialog


def type_in(dialog: PaletteDialog, text: str) -> None:
    QTest.keyClicks(dialog.search, text)


def choose(dialog: PaletteDialog, text: str) -> None:
    """Type and press Enter."""
    type_in(dialog, text)
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("query", "action"),
    [
        ("undo", "undo"),
        ("fit im", "fit"),
        ("acpt", "accept_image"),
        ("approve", "accept_image"),
        ("train", "learn_start"),
        ("dilate", "mask_grow"),
        ("erode", "mask_shrink"),
        ("zomo in", "zoom_in"),
        ("backup", "backup_now"),
        ("hotkeys", "shortcuts"),
        ("ctrl+e", "export"),
        ("UNSURE", "uncertainty"),
        ("thin", "mask_shrink"),
        ("thin", "mask_thin"),
        ("slim", "mask_thin"),
        ("narrow", "mask_shrink"),
        ("thicker", "mask_grow"),
    ],
)
def test_a_few_letters_a_synonym_or_a_slip_find_an_action(query: str, action: str) -> None:
    assert action in found(query)[:4]


@pytest.mark.parametrize(
    ("query", "action"),
    [
        ("magic wand", "tool_wand"),
        ("brush size", "size_larger"),
        ("paint bucket", "tool_wand"),
        ("bucket", "mask_fill_rest"),
        ("guide", "rulers"),
        ("zoom fit", "fit"),
        ("fit screen", "fit"),
        ("hide overlay", "hide_overlay"),
        ("toggle mask", "overlay"),
        ("invert", "invert_picture"),
        ("undo history", "panel_history"),
        ("snap", "tool_livewire"),
        ("scissors", "tool_livewire"),
        ("sam", "tool_click"),
        ("segment anything", "tool_click"),
        ("eyedropper", "tool_pick"),
        ("flip", "view_mirror_across"),
        ("rotate", "view_turn_left"),
        ("bounding box", "tool_object_box"),
        ("minimap", "navigator"),
        ("despeckle", "mask_remove_islands"),
        ("levels", "adjust_panel"),
        ("delete label", "delete_class"),
        ("stop training", "learn_cancel"),
        ("auto annotate", "predict_now"),
        ("100%", "one_to_one"),
    ],
)
def test_names_that_other_programs_have_for_it_find_an_action(query: str, action: str) -> None:
    assert action in found(query)[:4]


def test_other_names_are_of_actions_that_there_are() -> None:
    assert OTHER_NAMES.keys() <= {spec.id for spec in ACTIONS}


def test_every_action_comes_first_for_its_own_title() -> None:
    wrong = [spec.id for spec in ACTIONS if spec.id not in found(spec.text.removesuffix("…"))[:2]]
    assert wrong == []


def test_what_nobody_means_finds_nothing() -> None:
    assert found("qqqxyz") == []
    assert fit_score("", TEXTS[0]) == 0.0


@pytest.mark.parametrize(
    ("typed", "word", "is_slip"),
    [
        ("undp", "undo", True),
        ("udno", "undo", True),
        ("undoo", "undo", True),
        ("exprt", "export", True),
        ("undo", "redo", False),
        ("zoom", "brush", False),
    ],
)
def test_one_slip_of_the_fingers_is_forgiven(typed: str, word: str, is_slip: bool) -> None:
    assert is_one_slip(typed, word) is is_slip


def test_every_group_of_synonyms_leads_to_an_action() -> None:
    words = {word for text in TEXTS for word in f"{text.title} {text.hints}".split()}
    assert [group for group in SYNONYMS if not any(word in " ".join(words) for word in group)] == []


def test_the_palette_lists_every_action_with_its_menu_and_key(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    dialog = palette(shell)
    rows = [dialog.rows.entry(dialog.rows.index(number)) for number in range(dialog.rows.rowCount())]
    listed = {entry.id: entry for entry in rows if entry is not None}
    wanted = {spec.id for spec in ACTIONS if spec.class_id is None and spec.id != "palette"}
    assert {entry.id for entry in listed.values() if entry.kind == "action"} == wanted
    assert (listed["export"].where, listed["export"].keys) == ("File", "Ctrl+E")
    assert "nothing to undo" in listed["undo"].reason
    assert "Space" in listed["pan"].reason
    assert all(entry.spoken for entry in listed.values())


def test_enter_runs_and_the_next_time_it_comes_first(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    choose(palette(shell), "poly")
    shell.wait(lambda: shell.window.tools.tool == "polygon")
    assert not shell.window.dialogs.shown
    again = palette(shell)
    assert again.current is not None
    assert again.current.id == "tool_polygon"
    assert shell.window.settings.palette_recent == ("tool_polygon",)


def test_an_action_that_cannot_be_used_says_why_and_the_palette_stays(shell: Shell) -> None:
    shell.press_keys("palette")
    dialog = shell.window.dialogs.shown[-1]
    assert isinstance(dialog, PaletteDialog)
    choose(dialog, "undo")
    assert dialog.isVisible()
    assert dialog.said.text() == "Undo: no project is open."
    assert "no project is open" in dialog.search.accessibleDescription()


@pytest.mark.parametrize("typed", ["thin", "every", "file", "ctrl", "project", "class", ""])
def test_what_ends_or_removes_something_is_never_below_enter_unasked(
    shell: Shell, folder: Path, typed: str
) -> None:
    shell.open(folder)
    shell.window.settings.palette_recent = ("quit", "delete_class", "undo")
    dialog = palette(shell)
    type_in(dialog, typed)
    assert dialog.current is not None
    assert dialog.current.id not in BY_NAME_ONLY


@pytest.mark.parametrize("typed", ["quit", "qui", "exit", "ctrl+q"])
def test_quit_is_found_by_its_name_what_means_the_same_and_its_key(shell: Shell, typed: str) -> None:
    dialog = palette(shell)
    type_in(dialog, typed)
    assert dialog.current is not None
    assert dialog.current.id == "quit"


def test_beginnings_of_words_come_before_a_match_inside_a_word() -> None:
    texts = [
        SearchText.of("Unlabelled"),
        SearchText.of("Other", "Put everything there"),
        SearchText.of("Other", "Labels of all"),
        SearchText.of("Label"),
    ]
    assert best_first("label", texts) == [3, 2, 0]
    assert best_first("hing", texts) == []
    assert best_first("夹", [SearchText.of("打开文件夹")]) == [0]


def test_words_that_fit_nothing_are_answered_in_place_of_the_list(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    dialog = palette(shell)
    type_in(dialog, "qqqxyz")
    assert dialog.empty.isVisible()
    assert not dialog.view.isVisible()
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.search.clear()
    assert dialog.view.isVisible()
    assert not dialog.empty.isVisible()


def test_arrows_choose_from_the_field_and_escape_closes(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    dialog = palette(shell)
    first = dialog.current
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.current is not None
    assert dialog.current is not first
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not shell.window.dialogs.shown


def test_classes_and_images_are_found_by_name(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    classes = shell.session.classes.present
    choose(palette(shell), f"#{classes[-1].name}")
    shell.wait(lambda: shell.window.tools.class_id == classes[-1].id)
    choose(palette(shell), "leaf_04")
    shell.wait(lambda: shell.session.image is not None and shell.session.image.record.name == "leaf_04.png")
    assert shell.window.tools.class_id == classes[-1].id
    assert not shell.window.dialogs.shown


def test_the_palette_opens_and_answers_within_a_few_frames(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    palette(shell).reject()
    times = []
    for _ in range(5):
        start = time.thread_time()
        dialog = palette(shell)
        dialog.search.setText("learn")
        times.append(time.thread_time() - start)
        dialog.reject()
        QApplication.processEvents()
    # A loaded machine is many times slower than a user's; the least of some says what the work costs.
    assert min(times) < 0.25


@pytest.mark.parametrize("stored", [b"\0", "x" * 500, ["", 3, "undo", "no such action"], 7, {"a": 1}])
def test_hostile_recent_choices_are_passed_over(tmp_path: Path, stored: object) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.store("palette/recent", stored if isinstance(stored, bytes) else json.dumps(stored))
    assert set(settings.palette_recent) <= {"undo", "no such action"}
