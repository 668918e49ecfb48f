"""The effort report: sums, order of acceptance, words, and the CSV."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from engine.core import ClassList, ImageId, ModelId, UserError
from engine.session.effort.effort_meter import Effort, summed
from engine.session.effort.effort_report import (
    COLUMNS,
    ClassWork,
    EffortReport,
    ImageWork,
    effort_report,
    is_effort_csv,
    new_models,
    running_median,
    seconds_text,
    sentences,
    write_csv,
)
from engine.storage import EffortRow, Project
from tests.helpers.projects import one_image_project


def work(
    number: int, seconds: float, iou: float | None = None, model: str | None = None, turn: int = 1
) -> ImageWork:
    return ImageWork(
        ImageId(number),
        f"image-{number}",
        turn,
        "2026-01-01T00:00:00+00:00",
        f"2026-01-01T00:{number:02d}:00+00:00",
        None if model is None else ModelId(model),
        iou,
        iou,
        (ClassWork(1, "cell", Effort(strokes=1, seconds=seconds), iou),),
    )


def report(*works: ImageWork) -> EffortReport:
    return EffortReport(works, (ClassWork(1, "cell", summed(w.effort for w in works)),))


def test_sittings_up_to_an_acceptance_are_one_and_the_rest_is_open(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        book = project.effort_log
        for number, seconds in enumerate((1.0, 2.0, 4.0, 8.0), start=1):
            book.put(number, image_id, f"2026-01-0{number}", (EffortRow("brush", 1, 1, seconds=seconds),))
        for number in (2, 3):
            book.accept(number, image_id, f"2026-02-0{number}", np.zeros((4, 4), np.uint8), lambda *_: None)
        found = effort_report(project)
    assert [(w.turn, w.effort.seconds, w.accepted) for w in found.works] == [
        (1, 3.0, "2026-02-02"),
        (2, 4.0, "2026-02-03"),
        (3, 8.0, None),
    ]
    assert [w.turn for w in found.accepted] == [1]
    assert [w.turn for w in found.corrected_later] == [2, 3]
    assert found.effort == Effort(strokes=4, seconds=15.0)


def test_the_sentence_compares_the_end_with_the_beginning() -> None:
    works = [work(n, 41.0 if n < 10 else 12.0) for n in range(20)]
    assert sentences(report(*works)) == ["The last 10 images took 12 s each, the first 10 took 41 s."]


def test_few_images_are_not_compared() -> None:
    assert sentences(report()) == []
    assert sentences(report(work(1, 8.0))) == ["1 image accepted so far, 8.0 s."]
    assert sentences(report(work(1, 8.0), work(2, 20.0)))[0] == "2 images accepted so far, 14 s each."


def test_the_sentence_tells_how_good_the_predictions_were_and_what_came_later() -> None:
    works = [work(n, 10.0, 0.5 if n < 2 else 0.9, "m") for n in range(4)]
    said = sentences(report(*works, work(0, 30.0, turn=2)))
    assert "IoU of 0.90 on the last 2 images, 0.50 on the first 2" in said[1]
    assert said[2] == "Correcting 1 image again after acceptance took 30 s."


def test_images_accepted_as_predicted_prove_nothing_about_the_predictions() -> None:
    works = [work(1, 10.0, 0.5, "m"), *(work(n, 1.0, 1.0, "m") for n in range(2, 8))]
    said = sentences(report(*works))
    assert said[1] == "Before your corrections the predictions had an IoU of 0.50."
    assert said[2] == (
        "In 6 images nothing that was predicted was changed, which does not tell how good the predictions"
        " were."
    )


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.04, "0.0 s"),
        (9.94, "9.9 s"),
        (9.96, "10 s"),
        (59.6, "1 min 00 s"),
        (185, "3 min 05 s"),
        (7620, "2 h 07 min"),
    ],
)
def test_seconds_are_told_as_people_do(seconds: float, text: str) -> None:
    assert seconds_text(seconds) == text


def test_the_running_median_looks_back_only() -> None:
    assert running_median([9.0, 1.0, 5.0, 2.0], window=3) == [9.0, 5.0, 5.0, 2.0]


def test_a_model_is_marked_where_it_came_and_not_again() -> None:
    works = [
        work(0, 1.0),
        work(1, 1.0, 0.5, "a"),
        work(2, 1.0),
        work(3, 1.0, 0.5, "a"),
        work(4, 1.0, 0.5, "b"),
    ]
    assert new_models(works) == [(1, "a"), (4, "b")]


def test_the_csv_has_a_row_for_each_image_and_class_quoted_where_needed(tmp_path: Path) -> None:
    awkward = ImageWork(
        ImageId(1),
        'a,"b"\nc',
        1,
        "2026-01-01",
        None,
        None,
        None,
        None,
        (
            ClassWork(1, "cell", Effort(strokes=2, seconds=1.5)),
            ClassWork(None, "", Effort(keys=3, seconds=0.5)),
        ),
    )
    path = tmp_path / "effort.csv"
    write_csv(report(awkward), path)
    with open(path, encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == ['a,"b"\nc'] * 2
    assert [dict(zip(head, row, strict=True))["seconds"] for row in rows] == ["1.500", "0.500"]
    assert path.read_bytes().count(b"\r\n") == 3
    assert is_effort_csv(path)
    path.write_bytes(path.read_bytes().replace(b"1.500", b"1.501"))
    assert not is_effort_csv(path)


def test_a_csv_that_cannot_be_written_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="is a file, not a folder"):
        write_csv(report(), tmp_path / "file" / "effort.csv")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_classes_without_work_are_listed_with_zeros(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p.inkling", name="P", classes=ClassList.from_names(["no", "yes"]))
    with project:
        found = effort_report(project)
    assert [(c.class_id, c.effort) for c in found.classes] == [(0, Effort()), (1, Effort()), (None, Effort())]
