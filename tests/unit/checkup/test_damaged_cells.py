"""Any value in any cell of a project file: after a repair the checked door finds nothing, and one can paint.

INKLING_DAMAGE=N tries N values for each column instead of one.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from engine.checkup.project_check import check_project, repair_project
from engine.storage import Project
from tests.fuzz.projects import cells, make_project, mutate

TRIES = max(1, int(os.environ.get("INKLING_DAMAGE", "12")) // 12)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("cells"))


def test_a_repair_leaves_nothing_that_the_program_would_refuse(template: Path, tmp_path: Path) -> None:
    complaints = []
    for cell in cells(template):
        for attempt in range(TRIES):
            name = f"{'.'.join(cell)}-{attempt}"
            project = tmp_path / f"{name}.inkling"
            shutil.copytree(template, project)
            # By its name: another table leaves the values of all others as they are.
            rng = random.Random(name)
            mutation = next((m for _ in range(20) if (m := mutate(project, rng, cell)) is not None), None)
            if mutation is None:
                continue
            try:
                repair_project(project)
                left = [d.sentence for d in check_project(project).findings if d.is_repairable]
                with Project.open(project) as opened:
                    left += [str(finding) for finding in opened.findings]
                    for record in opened.images.rows():
                        if record.height is not None and record.width is not None:
                            opened.load_state(record.id, (record.height, record.width))
            except Exception as error:  # noqa: BLE001 - gathered, so that one run names all
                left = [f"{type(error).__name__}: {error}"]
            if left:
                complaints.append(f"{mutation.what}: {left[:2]}")
            shutil.rmtree(project)
    assert complaints == [], "\n".join(complaints)
