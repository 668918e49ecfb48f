"""The commands under torchrun: the same outputs as of one process, one voice, and an end for all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from main import main
from tests.helpers.networks import bright_square_image, tiny_model_file
from tests.helpers.two_processes import torchrun


def test_a_sharded_prediction_is_that_of_one_process_bit_for_bit(tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    for number in range(5):
        Image.fromarray(bright_square_image(40 + 8 * number, number)[0]).save(images / f"{number}.png")
    (images / "2.png").write_bytes(b"no image")
    model = str(tiny_model_file(tmp_path / "model.safetensors"))
    paths = {name: (tmp_path / name, tmp_path / f"{name}.json") for name in ("one", "two")}

    def words(name: str) -> list[str]:
        folder, result = paths[name]
        return ["predict", str(images), "--model", model, "--out", str(folder), "--json", str(result)]

    code = main([*words("one"), "--uncertainty"])
    done = torchrun("main.py", *words("two"), "--uncertainty")

    assert code == 2  # of the broken image
    assert done.returncode == 1  # torchrun's own, of the 2 of the first process
    assert done.stdout.count("4 of 5 masks written") == 1
    assert done.stderr.count("inkling: ") == 1
    one, two = ({p.name: p.read_bytes() for p in paths[name][0].iterdir()} for name in ("one", "two"))
    assert len(one) == 8
    assert two == one
    results = [json.loads(paths[name][1].read_text()) for name in ("one", "two")]
    assert [Path(row["image"]).name for row in results[1]["images"]] == ["0.png", "1.png", "3.png", "4.png"]
    assert [row["image"] for row in results[0]["images"]] == [row["image"] for row in results[1]["images"]]
    assert results[0]["problems"] == results[1]["problems"]


@pytest.mark.parametrize("arguments", [["doctor"], [], ["open", "somewhere"]])
def test_what_cannot_be_shared_is_refused(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {"WORLD_SIZE": "2", "RANK": "0", "LOCAL_RANK": "0", "LOCAL_WORLD_SIZE": "2"}.items():
        monkeypatch.setenv(name, value)
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Start it without torchrun" in said
