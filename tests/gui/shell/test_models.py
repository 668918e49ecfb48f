"""Choosing a network, reading model cards, and predicting with care, in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from engine.compute.requests.encoder_speed import EncoderSpeedRequest
from engine.compute.requests.model_as_onnx import OnnxRequest, OnnxWritten
from engine.core import ClassList, ModelId
from engine.models.catalog import ARCHITECTURES
from engine.session.learning.learning_choices import LearningChoices, remembered_choices
from engine.session.learning.network_choices import NETWORK_GROUPS, encoders_of
from engine.session.prediction.prediction_requests import predict_settings_for
from engine.storage import ModelRecord
from gui.dialogs.model_card import ModelCardDialog
from gui.dialogs.network import NetworkDialog
from gui.style.theme import Theme
from tests.gui.shell.helpers import Shell, SilentCompute
from tests.helpers.networks import tiny_model_file


def networks() -> list[str]:
    return [network.name for group in NETWORK_GROUPS for network in group.networks]


def test_every_architecture_stands_in_exactly_one_group() -> None:
    assert sorted(networks()) == sorted(info.name for info in ARCHITECTURES)


def test_transformers_are_offered_for_networks_on_transformers_only() -> None:
    by_name = {network.name: network for group in NETWORK_GROUPS for network in group.networks}
    assert all(name.startswith("vit_") for name in encoders_of(by_name["setr-pup"]))
    assert not any(name.startswith("vit_") for name in encoders_of(by_name["unet"]))
    assert encoders_of(by_name["unet-small"]) == ()


def test_the_dialog_gives_back_what_it_was_given(qtbot: QtBot, qapp: QApplication) -> None:
    choices = LearningChoices("unet", "resnet34", 7.5, "dice", "sgd")
    dialog = NetworkDialog(choices, Theme(qapp))
    qtbot.addWidget(dialog)
    assert dialog.choices() == choices
    assert dialog.advanced_button.isChecked()


def test_the_first_model_takes_the_features_of_another_encoder_by_one_choice(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dialog = NetworkDialog(LearningChoices(), Theme(qapp))
    qtbot.addWidget(dialog)
    assert dialog.choices().first_encoder == ""
    assert dialog.first_encoder.currentText() == "tf_efficientnet_lite0"
    dialog.first_encoder.setCurrentText("convnext_tiny")
    chosen = dialog.choices()
    assert chosen.first_encoder == "convnext_tiny"
    again = NetworkDialog(LearningChoices.from_json({"first_encoder": "convnext_tiny"}), Theme(qapp))
    qtbot.addWidget(again)
    assert again.choices() == chosen
    assert again.advanced_button.isChecked()
    again.quick_start.setChecked(False)
    assert not again.first_encoder.isEnabled()


def test_the_speed_of_the_chosen_encoder_is_measured_and_told(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = NetworkDialog(LearningChoices(), Theme(qapp))
    qtbot.addWidget(dialog)
    wanted: list[str] = []
    dialog.speed_wanted.connect(wanted.append)
    dialog.first_encoder.setCurrentText("resnet18")
    assert wanted == []
    dialog.advanced_button.click()
    assert wanted == ["resnet18"]
    assert "is being measured" in dialog.speed.text()
    dialog.show_speed("resnet18", 2.0, 0.5)
    assert "2.0 s a megapixel, 0.5 s with the usual one" in dialog.speed.text()
    dialog.take_file(Path("/weights/convnext_tiny.safetensors"))
    assert wanted[1:] == ["/weights/convnext_tiny.safetensors"]
    assert dialog.choices().first_encoder == wanted[1]
    told = dialog.speed.text()
    dialog.show_speed("resnet18", 2.0, 0.5)
    dialog.show_no_speed("resnet18", "There is no encoder 'resnet18'.")
    assert dialog.speed.text() == told
    dialog.show_no_speed(wanted[1], "There is no file of weights.")
    assert dialog.speed.text() == "There is no file of weights."
    dialog.first_encoder.setCurrentIndex(0)
    dialog.first_encoder.activated.emit(0)
    dialog.show_speed(dialog.first_encoder.currentText(), 0.5, 0.5)
    assert "ships with Inkling" in dialog.speed.text()
    dialog.first_encoder.activated.emit(0)
    assert len(wanted) == 3


def test_headings_of_the_list_are_passed_over_by_mouse_and_keys(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = NetworkDialog(LearningChoices(), Theme(qapp))
    qtbot.addWidget(dialog)
    tree, (first, second) = dialog.tree, NETWORK_GROUPS[:2]
    dialog.show()
    heading = tree.topLevelItem(1)
    assert heading is not None
    before = dialog.network
    where = tree.visualItemRect(heading).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert dialog.network is before
    assert [item.text(0) for item in tree.selectedItems()] == [before.title]
    tree.setCurrentItem(dialog.items[first.networks[-1].name])
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert dialog.network is second.networks[0]
    QTest.keyClick(tree, Qt.Key.Key_Up)
    assert dialog.network is first.networks[-1]
    QTest.keyClick(tree, Qt.Key.Key_Home)
    assert dialog.network is first.networks[0]
    assert dialog.title.text() == first.networks[0].title


def test_the_usual_choices_keep_the_advanced_part_folded(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = NetworkDialog(LearningChoices(), Theme(qapp))
    qtbot.addWidget(dialog)
    assert not dialog.advanced_button.isChecked()
    assert not dialog.encoder_box.isVisibleTo(dialog)


def test_only_what_the_chosen_network_has_is_offered(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = NetworkDialog(LearningChoices("ridge"), Theme(qapp))
    qtbot.addWidget(dialog)
    of_steps = (dialog.loss, dialog.optimizer, dialog.minutes)
    dialog.advanced_button.setChecked(True)
    assert not any(field.isVisibleTo(dialog) for field in (*of_steps, dialog.quick_start))
    assert dialog.standardize.isVisibleTo(dialog)
    assert dialog.hint.text() == "About 1,000 parameters, on what tf_efficientnet_lite0 has learned"
    dialog.tree.setCurrentItem(dialog.items["filters"])
    assert all(field.isVisibleTo(dialog) for field in of_steps)
    assert not dialog.first_encoder.isVisibleTo(dialog)
    dialog.tree.setCurrentItem(dialog.items["unet-small"])
    assert all(field.isVisibleTo(dialog) for field in (*of_steps, dialog.quick_start))


def test_the_light_of_images_is_chosen_only_once_somebody_says_so(qtbot: QtBot, qapp: QApplication) -> None:
    dialog = NetworkDialog(LearningChoices(), Theme(qapp))
    qtbot.addWidget(dialog)
    assert dialog.standardize.isChecked()
    assert dialog.choices().standardize is None
    dialog.standardize.click()
    assert dialog.choices().standardize is False
    kept = LearningChoices.from_json({"standardize": False})
    assert kept.standardize is False
    again = NetworkDialog(kept, Theme(qapp))
    qtbot.addWidget(again)
    assert again.advanced_button.isChecked()
    again.standardize.click()
    assert again.choices().standardize is True


def test_the_network_chosen_is_learned_next_and_remembered(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.action_set["choose_network"].trigger()
    dialog = shell.window.dialogs.shown[0]
    assert isinstance(dialog, NetworkDialog)
    dialog.tree.setCurrentItem(dialog.items["segnet-basic"])
    dialog._choose()
    assert shell.session.writable_learner().choices.architecture == "segnet-basic"
    assert remembered_choices(shell.session.project).architecture == "segnet-basic"
    assert shell.window.workspace is not None
    assert shell.window.workspace.model.network_button.text() == "SegNet-Basic"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """All that the compute process is asked for."""
    made: list[object] = []
    monkeypatch.setattr(SilentCompute, "submit", lambda self, request, on_event: made.append(request) or self)
    return made


def test_weights_of_the_first_model_are_chosen_from_a_file(
    shell: Shell, folder: Path, asked: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    shell.window.action_set["choose_network"].trigger()
    dialog = shell.window.dialogs.shown[0]
    assert isinstance(dialog, NetworkDialog)
    dialog.advanced_button.click()
    file = str(folder / "resnet18.safetensors")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    dialog.file_button.click()
    dialog._choose()
    assert shell.session.writable_learner().choices.first_encoder == file
    assert remembered_choices(shell.session.project).first_encoder == file
    speeds = [request.encoder for request in asked if isinstance(request, EncoderSpeedRequest)]
    assert speeds == ["tf_efficientnet_lite0", file]


def test_the_speed_of_an_encoder_that_was_chosen_before_is_measured_when_the_dialog_opens(
    shell: Shell, folder: Path, asked: list[object]
) -> None:
    shell.open(folder)
    shell.session.writable_learner().choose(LearningChoices(first_encoder="resnet18"))
    shell.window.action_set["choose_network"].trigger()
    dialog = shell.window.dialogs.shown[0]
    assert isinstance(dialog, NetworkDialog)
    assert dialog.advanced_button.isChecked()
    assert [request.encoder for request in asked if isinstance(request, EncoderSpeedRequest)] == ["resnet18"]


@pytest.mark.parametrize(
    "stored", [None, 3, {"architecture": "gone", "loss": [], "minutes": -1, "encoder": None}]
)
def test_damaged_choices_read_as_the_usual_ones(stored: object) -> None:
    assert LearningChoices.from_json(stored) == LearningChoices()


def test_careful_is_remembered_and_asked_of_the_next_prediction(shell: Shell, folder: Path) -> None:
    shell.open(folder)
    shell.window.action_set["careful"].trigger()
    assert shell.window.workspace is not None
    assert shell.window.workspace.model.careful_switch.isChecked()
    assert shell.window.settings.careful
    shell.window.action_set["uncertainty"].trigger()
    assert any("There is no model yet." in text for text in shell.names_of_notices())
    chooser = shell.window.workspace.model.uncertainty
    assert chooser.isVisibleTo(shell.window.workspace.model)
    chooser.setCurrentIndex(1)
    assert shell.session.prediction_requests.settings == predict_settings_for(True, "margin")


def test_a_card_is_shown_for_each_model_and_any_can_be_used_again(qtbot: QtBot, tmp_path: Path) -> None:
    path = tiny_model_file(tmp_path / "m.safetensors")
    models = [
        ModelRecord(ModelId("model-001"), path, "2024-01-01T00:00:00+00:00", {"mean_iou": 0.5}, "", False),
        ModelRecord(ModelId("model-002"), path, "2024-01-02T00:00:00+00:00", {"mean_iou": 0.7}, "", True),
        ModelRecord(ModelId("model-000"), tmp_path / "gone", "2023-01-01T00:00:00+00:00", {}, "", False),
    ]
    dialog = ModelCardDialog(models, ClassList.from_names(["background", "cell"]), True)
    qtbot.addWidget(dialog)
    assert "unet-small" in dialog.card.toPlainText()
    assert not dialog.use_button.isEnabled()
    dialog.list.setCurrentRow(2)
    assert "no model file" in dialog.card.toPlainText()
    dialog.list.setCurrentRow(1)
    with qtbot.waitSignal(dialog.use_requested) as asked:
        dialog.use_button.click()
    assert asked.args == ["model-001"]


def test_a_model_is_exported_from_its_card(
    shell: Shell, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.open(folder)
    record = ModelRecord(ModelId("model-001"), tmp_path / "m", "2024-01-01T00:00:00+00:00", {}, "", False)
    shell.session.project.models.add(record)
    requests: list[OnnxRequest] = []

    def answer(compute: object, request: OnnxRequest, on_event: Callable[[object], None]) -> None:
        requests.append(request)
        on_event(OnnxWritten(request.out_path, 0))

    monkeypatch.setattr(SilentCompute, "submit", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "m.onnx"), ""))
    shell.window.action_set["model_card"].trigger()
    dialog = shell.window.dialogs.shown[0]
    assert isinstance(dialog, ModelCardDialog)
    dialog.export_button.click()
    assert not dialog.export_button.isEnabled()
    shell.wait(dialog.export_button.isEnabled)
    assert requests == [OnnxRequest(tmp_path / "m", tmp_path / "m.onnx", shell.session.classes)]
    assert "The model is in m.onnx." in dialog.note.text()


def test_the_numbers_of_parameters_are_counted() -> None:
    import torch

    from engine.core import ClassList
    from engine.models.registry import build_model, full_spec, parameter_count
    from engine.models.spec import ModelSpec

    classes = ClassList.from_names("ab")
    told, counted = {}, {}
    for network in (network for group in NETWORK_GROUPS for network in group.networks):
        spec = full_spec(ModelSpec(network.name, classes, network.default_encoder))
        with torch.device("meta"):
            module = build_model(spec, pretrained=False).module
        told[network.name] = network.millions
        millions = parameter_count(module) / 1e6
        counted[network.name] = round(millions, 2) or round(millions, 3) or round(millions, 4)
    assert told == counted
