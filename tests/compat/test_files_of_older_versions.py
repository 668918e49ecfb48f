"""A project, models and settings written by version 0.1, opened with the program as it is now.

How the files were made is told in their README. What is compared was said by version 0.1 itself.
"""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.compute import InlineCompute
from engine.core import ClassList
from engine.document.history import History
from engine.document.planes import LabelPlanes, Plane
from engine.instances import InstanceMethod, InstanceSettings
from engine.jobs import QueueDispatcher
from engine.learn.augmentation.augment_settings import AugmentChoice
from engine.models.files.encoder_file import read_encoder_card
from engine.service import Service
from engine.session import Session
from engine.storage import ImageRecord, Project
from engine.storage.project_file import IDENTITY, is_identity
from gui.settings import Settings
from tests.helpers.cli import inkling_here
from tests.helpers.datasets import pixels_of
from tests.helpers.fake_compute import FakeCompute

WRITTEN = Path(__file__).resolve().parents[1] / "data" / "written_by_0_1"
TOLD: dict[str, Any] = json.loads((WRITTEN / "expected" / "told.json").read_text(encoding="utf-8"))
MODELS = ("model-001", "model-002", "model-003")
# Sums of floats come in another order on other processors: labels may differ where two classes tie.
LEAST_SAME = 0.998
LIMIT_S = 120.0
GOING_ON = re.compile(r"Going on with the interrupted training after step [1-9]\d*\.")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A copy at another place, as when a folder has moved to another computer."""
    return shutil.copytree(WRITTEN, tmp_path / "moved")


@pytest.fixture
def path(home: Path) -> Path:
    return home / "samples.inkling"


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.open(path) as opened:
        yield opened


@pytest.fixture
def dispatcher() -> QueueDispatcher:
    return QueueDispatcher()


def record_of(project: Project, rel: str) -> ImageRecord:
    return next(record for record in project.images.rows() if record.mask_name == rel)


def open_image(session: Session, dispatcher: QueueDispatcher, rel: str) -> None:
    wanted = record_of(session.project, rel).id
    session.open_image(wanted)
    assert dispatcher.pump_until(lambda: session.image is not None and session.image.id == wanted, LIMIT_S)


def opened_history(project: Project, rel: str) -> tuple[LabelPlanes, History]:
    record = record_of(project, rel)
    assert record.height is not None
    assert record.width is not None
    state = project.load_state(record.id, (record.height, record.width))
    return state.planes, History(state.planes, project.journal(record.id), state.position, state.length)


def expected_planes(rel: str, plane: Plane, step: int) -> np.ndarray:
    """A plane of an image after so many steps were taken back; version 0.1 called the scribbles seeds."""
    name = "seeds" if plane is Plane.SCRIBBLES else plane.name.lower()
    return pixels_of(WRITTEN / "expected" / "planes" / rel / f"{name}-{step}.png")


def settings_of(path: Path) -> dict[str, Any]:
    with sqlite3.connect(path / "project.sqlite") as database:
        return {key: json.loads(value) for key, value in database.execute("SELECT key, value FROM settings")}


def tables_of(file: Path) -> dict[str, list[str]]:
    with sqlite3.connect(file) as database:
        names = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [row[1] for row in database.execute(f"PRAGMA table_info({name})")] for name in names}


def missing_of(told: Any, now: Any, where: str = "") -> list[str]:
    """Keys of `told` that `now` lacks, and values in which they differ; what is new in `now` is allowed."""
    if isinstance(told, dict):
        if not isinstance(now, dict):
            return [f"{where}: {now!r}"]
        gone = [f"{where}/{key} is gone" for key in told.keys() - now.keys()]
        return gone + [
            line for k in told.keys() & now.keys() for line in missing_of(told[k], now[k], f"{where}/{k}")
        ]
    if isinstance(told, list) and isinstance(now, list) and len(told) == len(now):
        return [
            line
            for n, (a, b) in enumerate(zip(told, now, strict=True))
            for line in missing_of(a, b, f"{where}/{n}")
        ]
    return [] if told == now else [f"{where}: {told!r} is now {now!r}"]


def keys_missing(told: Any, now: Any, where: str = "") -> list[str]:
    """Keys of `told` that `now` lacks, whatever their values."""
    if not isinstance(told, dict):
        return []
    if not isinstance(now, dict):
        return [f"{where} has no parts any more"]
    gone = [f"{where}/{key}" for key in told.keys() - now.keys()]
    return gone + [
        line for k in told.keys() & now.keys() for line in keys_missing(told[k], now[k], f"{where}/{k}")
    ]


# ---- the project


def test_every_image_stands_where_it_stood_also_after_the_folder_has_moved(
    project: Project, home: Path
) -> None:
    records = {record.mask_name: record for record in project.images.rows()}
    facts = {rel: [str(r.status), r.split, r.width, r.height] for rel, r in records.items()}
    assert facts == TOLD["images"]
    assert records["rows/c"].path == home / "field" / "rows" / "c.png"
    assert records["lab/a"].path == home / "lab" / "a.png"
    assert all(record.path.is_file() for record in records.values())


def test_classes_have_their_names_colours_and_kinds(project: Project) -> None:
    assert project.name == "Samples"
    assert [(c.name, c.color, c.is_thing) for c in project.classes] == [
        ("soil", (110, 84, 60), False),
        ("leaf", (60, 180, 75), True),
        ("stone", (145, 150, 160), False),
    ]


@pytest.mark.parametrize("rel", sorted(TOLD["history"]))
def test_labels_scribbles_and_every_step_of_undo_are_those_that_were_stored(
    project: Project, rel: str
) -> None:
    planes, history = opened_history(project, rel)
    position, _ = TOLD["history"][rel]
    for plane in Plane:
        assert np.array_equal(planes.snapshot(plane), expected_planes(rel, plane, 0)), plane
    masks = [planes.snapshot(Plane.MASK)]
    while history.undo() is not None:
        masks.append(planes.snapshot(Plane.MASK))
    assert len(masks) == position + 1
    for step, mask in enumerate(masks):
        assert np.array_equal(mask, expected_planes(rel, Plane.MASK, step)), step
    for _ in range(position):
        assert history.redo() is not None
    assert np.array_equal(planes.snapshot(Plane.MASK), masks[0])


def test_a_step_that_had_been_undone_can_be_done_again(project: Project) -> None:
    planes, history = opened_history(project, "e")
    before = planes.snapshot(Plane.MASK)
    assert history.redo() is not None
    assert history.redo() is None
    assert not np.array_equal(planes.snapshot(Plane.MASK), before)


def test_the_masks_on_the_disk_are_the_masks_of_the_project(project: Project, path: Path) -> None:
    for rel in TOLD["history"]:
        mask = pixels_of(path / "masks" / f"{rel}.png")
        assert np.array_equal(mask, expected_planes(rel, Plane.MASK, 0))
        assert np.array_equal(project.decided_mask(record_of(project, rel).id), mask)


def test_a_project_that_cannot_be_written_shows_the_same(path: Path) -> None:
    with Project.open(path, read_only=True) as project:
        assert np.array_equal(
            project.decided_mask(record_of(project, "b").id), expected_planes("b", Plane.MASK, 0)
        )


def test_models_are_listed_with_their_scores_and_the_current_one_is_current(
    project: Project, path: Path
) -> None:
    models = project.models.all()
    assert {m.id: [m.path.name, m.metrics, m.note] for m in models} == TOLD["models of the project"]
    assert all(model.path.parent == path / "models" for model in models)
    assert project.models.current is not None
    assert str(project.models.current.id) == "model-002"


# ---- what the session remembers


@pytest.fixture
def service(path: Path, dispatcher: QueueDispatcher) -> Iterator[Service]:
    made = Service(dispatcher, FakeCompute())
    yield made
    made.close()


@pytest.fixture
def session(service: Service, path: Path) -> Session:
    return service.open_project(path).session


def test_choices_of_training_are_as_the_user_left_them(session: Session) -> None:
    choices = session.writable_learner().choices
    told = TOLD["settings"]["learning_choices"]
    for name in ("architecture", "encoder", "minutes", "loss", "optimizer", "quick_start", "standardize"):
        assert getattr(choices, name) == told[name]
    assert choices.augment == AugmentChoice("light", "upright", (("noise", 0.05), ("blur", 0.5)))
    assert not session.learning_state.auto


def test_ways_to_tell_instances_apart_are_as_the_user_left_them(project: Project) -> None:
    stored = InstanceSettings.from_json(project.settings.get("instances"))
    assert stored == InstanceSettings(InstanceMethod.WATERSHED, 4, 7, 1.5, 0.5)


def test_opening_and_closing_changes_no_setting_and_gives_the_project_its_id(
    path: Path, service: Service
) -> None:
    before = settings_of(path)
    assert before == TOLD["settings"]
    service.open_project(path)
    service.close()
    after = settings_of(path)
    assert is_identity(after.pop(IDENTITY))
    assert after == before


def test_choosing_the_same_again_writes_the_same_under_the_same_names(
    session: Session, service: Service, path: Path
) -> None:
    learner = session.writable_learner()
    learner.choose(learner.choices)
    learner.set_auto(False)
    service.close()
    assert missing_of(TOLD["settings"], settings_of(path)) == []


def test_a_prediction_kept_on_the_disk_is_shown_without_asking_the_network(
    session: Session, service: Service, dispatcher: QueueDispatcher
) -> None:
    open_image(session, dispatcher, "e")
    image = session.image
    assert image is not None
    assert dispatcher.pump_until(lambda: image.prediction is not None, LIMIT_S)
    assert image.prediction is not None
    expected = pixels_of(WRITTEN / "expected" / "predicted" / "model-002" / "e.png")
    assert np.array_equal(image.prediction.labels, expected)


def test_a_prediction_put_aside_stays_out_of_sight(session: Session, dispatcher: QueueDispatcher) -> None:
    open_image(session, dispatcher, "lab/a")
    image = session.image
    assert image is not None
    dispatcher.pump_until(lambda: image.prediction is not None, 0.5)
    assert image.prediction is None
    session.predict_now()
    assert dispatcher.pump_until(lambda: image.prediction is not None, LIMIT_S)


def test_a_round_of_training_that_was_interrupted_goes_on_at_its_step(
    path: Path, dispatcher: QueueDispatcher, one_thread: None
) -> None:
    service = Service(dispatcher, InlineCompute(threads=1))
    session = service.open_project(path).session
    messages: list[str] = []
    session.events.learning_changed.subscribe(lambda state: messages.append(state.message))
    session.writable_learner().start()
    assert dispatcher.pump_until(lambda: any(map(GOING_ON.match, messages)), LIMIT_S), messages
    service.close()


# ---- the command line


def test_effort_is_told_as_it_was_counted(tmp_path: Path, path: Path) -> None:
    assert missing_of(TOLD["effort"], inkling_here(tmp_path, "effort", path)) == []


def test_what_to_label_next_is_known_from_the_scores_kept_beside_the_project(
    tmp_path: Path, path: Path
) -> None:
    told = inkling_here(tmp_path, "next", path)
    assert told["by"] == TOLD["next"]["by"]
    assert [entry["reason"] for entry in told["images"]] == [e["reason"] for e in TOLD["next"]["images"]]
    assert [entry["stale"] for entry in told["images"]] == [False]


def test_export_writes_the_masks_that_were_accepted(tmp_path: Path, path: Path) -> None:
    out = tmp_path / "exported"
    told = inkling_here(tmp_path, "export", path, "--out", out)
    assert {key: told[key] for key in ("images", "left_out", "problems")} == {
        key: TOLD["export"][key] for key in ("images", "left_out", "problems")
    }
    for rel in ("a", "b", "d", "e"):
        (mask,) = (out / "masks").rglob(f"{rel}.png")
        assert np.array_equal(pixels_of(mask), expected_planes(rel, Plane.MASK, 0))


@pytest.mark.parametrize("model", MODELS)
def test_a_model_predicts_the_labels_that_it_predicted(
    tmp_path: Path, home: Path, path: Path, model: str
) -> None:
    out = tmp_path / "predicted"
    told = inkling_here(
        tmp_path, "predict", home / "lab", "--model", path / "models" / f"{model}.safetensors", "--out", out
    )
    assert keys_missing(TOLD["predict"], told) == []
    for file in sorted((WRITTEN / "expected" / "predicted" / model).iterdir()):
        assert float((pixels_of(out / file.name) == pixels_of(file)).mean()) >= LEAST_SAME, file.name


@pytest.mark.parametrize("model", MODELS)
def test_a_model_card_says_what_it_said(tmp_path: Path, path: Path, model: str) -> None:
    told = inkling_here(tmp_path, "models", path / "models" / f"{model}.safetensors")
    assert missing_of(TOLD[f"card of {model}"]["card"], told["card"]) == []


def test_a_model_card_names_architecture_loss_and_changes_of_patches(
    tmp_path: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inkling_here(tmp_path, "models", path / "models" / "model-002.safetensors")
    words = capsys.readouterr()
    shown = words.out + words.err
    for part in (
        "unet-small",
        "width 4",
        "dice+ce",
        "adamw",
        "upright orientation",
        "scale 1.3",
        "noise 0.02",
        "0.1.0",
    ):
        assert part in shown
    # Where the weights of an encoder come from is recorded since later.
    unknown = [line.strip().split("  ")[0] for line in shown.splitlines() if "not recorded" in line]
    assert unknown == ["Weights come from"]


def test_every_name_that_a_stored_choice_may_hold_is_still_known(tmp_path: Path) -> None:
    now = inkling_here(tmp_path, "models")
    for group in ("architectures", "tasks", "ready_models", "encoders", "losses", "optimizers"):
        assert set(TOLD["models"][group]) <= set(now[group]), group
    assert keys_missing(TOLD["models"]["settings"], now["settings"]) == []


def test_an_encoder_learned_without_labels_starts_a_training(
    tmp_path: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    encoder, out = path / "models" / "encoder-001.safetensors", tmp_path / "new.safetensors"
    card = read_encoder_card(encoder)
    assert (card.task, card.spec.architecture) == ("denoising", "unet-small")
    told = inkling_here(
        tmp_path, "train", path, "--init", encoder, "--epochs", "1", "--batch", "2", "--out", out
    )
    words = capsys.readouterr()
    assert "taken over" in words.out + words.err
    assert TOLD["train from encoder"].keys() - {"promoted", "verdict"} <= told.keys()


def test_a_training_goes_on_from_a_model_and_writes_a_record_with_the_same_keys(
    tmp_path: Path, path: Path
) -> None:
    out = tmp_path / "new.safetensors"
    model = path / "models" / "model-002.safetensors"
    inkling_here(tmp_path, "train", path, "--init", model, "--epochs", "1", "--batch", "2", "--out", out)
    card = inkling_here(tmp_path, "models", out)["card"]
    assert keys_missing(TOLD["card of model-002"]["card"], card) == []
    assert card["spec"]["settings"]["width"] == 4
    assert card["record"]["init"] == "model-002.safetensors"


def test_a_training_of_the_command_line_that_was_interrupted_goes_on_at_its_step(
    tmp_path: Path, home: Path, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = inkling_here(
        tmp_path, "train", path, "--arch", "unet-small", "--set", "width=4", "--set", "depth=2",
        "--epochs", "16", "--batch", "4", "--seed", "5", "--loss", "ce", "--augment", "light",
        # Version 0.1 learned from scribbled images too, without being asked to.
        "--orientation", "any", "--include", "in-work", "--out", home / "spare.safetensors",
    )  # fmt: skip
    words = capsys.readouterr()
    assert GOING_ON.search(words.out + words.err)
    assert told["steps"] == 16
    assert not (home / ".spare.unfinished.checkpoint").exists()


# ---- tables, and the window


def test_a_new_project_has_every_table_and_column_that_it_had(tmp_path: Path) -> None:
    path = tmp_path / "new.inkling"
    Project.create(path, name="New", classes=ClassList.from_names(["a", "b"])).close()
    now = tables_of(path / "project.sqlite")
    assert {name: set(columns) - set(now.get(name, ())) for name, columns in TOLD["tables"].items()} == {
        name: set() for name in TOLD["tables"]
    }


@pytest.mark.parametrize("name", ["scores", "vectors"])
def test_the_caches_have_every_column_that_they_had(path: Path, name: str) -> None:
    assert tables_of(path / f"{name}.sqlite") == TOLD[f"tables of {name}"]


def test_the_window_remembers_tools_looks_and_cut(home: Path) -> None:
    settings = Settings(home / "window.ini")
    assert (settings.theme, settings.tool, settings.opacity) == ("light", "eraser", 0.7)
    assert [settings.radius_px(tool) for tool in ("scribble", "brush", "eraser")] == [2.5, 7.0, 21.5]
    assert (settings.island_px, settings.uncertainty, settings.careful) == (77, "margin", True)
    cut = settings.cut
    assert (cut.method, cut.smoothness, cut.blend, cut.texture, cut.reach) == ("densecrf", 0.3, 0.2, 0.4, 0.9)
    assert (cut.crf_steps, cut.auto_smoothness, cut.auto_texture) == (10, False, True)
