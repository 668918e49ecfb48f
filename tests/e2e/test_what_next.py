"""A real network looks at a folder in the background; later a terminal tells what to label next."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from engine.compute import InlineCompute
from engine.core import ModelId
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.storage import ModelRecord, Project
from tests.helpers.cli import inkling_here
from tests.helpers.networks import TWO_CLASSES, bright_square_image, tiny_model_file

PATIENCE_S = 60.0


def test_what_a_network_left_open_is_known_to_the_terminal_after_the_window_was_closed(
    tmp_path: Path,
) -> None:
    images = tmp_path / "images"
    images.mkdir()
    for number in range(4):
        Image.fromarray(bright_square_image(seed=number)[0]).save(images / f"{number}.png")
    with Project.create(tmp_path / "p.inkling", name="P", classes=TWO_CLASSES) as project:
        project.images.add_folder(images)
        model = tiny_model_file(project.models_dir / "m1.safetensors")
        project.models.add(ModelRecord(ModelId("m1"), model, "2026-01-01T00:00:00+00:00"))
        project.models.set_current(ModelId("m1"))
    dispatcher = QueueDispatcher()
    service = Service(dispatcher, InlineCompute(threads=1))
    session = service.open_project(project.path).session
    finder = service.similarity_search()
    queue = service.queue(finder)
    assert dispatcher.pump_until(lambda: queue.predicted_count == 4, PATIENCE_S)
    queue.close()
    finder.close()
    assert session.image is None
    service.close()
    told = inkling_here(tmp_path, "next", project.path, "--by", "effort")
    weights = [row["weight"] for row in told["images"]]
    assert len(weights) == 4
    assert weights == sorted(weights)
    assert {Path(row["file"]).name for row in told["images"]} == {f"{n}.png" for n in range(4)}
    assert not any(row["stale"] for row in told["images"])
