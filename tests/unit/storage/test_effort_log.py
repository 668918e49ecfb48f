"""Sittings on disk: stored in place, compared at the acceptance, taken back, brought along from version 1."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from engine.core import LabelMap, ModelId, UserError
from engine.session.effort.agreement import agreement_of
from engine.storage import EffortRow, Project
from engine.storage.schema import MIGRATIONS, migrate
from tests.helpers.projects import SHAPE, one_image_project

DRAWN = EffortRow("brush", 1, strokes=3, seconds=4.5)
MODEL = ModelId("unet-001")
BEGAN, ENDED = "2026-01-01T10:00:00+00:00", "2026-01-01T10:01:00+00:00"


def everything(class_id: int) -> LabelMap:
    return np.full(SHAPE, class_id, np.uint8)


def test_a_sitting_comes_back_as_it_was_stored_last(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        number = project.effort_log.new_id()
        project.effort_log.put(number, image_id, BEGAN, (EffortRow("brush", 1, strokes=1),))
        project.effort_log.put(number, image_id, BEGAN, (DRAWN, EffortRow("other", None, keys=2, undos=1)))
    with Project.open(project.path) as again:
        (sitting,) = again.effort_log.all()
        assert sitting.rows == (DRAWN, EffortRow("other", None, keys=2, undos=1))
        assert (sitting.image, sitting.began, sitting.accepted) == ("a", BEGAN, None)
        assert again.effort_log.new_id() == number + 1


def test_the_first_prediction_since_the_last_acceptance_is_compared(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        book = project.effort_log
        for number, seen in ((1, 1), (2, 2)):
            book.put(number, image_id, BEGAN, (DRAWN,))
            book.put_shown(number, ModelId(f"m{seen}"), everything(seen))
        book.accept(2, image_id, ENDED, lambda: everything(1), agreement_of)
        left, accepted = book.all(image_id)
        assert left.agreement is None
        assert accepted.agreement is not None
        assert (accepted.model_id, accepted.agreement.share, accepted.agreement.iou) == ("m1", 1.0, {1: 1.0})
        book.put(3, image_id, BEGAN, (DRAWN,))
        book.accept(3, image_id, ENDED, lambda: everything(1), agreement_of)
        assert book.all()[2].agreement is None


def test_an_acceptance_taken_back_is_measured_anew_at_the_next(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        book = project.effort_log
        book.put(1, image_id, BEGAN, (DRAWN,))
        book.put_shown(1, MODEL, everything(1))
        book.accept(1, image_id, ENDED, lambda: everything(1), agreement_of)
        book.take_back(image_id)
        (open_again,) = book.all()
        assert (open_again.accepted, open_again.model_id, open_again.agreement) == (None, None, None)
        book.put(2, image_id, BEGAN, (DRAWN,))
        book.accept(2, image_id, ENDED, lambda: everything(2), agreement_of)
        agreement = book.all()[1].agreement
        assert agreement is not None
        assert (agreement.share, agreement.mean_iou) == (0.0, 0.0)


def test_only_the_prediction_that_may_be_needed_again_is_kept(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        for number in (1, 2, 3):
            project.effort_log.put(number, image_id, BEGAN, (DRAWN,))
            project.effort_log.put_shown(number, MODEL, everything(1))
            project.effort_log.accept(number, image_id, ENDED, lambda: everything(1), agreement_of)
    connection = sqlite3.connect(project.path / "project.sqlite")
    kept = connection.execute("SELECT id FROM sittings WHERE shown IS NOT NULL").fetchall()
    connection.close()
    assert kept == [(3,)]


def test_a_prediction_of_an_image_of_another_size_says_nothing(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        project.effort_log.put(1, image_id, BEGAN, (DRAWN,))
        project.effort_log.put_shown(1, MODEL, everything(1)[:-1])
        project.effort_log.accept(1, image_id, ENDED, lambda: everything(1), agreement_of)
        (sitting,) = project.effort_log.all()
        assert (sitting.accepted, sitting.agreement) == (ENDED, None)


def test_a_read_only_project_shows_its_sittings_and_refuses_new_ones(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        project.effort_log.put(1, image_id, BEGAN, (DRAWN,))
    with Project.open(project.path, read_only=True) as look:
        assert look.effort_log.all()[0].rows == (DRAWN,)
        with pytest.raises(UserError, match="read-only"):
            look.effort_log.put(2, image_id, BEGAN, (DRAWN,))


def test_what_version_1_noted_becomes_one_sitting_for_each_image(tmp_path: Path) -> None:
    project = tmp_path / "old.inkling"
    project.mkdir()
    file = project / "project.sqlite"
    connection = sqlite3.connect(file, isolation_level=None)
    migrate(connection, tmp_path / "unused", MIGRATIONS[:1])
    connection.executescript(
        "INSERT INTO classes VALUES (0, 'background', 0, 0, 0), (1, 'cell', 9, 9, 9);"
        "INSERT INTO folders VALUES (1, '/pictures', NULL);"
        "INSERT INTO images(id, folder_id, name, rel, rel_key, status) VALUES"
        " (1, 1, 'a.png', 'a', 'a', 'accepted'), (2, 1, 'b.png', 'b', 'b', 'started');"
        "INSERT INTO effort(image_id, class_id, tool, strokes, clicks, seconds, at) VALUES"
        " (1, 1, 'brush', 2, 0, 3.0, '2026-01-01'), (1, 1, 'brush', 1, 0, 2.0, '2026-01-02'),"
        " (1, NULL, 'decision', 0, 1, 1.0, '2026-01-02'), (2, 1, 'scribble', 4, 0, 8.0, '2026-01-03');"
    )
    connection.close()
    with Project.open(project) as opened:
        first, second = opened.effort_log.all()
    assert (first.image, first.began, first.accepted) == ("a", "2026-01-01", "2026-01-02")
    assert set(first.rows) == {
        EffortRow("brush", 1, strokes=3, seconds=5.0),
        EffortRow("decision", None, clicks=1, seconds=1.0),
    }
    assert (second.image, second.accepted) == ("b", None)
    assert second.rows == (EffortRow("scribble", 1, strokes=4, seconds=8.0),)
