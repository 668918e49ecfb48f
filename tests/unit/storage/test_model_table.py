"""Models of a project: the names of new ones."""

from __future__ import annotations

from pathlib import Path

from engine.storage import ModelRecord
from tests.helpers.projects import new_project


def test_the_first_model_of_a_project_has_number_one(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        assert project.models.next_path() == project.models_dir / "model-001.safetensors"


def test_a_new_model_has_a_name_that_no_other_has(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        project.models.add(ModelRecord.of_file(project.models_dir / "model-002.safetensors"))
        assert project.models.next_path().stem == "model-003"
        project.models.add(ModelRecord.of_file(tmp_path / "elsewhere.safetensors"))
        assert project.models.next_path().stem == "model-003"


def test_numbers_of_one_name_do_not_depend_on_models_of_others(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        for name in ("fcn-001", "fcn-009", "model-003-2", "modeling-7", "model-"):
            project.models.add(ModelRecord.of_file(project.models_dir / f"{name}.safetensors"))
        (project.models_dir / "fcn-010.safetensors").touch()
        stems = [project.models.next_path(stem).stem for stem in ("model", "fcn", "fcn-x", "f.n")]
        assert stems == ["model-004", "fcn-011", "fcn-x-001", "f.n-001"]


def test_a_record_of_a_file_bears_its_name_and_the_moment_in_utc(tmp_path: Path) -> None:
    metrics = {"mean_iou": 0.5}
    record = ModelRecord.of_file(tmp_path / "model-007.safetensors", metrics, "Better.")
    assert (record.id, record.metrics, record.note, record.is_current) == (
        "model-007",
        metrics,
        "Better.",
        False,
    )
    assert record.created.endswith("+00:00")
