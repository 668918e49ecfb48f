"""`effort`: totals in words, as JSON and as CSV, beside an open window."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from engine.commands.cli import parse, run_headless
from engine.storage import EffortRow
from tests.helpers.cli import inkling_here
from tests.helpers.projects import one_image_project


def test_the_command_tells_what_a_project_cost_while_it_is_open_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, image_id = one_image_project(tmp_path)
    table = tmp_path / "effort.csv"
    with project:
        rows = (EffortRow("brush", 1, strokes=3, seconds=70.0), EffortRow("other", None, keys=2, seconds=1.0))
        project.effort_log.put(project.effort_log.new_id(), image_id, "2026-01-01T00:00:00+00:00", rows)
        project.flush()
        told = inkling_here(tmp_path, "effort", project.path, "--csv", table)
    assert told["total"] == {"strokes": 3, "clicks": 0, "keys": 2, "undos": 0, "seconds": 71.0}
    assert sum(part["seconds"] for part in told["classes"]) == 71.0
    assert [(image["image"], image["accepted"]) for image in told["images"]] == [("a", None)]
    assert "1 min 11 s" in capsys.readouterr().out
    with open(table, encoding="utf-8", newline="") as file:
        assert [row["strokes"] for row in csv.DictReader(file)] == ["3", "0"]
    inkling_here(tmp_path, "effort", project.path, "--csv", table)
    with open(table, "a", encoding="utf-8", newline="") as file:
        file.write("a note of mine\r\n")
    assert run_headless(parse(["effort", str(project.path), "--csv", str(table)])) == 2
    assert table.read_text(encoding="utf-8").endswith("a note of mine\n")


def test_a_project_without_work_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project, _ = one_image_project(tmp_path)
    project.close()
    assert inkling_here(tmp_path, "effort", project.path)["images"] == []
    assert "Nothing was counted yet" in capsys.readouterr().out
