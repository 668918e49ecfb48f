"""Play: the frames of a sequence go by in the real window, until a key or a press stops them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from engine.storage import ImageStatus
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_sequence import COUNT, at, film, ids, open_film, strip

__all__ = ["film"]


def play(shell: Shell, film: Path, rate: int = 60) -> None:
    """Open the film with one labelled frame and play it from the first one on."""
    open_film(shell, film, labelled=(2,))
    shell.window.tools.frame_rate.set(rate)
    shell.press_keys("play")
    assert shell.window.action_set["play"].isChecked()


def passed(shell: Shell, number: int) -> bool:
    """Whether this frame, or a later one, is in sight."""
    image = shell.session.image
    return image is not None and ids(shell).index(image.id) >= number


def hold(canvas: QWidget, key: Qt.Key, *, is_repeat: bool) -> None:
    """Press a key as the system does, for the first time or because it is held."""
    nothing = Qt.KeyboardModifier.NoModifier
    QTest.simulateEvent(canvas, True, key.value, nothing, "", is_repeat)


def is_playing(shell: Shell) -> bool:
    return shell.window.tools.is_film_playing.value


def test_play_goes_to_the_last_frame_and_stands_there_with_nothing_decided(shell: Shell, film: Path) -> None:
    play(shell, film)
    shell.wait(lambda: not is_playing(shell))
    assert at(shell, COUNT - 1)
    assert not shell.window.action_set["play"].isChecked()
    rows = shell.session.project.images.rows()
    assert [row.status for row in rows].count(ImageStatus.ACCEPTED) == 0
    assert [row.status for row in rows].count(ImageStatus.STARTED) == 1


def test_its_own_key_stops_it_and_plays_on(shell: Shell, film: Path) -> None:
    play(shell, film, rate=5)
    shell.wait(lambda: passed(shell, 1))
    shell.press_keys("play")
    assert not is_playing(shell)
    shell.press_keys("play")
    assert is_playing(shell)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_K, Qt.Key.Key_Space])
def test_the_key_that_stops_it_does_nothing_else(shell: Shell, film: Path, key: Qt.Key) -> None:
    play(shell, film, rate=5)
    shell.wait(lambda: passed(shell, 1))
    QTest.keyClick(shell.window.canvas, key)
    assert not is_playing(shell)
    shell.rest()
    rows = shell.session.project.images.rows()
    assert {row.status for row in rows} == {ImageStatus.NEW, ImageStatus.STARTED}
    # The same key counts from then on.
    shell.press_keys("skip_image")
    shell.wait(lambda: ImageStatus.SKIPPED in [row.status for row in shell.session.project.images.rows()])


def test_a_key_that_is_held_does_nothing_until_it_is_pressed_anew(shell: Shell, film: Path) -> None:
    play(shell, film, rate=5)
    shell.wait(lambda: passed(shell, 1))
    canvas, key = shell.window.canvas, Qt.Key.Key_D
    hold(canvas, key, is_repeat=False)
    assert not is_playing(shell)
    shown = shell.session.wanted_image_id
    for _ in range(3):
        shell.rest()
        hold(canvas, key, is_repeat=True)
    assert shell.session.wanted_image_id == shown
    QTest.keyRelease(canvas, key)
    hold(canvas, key, is_repeat=False)
    assert shell.session.wanted_image_id != shown


def test_a_key_whose_release_was_not_heard_counts_when_it_is_pressed_anew(shell: Shell, film: Path) -> None:
    play(shell, film, rate=5)
    shell.wait(lambda: passed(shell, 1))
    hold(shell.window.canvas, Qt.Key.Key_D, is_repeat=False)
    shell.rest()
    shown = shell.session.wanted_image_id
    hold(shell.window.canvas, Qt.Key.Key_D, is_repeat=False)
    assert shell.session.wanted_image_id != shown


def test_the_status_line_does_not_name_each_frame_that_is_opened(
    shell: Shell, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_film(shell, film)
    said: list[str] = []
    monkeypatch.setattr(shell.window.status.busy.text, "setText", said.append)
    shell.press_keys("play")
    shell.wait(lambda: passed(shell, 3))
    assert not any("Opening" in text for text in said)
    shell.press_keys("play")
    shell.session.open_image(ids(shell)[0])
    assert said[-1] == "Opening t3.png"


def test_accepting_while_it_plays_accepts_nothing(shell: Shell, film: Path) -> None:
    play(shell, film, rate=5)
    shell.wait(lambda: passed(shell, 2))
    shell.press_keys("accept_image")
    shell.rest()
    assert not is_playing(shell)
    assert ImageStatus.ACCEPTED not in [row.status for row in shell.session.project.images.rows()]


def test_a_press_on_the_image_stops_it_and_draws_nothing(shell: Shell, film: Path) -> None:
    play(shell, film, rate=5)
    shell.wait(lambda: passed(shell, 1))
    shell.window.tools.choose_tool("brush")
    shell.draw((4, 4), (4, 8))
    shell.rest()
    assert not is_playing(shell)
    started = [row.id for row in shell.session.project.images.rows() if row.status is ImageStatus.STARTED]
    assert started == [ids(shell)[2]]
    shown = shell.session.image
    assert shown is not None
    shell.draw((4, 4), (4, 8))
    assert shown.history.labels() != ()


def test_an_action_that_is_chosen_without_a_key_stops_it_too(shell: Shell, film: Path) -> None:
    play(shell, film, rate=5)
    shell.wait(lambda: passed(shell, 1))
    shell.window.action_set["fit"].trigger()
    assert not is_playing(shell)


def test_a_frame_chosen_in_the_timeline_stops_it_there(shell: Shell, film: Path) -> None:
    play(shell, film, rate=5)
    shell.wait(lambda: passed(shell, 1))
    QTest.mouseClick(strip(shell), Qt.MouseButton.LeftButton, pos=strip(shell).cell_rect(6).center())
    assert not is_playing(shell)
    shell.wait(lambda: at(shell, 6))


def test_it_goes_on_from_the_first_frame_when_it_is_repeated(shell: Shell, film: Path) -> None:
    open_film(shell, film)
    shell.window.tools.frame_rate.set(5)
    shell.press_keys("play_repeated")
    shell.session.open_image(ids(shell)[COUNT - 2])
    shell.wait(lambda: at(shell, COUNT - 2))
    first = ids(shell)[0]
    shell.press_keys("play")
    shell.wait(lambda: shell.session.image is not None and shell.session.image.id == first)
    assert is_playing(shell)


def test_the_rate_is_set_beside_the_buttons_while_it_plays(shell: Shell, film: Path) -> None:
    play(shell, film, rate=5)
    workspace = shell.window.workspace
    assert workspace is not None
    field = workspace.timeline.rate
    assert field.isVisible()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert shell.window.tools.frame_rate.value == 6
    assert is_playing(shell)


def test_the_highest_rate_is_seen_whole_in_its_field(shell: Shell, film: Path) -> None:
    open_film(shell, film)
    workspace = shell.window.workspace
    assert workspace is not None
    workspace.timeline.rate.setValue(60)
    edit = workspace.timeline.rate.lineEdit()
    assert edit.text() == "60 a second"
    shown = QStyleOptionFrame()
    edit.initStyleOption(shown)
    room = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, shown, edit).width()
    assert edit.fontMetrics().horizontalAdvance(edit.text()) + 4 <= room


def test_where_no_film_is_it_says_why(shell: Shell, film: Path) -> None:
    for path in sorted(film.iterdir())[1:]:
        path.unlink()
    shell.open(film)
    edits = shell.controller.edits
    assert edits is not None
    shell.wait(lambda: len(edits.sequence.frames.sequence) == 1)
    shell.press_keys("play")
    assert not is_playing(shell)
    assert any("no frame of a sequence" in text for text in shell.names_of_notices())
