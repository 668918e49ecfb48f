"""kill -9 at any moment: what was flushed is there, the rest is whole."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import LabelMap
from engine.document.planes import Plane
from engine.storage import Project
from tests.helpers.projects import SHAPE, one_image_project, opened_history

CHECKOUT = Path(__file__).resolve().parents[3]

# Paints random rectangles for ever, undoing now and then; says how far it has flushed.
WORK = """
import sys
from pathlib import Path
from tests.unit.storage.test_killed import step
from engine.document.planes import Plane
from engine.storage import Project
from tests.helpers.projects import opened_history
project = Project.open(Path(sys.argv[1]))
image_id = project.images.rows()[0].id
planes, history = opened_history(project, image_id)
while True:
    step(planes, history)
    project.write_mask(image_id, planes.snapshot(Plane.MASK))
    if history.position % 3 == 0:
        project.flush()
        print(history.position, flush=True)
"""


# Tags images for ever; says how many tags are flushed.
TAGGING = """
import sys
from itertools import count
from pathlib import Path
from engine.storage import Project
project = Project.open(Path(sys.argv[1]))
image_id = project.images.rows()[0].id
for number in count(1):
    project.tags.set({image_id: project.tags.of(image_id).with_tag(f"tag {number}")})
    project.flush()
    print(number, flush=True)
"""


def picture(seq: int) -> LabelMap:
    """The whole mask after `seq` steps."""
    rng = np.random.default_rng(seq)
    return rng.integers(0, 3, SHAPE, dtype=np.uint8) if seq else np.full(SHAPE, 255, np.uint8)


def step(planes, history) -> None:  # type: ignore[no-untyped-def]
    with planes.edit("Brush") as edit:
        edit.write(Plane.MASK, picture(history.position + 1))
    history.push(edit.change)


def last_flushed(program: str, project: Path, after_s: float) -> int:
    """The last number that a program says it has flushed, killed so long after the first one."""
    worker = subprocess.Popen(
        [sys.executable, "-c", program, str(project)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    )
    assert worker.stdout is not None
    with worker:
        lines = [worker.stdout.readline()]
        time.sleep(after_s)
        worker.kill()
        lines += worker.stdout.readlines()
    return max(int(line) for line in lines if line.endswith("\n"))


@pytest.mark.parametrize("after_s", [0.0, 0.07])
def test_a_killed_program_loses_no_tag_that_was_flushed(tmp_path: Path, after_s: float) -> None:
    project, image_id = one_image_project(tmp_path)
    project.close()
    flushed = last_flushed(TAGGING, project.path, after_s)
    with Project.open(project.path) as again:
        tags = again.tags.of(image_id).has
    assert set(tags) in ({f"tag {n + 1}" for n in range(flushed + more)} for more in (0, 1))


@pytest.mark.parametrize("after_s", [0.0, 0.02, 0.05, 0.11, 0.23])
def test_a_killed_program_loses_nothing_that_was_flushed(tmp_path: Path, after_s: float) -> None:
    project, image_id = one_image_project(tmp_path)
    project.close()
    flushed = last_flushed(WORK, project.path, after_s)

    mask_file = project.path / "masks" / "a.png"
    with Image.open(mask_file) as image:
        image.load()
    with Project.open(project.path) as again:
        planes, history = opened_history(again, image_id)
        assert history.position >= flushed
        assert history.length == history.position
        assert np.array_equal(planes.view(Plane.MASK), picture(history.position))
        written = again.read_mask_file(image_id)
        assert written is not None
        assert np.array_equal(written, planes.view(Plane.MASK))
        for position in range(history.position - 1, -1, -1):
            history.undo()
            assert np.array_equal(planes.view(Plane.MASK), picture(position))


def test_a_project_that_was_killed_can_be_opened_at_once(tmp_path: Path) -> None:
    project, _ = one_image_project(tmp_path)
    project.close()
    hold = "import sys,time\nfrom pathlib import Path\nfrom engine.storage import Project\n"
    hold += "p = Project.open(Path(sys.argv[1]))\nprint('open', flush=True)\ntime.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(project.path)], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        holder.kill()
    Project.open(project.path).close()
