"""A prediction full of dust: that is said before it is accepted, with the key that removes it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.storage import ImageStatus
from tests.gui.shell.helpers import Shell
from tests.gui.shell.test_decisions import image_of, predict_labels
from tests.gui.shell.test_predictions import add_model


def test_dust_is_told_before_a_prediction_is_accepted_and_its_key_removes_it(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    add_model(shell, "m1")
    labels = np.zeros((64, 96), np.uint8)
    labels[:, 48:] = 1
    labels[4:60:8, 4:44:8] = 1
    predict_labels(shell, labels)
    image = image_of(shell)
    shell.look()
    shell.press_keys("accept_image")
    said = shell.window.notices.shown[-1]
    assert said.summary == "It is full of dust: 35 islands of at most 8 pixels."
    assert "[[mask_remove_islands]]" in said.hint
    shell.window.tools.choose_class(1)
    shell.press_keys("mask_remove_islands")
    shell.look()
    shell.press_keys("accept_image")
    shell.wait(lambda: shell.session.project.images.status(image.id) is ImageStatus.ACCEPTED)
    assert int((shell.session.project.decided_mask(image.id) == 1).sum()) == 64 * 48
