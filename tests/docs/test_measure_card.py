"""The script that measures a graphics card: its commands are commands of the program, and it goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.commands.cli import build_parser
from tests.docs.scripts import docs_script

ROW = {"metric": "a figure", "value": 2.0, "unit": "ms", "peer": "a peer", "ratio": 1.5, "note": "a note"}


@pytest.mark.parametrize("rehearse", [False, True])
def test_each_command_is_one_of_the_program(tmp_path: Path, rehearse: bool) -> None:
    script = docs_script("measure_card")
    parts = script.card_parts(tmp_path, tmp_path / "camvid", 2.0, rehearse)
    assert [part.name for part in parts] == ["densecrf", "inference", "training", "nccl", "networks"]
    for part in parts:
        for command in part.commands:
            own = command[command.index(script.MAIN) + 1 :]
            assert vars(build_parser().parse_args(own))
        assert str(tmp_path / f"{part.name}.json") in part.commands[-1]


def test_a_part_that_fails_stops_no_other_and_results_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = docs_script("measure_card")
    ran = []

    def run(command: list[str], timeout: float) -> subprocess.CompletedProcess[str]:
        assert command[0] == sys.executable
        result = Path(command[command.index("--json") + 1])
        ran.append(result.stem)
        if result.stem == "training":
            raise subprocess.TimeoutExpired(command, timeout)
        if result.stem != "inference":
            result.write_text(json.dumps({"rows": [ROW]}), encoding="utf-8")
        return subprocess.CompletedProcess(command, int(result.stem == "inference"))

    monkeypatch.setattr(script.subprocess, "run", run)
    chosen = ["--out", str(tmp_path), "--parts", "densecrf", "inference", "training", "networks"]
    assert script.main(chosen) == 1
    said = capsys.readouterr().out
    assert "a figure: 2 ms, 1.5 times a peer (a note)" in said
    assert "failed with exit code 1" in said
    assert "ended after its limit of 240 s" in said
    assert ran == ["densecrf", "inference", "training", "networks"]
    assert script.main(chosen) == 1
    assert ran[4:] == ["inference", "training"]
