"""Damaged and hostile project files: a finding or a sentence, and nothing else is touched.

INKLING_FUZZ=N changes N cells instead of a few.
"""

from __future__ import annotations

import copy
import json
import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from engine.jobs import QueueDispatcher
from engine.service import Service
from tests.fuzz.projects import (
    IMAGES,
    JSONS,
    SETTINGS,
    Mutation,
    cells,
    make_project,
    mutate,
    raw,
    spoiled,
    stored,
    tree,
    use,
)
from tests.helpers.fake_compute import FakeCompute

COUNT = int(os.environ.get("INKLING_FUZZ", "0"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("template"))


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    return copy_of(template, tmp_path / "sandbox")


def copy_of(template: Path, sandbox: Path) -> Path:
    """The project with its images, in a folder with something beside it that must stay as it is."""
    shutil.rmtree(sandbox, ignore_errors=True)
    shutil.copytree(template.parent, sandbox)
    (sandbox / "thesis.txt").write_text("precious")
    return sandbox / template.name


def check_mutation(project: Path, mutation: Mutation, before: list[object]) -> None:
    outside = tree(project.parent, but=project)
    exported, sentences = use(project, project.parents[1] / "written")
    assert tree(project.parent, but=project) == outside, mutation.what
    missing = {str(n) for n in range(IMAGES)} - exported - spoiled(mutation)
    assert missing == set(), (mutation.what, sentences)
    if sentences and mutation.table != "settings":
        assert stored(project, mutation) == before, f"{mutation.what} was overwritten"


@pytest.mark.parametrize("part", range(8))
def test_any_value_in_any_cell_spoils_its_own_row_at_most(part: int, template: Path, tmp_path: Path) -> None:
    every = cells(template)
    rng = random.Random(part)
    checked = 0
    for number in range((COUNT or len(every) // 2) // 8 + 1):
        project = copy_of(template, tmp_path / "sandbox")
        mutation = mutate(project, rng, every[(number * 8 + part) % len(every)])
        if mutation is not None:
            check_mutation(project, mutation, stored(project, mutation))
            checked += 1
    assert checked, "no cell was changed"


def replaced(value: Any, rng: random.Random) -> Any:
    """A JSON value with one part of it replaced by one of another kind."""
    parts: Any = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    keys = [key for key, _ in parts]
    if not keys or rng.random() < 0.2:
        return rng.choice(
            (None, True, -1, 1e308, 10**30, "x\0", "../../x", "x" * 9000, [], [[]], {}, {"x": {}})
        )
    key = rng.choice(keys)
    changed = copy.copy(value)
    changed[key] = replaced(value[key], rng)
    return changed


@pytest.mark.parametrize("number", range(max(12, COUNT // 20)))
def test_a_session_opens_whatever_the_settings_are(number: int, project: Path, tmp_path: Path) -> None:
    rng = random.Random(number)
    with raw(project) as connection:
        for key, value in SETTINGS.items():
            text = json.dumps(replaced(value, rng)) if number % 4 else JSONS[number // 4 % len(JSONS)]
            connection.execute("UPDATE settings SET value = ? WHERE key = ?", (text, key))
    (project / "models" / "training.checkpoint").write_bytes(b"")
    outside = tree(project.parent, but=project)
    dispatcher, compute = QueueDispatcher(), FakeCompute()
    service = Service(dispatcher, compute)
    session = service.open_project(project).session
    search = service.similarity_search()
    queue = service.queue(search)
    try:
        session.navigation.open_last()
        assert dispatcher.pump_until(lambda: session.image is not None, 60)
        session.writable_learner().set_auto(True)
        session.writable_learner().start()
        dispatcher.pump()
    finally:
        queue.close()
        search.close()
        service.close()
        dispatcher.pump()
    assert tree(project.parent, but=project) == outside
