"""Model cards: what a training leaves in its file, and how it is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.core import ClassList
from engine.core.plane_path import file_of
from engine.learn.trainer import Trainer
from engine.models.files.model_card import ModelCard
from engine.models.files.model_card_text import UNKNOWN, card_parts
from engine.models.files.weights import read_card
from engine.models.pretrained.ready_models import READY_MODELS
from engine.models.pretrained.ready_weights import ready_record
from engine.models.spec import ModelSpec
from engine.storage import Project
from tests.helpers.cli import inkling_here
from tests.helpers.networks import read_npy, sparse, square_sample, tiny_model_file, tiny_request


def learned(folder: Path, **changes: object) -> Path:
    full = square_sample(folder, "1")
    part = square_sample(folder, "2")
    part = type(part)(part.key, part.image_path, sparse(part.labels))
    held = square_sample(folder, "3", role="val")
    request = tiny_request(folder, [full, part, held], epochs=1, **changes)
    for _ in Trainer(request, read_npy).steps():
        pass
    return request.out_path


def rows_of(card: ModelCard) -> dict[str, str]:
    return {name: value for part in card_parts(card) for name, value in part.rows}


def test_a_training_leaves_a_whole_card(tmp_path: Path) -> None:
    record = read_card(learned(tmp_path, loss="dice", seed=7)).record
    full, part = square_sample(tmp_path, "1").labels, sparse(square_sample(tmp_path, "2").labels)
    bright = int((full == 1).sum() + (part == 1).sum())
    assert record["labelled_pixels"]["bright"] == bright
    assert (record["train_images"], record["whole_masks"], record["partial_masks"]) == (2, 1, 1)
    assert (record["val_images"], record["loss"], record["seed"]) == (1, "dice", 7)
    assert (record["learning_rate"], record["batch"], record["init"]) == (0.01, 2, None)
    assert record["origin"] == "random weights"
    assert set(record["scores"]["per_class"]) == {"dark", "bright"}
    assert record["created"].endswith("+00:00")


def test_a_training_leaves_the_colours_of_the_channels_that_it_saw(tmp_path: Path) -> None:
    plain, other = square_sample(tmp_path, "1"), square_sample(tmp_path, "2")
    seen = other.image_path / "@@c1=0000ff,0,4095+c2=00ff00"
    colored, held = type(other)(other.key, seen, other.labels), square_sample(tmp_path, "3", role="val")
    request = tiny_request(tmp_path, [plain, colored, held], epochs=1)
    for _ in Trainer(request, lambda path: read_npy(file_of(path))).steps():
        pass
    assert read_card(request.out_path).record["views"] == ["c1=0000ff+c2=00ff00"]
    assert read_card(learned(tmp_path)).record["views"] == []


def test_the_card_names_the_model_it_went_on_from(tmp_path: Path) -> None:
    parent = tiny_model_file(tmp_path / "parent.safetensors")
    rows = rows_of(read_card(learned(tmp_path, init_path=parent)))
    assert rows["Weights come from"] == "not recorded"
    assert rows["Went on from"] == "parent.safetensors"
    assert rows["Masks"] == "1 labelled nearly everywhere, 1 in part (scribbles)"
    assert rows["IoU of bright"].endswith("%")
    assert rows["Changes of patches"].startswith("any orientation, flips 1, scale 1.3")


def test_a_card_without_facts_says_so_instead_of_failing() -> None:
    rows = rows_of(ModelCard(ModelSpec("unet-small", ClassList.from_names("ab")), {}))
    assert rows["Parameters"] == rows["Loss"] == UNKNOWN
    assert rows["IoU"] == "unchecked: no image was held back"


def test_the_card_of_a_closed_form_speaks_of_no_steps() -> None:
    spec = ModelSpec("ridge", ClassList.from_names("ab"), encoder="tf_efficientnet_lite0")
    rows = rows_of(
        ModelCard(spec, {"seconds": 1.25, "device": "cpu", "created": "2026-11-29T14:37:25+00:00"})
    )
    assert rows["When"] == "2026-11-29 14:37 UTC"
    assert rows["Duration"] == "1.2 seconds on cpu"
    assert rows["Method"].startswith("solved in closed form")
    assert not {"Optimizer", "Learning rate", "Loss", "Patches", "Changes of patches"} & rows.keys()


def test_the_command_shows_the_card(tmp_path: Path) -> None:
    result = inkling_here(tmp_path, "models", tiny_model_file(tmp_path / "m.safetensors"))
    assert result["card"]["spec"]["architecture"] == "unet-small"
    assert result["card"]["record"] == {"steps": 0}


def test_whatever_a_record_says_is_a_few_lines_of_plain_text() -> None:
    spec = ModelSpec("unet-small", ClassList.from_names(["dark", "bright"]))
    odd = "x\nClasses:  forged\x1b[2J\u202egnp\u2028" + "y" * 5000
    many = {f"{odd}{number}": 1e308 for number in range(2000)}
    record = dict.fromkeys(("created", "device", "loss", "seed", "init", "whole_masks"), odd)
    card = ModelCard(
        spec, {**record, "labelled_pixels": many, "scores": {"mean_iou": 1e308, "per_class": many}}
    )
    parts = card_parts(card)
    assert all(len(part.rows) <= 301 for part in parts)
    for name, value in (row for part in parts for row in part.rows):
        assert len(name) < 250
        assert len(value) < 500
        assert (name + value).isprintable()
    assert rows_of(card)["Mean IoU of all pixels"] == "–"
    assert rows_of(card)["Not shown"] == "1,704 more"


def test_a_class_that_was_deleted_since_is_not_told_and_the_others_keep_their_numbers() -> None:
    classes = ClassList.from_names(["background", "cell", "debris"])
    pixels = {"background": 5, "cell": 7, "debris": 9}
    card = ModelCard(
        ModelSpec("unet-small", classes), {"labelled_pixels": pixels, "scores": {"per_class": {"cell": 0.5}}}
    )
    assert rows_of(card)["Classes"] == "background, cell, debris"
    rows = rows_of(replace(card, spec=card.spec.with_deleted_of(classes.without(1))))
    assert rows["Classes"] == "0 background, 2 debris"
    assert "Pixels of cell" not in rows
    assert "IoU of cell" not in rows
    assert rows["Pixels of debris"] == "9"


def test_a_deleted_class_stays_deleted_in_the_file_of_a_model() -> None:
    classes = ClassList.from_names(["background", "cell", "debris"]).without(1)
    spec = ModelSpec("unet-small", classes)
    read = ModelSpec.from_json(spec.to_json(), "a file")
    assert read.names_in_order == ["background", None, "debris"]
    assert read.class_count == 3
    # Files from before it was told have the mark of an export at the place, or a name.
    stored = ModelSpec("unet-small", ClassList.from_names("abc")).to_json()
    stored["classes"][1]["name"] = "__unused_1__"
    assert ModelSpec.from_json(stored, "a file").names_in_order == ["a", None, "c"]


def test_a_class_of_another_name_under_the_number_is_another_one() -> None:
    spec = ModelSpec("unet-small", ClassList.from_names(["background", "cell"]))
    others = ClassList.from_names(["background", "debris", "dust"]).without(1)
    assert spec.with_deleted_of(others) == spec


def test_the_command_tells_of_a_model_what_its_project_still_has(tmp_path: Path) -> None:
    classes = ClassList.from_names(["background", "cell", "debris"])
    with Project.create(tmp_path / "p.inkling", name="P", classes=classes) as project:
        path = tiny_model_file(project.models.next_path(), classes)
        project.set_classes(classes.without(1))
    shown = inkling_here(tmp_path, "models", path)
    assert [c.get("is_deleted", False) for c in shown["card"]["spec"]["classes"]] == [False, True, False]


def test_the_card_of_a_ready_model_tells_where_it_was_fetched() -> None:
    ready = READY_MODELS[0]
    card = ModelCard(ready.spec(), ready_record(ready))
    assert rows_of(card)["Weights come from"] == ready.url
