"""A class in the colour of what it covers: that is said once, with the keys that help."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from tests.gui.shell.helpers import Shell

SAID = "The colour of 'object' is nearly that of the image below it."


def test_it_is_said_once_the_hand_rests_and_is_over_with_another_colour(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.see()
    session = shell.session
    # The right half of the image is of this grey.
    session.set_classes(session.classes.with_changed(1, color=(220, 220, 220)))
    shell.press(Qt.Key.Key_B)
    shell.press(Qt.Key.Key_1)
    shell.draw((20, 60), (40, 80))
    shell.wait(lambda: SAID in shell.names_of_notices())
    shell.press_keys("distinct_colors")
    shell.wait(lambda: SAID not in shell.names_of_notices())
    assert session.classes[1].color != (220, 220, 220)
    assert [past.notice.summary for past in shell.window.notices.past].count(SAID) == 1
