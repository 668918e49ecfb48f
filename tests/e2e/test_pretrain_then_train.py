"""From a folder without labels to a trained model by the commands alone, as a user types them."""

from __future__ import annotations

from pathlib import Path

from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.models.files.encoder_file import load_encoder_state, read_encoder_card
from engine.models.files.weights import read_card
from tests.helpers.cli import inkling, inkling_inside
from tests.helpers.datasets import make_cells


def test_an_encoder_is_learned_without_labels_and_a_training_starts_from_it(tmp_path: Path) -> None:
    cells = make_cells(tmp_path / "cells", count=3, size=(64, 80))
    (cells / "images" / "broken.png").write_bytes(b"no picture")
    encoder, model = tmp_path / "encoder.safetensors", tmp_path / "model.safetensors"
    common = ("--set-arch", "width=4", "--set-arch", "depth=2", "--crop", "32", "--epochs", "2")
    learned = inkling(
        "pretrain", "--images", cells, "--task", "denoising", "--out", encoder, *common, "--json", "-"
    )
    assert learned.code == 0, learned.err
    assert "broken.png" in learned.err
    assert (learned.result["task"], learned.result["left_out"]) == ("denoising", 1)
    assert learned.result["steps"] > 0
    assert load_encoder_state(encoder, read_encoder_card(encoder))
    assert read_encoder_card(encoder).spec.architecture == "unet-small"

    project = tmp_path / "p.inkling"
    made = inkling_inside(
        "new",
        project,
        "--images",
        cells / "images",
        "--masks",
        cells / "masks",
        "--classes",
        cells / "classes.txt",
    )
    # One image of the folder is broken, which is told and counts as bad input; the others are there.
    assert project.is_dir(), made.err
    common = ("--epochs", "1", "--augment", "light,noise=0.01", "--orientation", "upright", "--json", "-")
    trained = inkling_inside("train", project, "--init", encoder, "--out", model, *common)
    assert trained.code == 0, trained.err
    assert "taken over" in trained.err
    assert read_card(model).spec.settings["width"] == 4
    changed = AugmentSettings("upright", noise=0.01)
    assert AugmentSettings.from_json(read_card(model).record["augment"]) == changed
    assert "Patches are mirrored left to right" in trained.err
