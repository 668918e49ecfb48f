"""What a project stores can be read again: what could not is refused, or made fit, by the writer."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from engine.core import ModelId, Rect, UserError
from engine.core.checked import MAX_JSON_DEPTH, MAX_JSON_ITEMS
from engine.document.planes import Plane
from engine.formats.incoming.remembered import remember_answers, remembered_answers
from engine.storage import ModelRecord, Project
from engine.storage.settings_table import newest_that_fit
from tests.helpers.projects import new_project, one_image_project, opened_history


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


UNREADABLE = {
    "long": "x" * (4 << 20),
    "of many items": [1] * (MAX_JSON_ITEMS + 1),
    "deep": nested(MAX_JSON_DEPTH + 1),
    "no Unicode": "caf\udce9",
    "a huge number": 1 << 130,
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_setting_that_could_not_be_read_again_is_refused_and_the_one_before_stays(
    tmp_path: Path, kind: str
) -> None:
    with new_project(tmp_path) as project:
        project.settings.set("kept", {"a": 1})
        with pytest.raises(
            UserError, match=r"^Nothing was stored in the project: the value of 'kept'"
        ) as refused:
            project.settings.set("kept", UNREADABLE[kind])
        assert refused.value.hint == ("Store less at once." if kind == "long" else "")
        assert project.settings.get("kept") == {"a": 1}
        path = project.path
    with Project.open(path) as project:
        assert project.settings.get("kept") == {"a": 1}
        assert project.settings.findings == ()


def test_the_newest_entries_of_a_long_setting_are_those_that_stay() -> None:
    entries = {str(number): "x" * (1 << 20) for number in range(6)}
    assert list(newest_that_fit(entries)) == ["4", "5"]
    assert newest_that_fit({}) == {}


def test_a_model_whose_record_could_not_be_read_again_is_refused(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        now = datetime.now(UTC).isoformat()
        model = ModelRecord(ModelId("m-1"), project.models.next_path("m"), now, {}, "one\ntwo")
        with pytest.raises(UserError, match="The model m-1 was not stored in the project: note"):
            project.models.add(model)
        assert project.models.all() == []
        project.models.add(replace(model, note="one"))
        assert [known.id for known in project.models.all()] == ["m-1"]


@pytest.mark.parametrize("label", ["Import a\nb", "Import caf\udce9", "Import " + "x" * 2000])
def test_a_step_with_the_name_of_any_folder_is_read_again(tmp_path: Path, label: str) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        with planes.edit(label) as edit:
            edit.put(Plane.MASK, Rect(0, 0, 4, 4), None, 1)
        assert edit.change is not None
        history.push(edit.change)
        path = project.path
    with Project.open(path) as project:
        planes, history = opened_history(project, image_id)
        assert planes.view(Plane.MASK)[0, 0] == 1
        assert history.undo_label.startswith("Import ")
        history.undo()
        assert planes.view(Plane.MASK)[0, 0] == 255


def test_a_long_name_of_a_group_takes_no_other_group_away(tmp_path: Path) -> None:
    with new_project(tmp_path) as project:
        first, second, *_ = project.classes
        changed = project.classes.with_infos(
            [replace(first, group="g" * 999), replace(second, group="short")]
        )
        project.set_classes(changed)
        path = project.path
    with Project.open(path) as project:
        assert project.classes[1].group == "short"


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_answers_for_a_folder_whose_name_is_no_unicode_are_remembered_beside_others(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    with new_project(tmp_path) as project:
        remember_answers(project, tmp_path / "plain", {"overlap": "later"})
        remember_answers(project, odd, {"overlap": "smaller"})
        path = project.path
    with Project.open(path) as project:
        assert remembered_answers(project, odd) == {"overlap": "smaller"}
        assert remembered_answers(project, tmp_path / "plain") == {"overlap": "later"}
