"""The prediction of the open image in the window: put aside, and brought back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt

from engine.core import IGNORE, ModelId
from engine.session import ImagePrediction
from engine.storage import ModelRecord
from tests.gui.shell.helpers import Shell

SHIFT = Qt.KeyboardModifier.ShiftModifier


def add_model(shell: Shell, name: str) -> None:
    project = shell.session.project
    path = project.models_dir / f"{name}.safetensors"
    path.touch()
    project.models.add(ModelRecord(ModelId(name), path, "2026-01-01T00:00:00+00:00"))
    shell.session.use_model(ModelId(name))


def predict(shell: Shell, model: str, class_id: int) -> None:
    """What the compute would answer."""
    image = shell.session.image
    assert image is not None
    labels = np.full(image.shape, class_id, np.uint8)
    probs = np.zeros((2, *image.shape), np.float16)
    prediction = ImagePrediction(image.id, ModelId(model), labels, np.zeros_like(labels), probs, 1)
    shell.session.open_prediction.receive(prediction)


def shown(shell: Shell) -> int:
    image = shell.session.image
    assert image is not None
    return int(image.shown(image.rect)[3, 3])


def test_shift_p_puts_the_prediction_aside_and_the_menu_shows_that_it_is(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    action = shell.window.action_set["put_aside"]
    assert not action.isEnabled()
    add_model(shell, "m1")
    shell.press(Qt.Key.Key_P, SHIFT)
    assert shell.names_of_notices()[-1] == "This image has no prediction to put aside."
    assert not action.isChecked()
    predict(shell, "m1", 1)
    shell.press(Qt.Key.Key_P, SHIFT)
    assert shown(shell) == IGNORE
    assert action.isChecked()
    shell.press(Qt.Key.Key_P, SHIFT)
    predict(shell, "m1", 1)
    assert shown(shell) == 1
    assert not action.isChecked()


def test_the_status_line_says_whose_prediction_is_shown_and_keeps_its_width(
    shell: Shell, folder: Path
) -> None:
    shell.open(folder)
    status = shell.window.status.model
    assert status.text() == "No model yet"
    add_model(shell, "model-001")
    assert status.text() == "Model: model-001"
    predict(shell, "model-001", 1)
    assert status.text() == "Prediction of model-001"
    add_model(shell, "model-002")
    assert status.text() == "Prediction of model-001; model-002 is working on it"
    width = status.sizeHint().width()
    predict(shell, "model-002", 1)
    assert status.text() == "Prediction of model-002"
    assert status.sizeHint().width() == width
    shell.press(Qt.Key.Key_P, SHIFT)
    assert status.text() == "Prediction of model-002 put aside; model-002 is working on it"
