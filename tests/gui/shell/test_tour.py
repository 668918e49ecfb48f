"""Pictures of the guide: the numbered one shows what its page says; scripts press no key too early."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.docs.pages import DOCS
from tests.docs.scripts import docs_script
from tests.gui.shell.helpers import Shell


def test_every_number_of_the_tour_has_a_row_in_its_page() -> None:
    page = (DOCS / "guide" / "the-window.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| ([^|]+) \|", page, re.MULTILINE)
    titles = [part.title for part in docs_script("tour").PARTS]
    assert rows == [(str(number), title) for number, title in enumerate(titles, 1)]


def test_the_numbers_of_the_tour_lie_apart_inside_the_window(shell: Shell, folder: Path) -> None:
    tour = docs_script("tour")
    shell.open(folder)
    shell.rest(50)
    points = tour.places(shell.window)
    assert all(shell.window.rect().contains(point) for point in points)
    near = [(p, q) for p, q in combinations(points, 2) if (p - q).manhattanLength() < tour.BADGE_PX]
    assert near == []


def test_a_cut_that_the_scripts_of_pictures_have_seen_is_applied_by_the_next_key(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    image = shell.session.image
    assert image is not None
    for class_id, x in ((0, 20), (1, 70)):
        shell.window.tools.choose_class(class_id)
        shell.draw((10, x), (50, x))
    docs_script("screenshots").see_cut(shell.window)
    shell.window.action_set["apply_cut"].trigger()
    shell.wait(lambda: image.preview is None)


def test_texts_without_room_are_named_and_others_are_not(qtbot: QtBot) -> None:
    card = QWidget()
    qtbot.addWidget(card)
    row = QHBoxLayout(card)
    parts = {name: QPushButton(f"Words of {name}") for name in ("whole", "cut")}
    note = QLabel("A sentence that goes over several lines where it has to")
    note.setWordWrap(True)
    for part in (*parts.values(), note):
        row.addWidget(part)
    parts["cut"].setFixedWidth(20)
    with qtbot.waitExposed(card):
        card.show()
    find = docs_script("cut_texts").cut_texts
    assert find(card) == ["button 'Words of cut'"]
    note.setFixedSize(40, 20)
    assert find(card) == ["button 'Words of cut'", f"text {note.text()!r}"]
