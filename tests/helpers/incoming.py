"""Data sets of other programs taken into new projects, and what came in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from engine.core import NO_PROGRESS, ClassList, LabelMap
from engine.formats.catalog import READERS, WRITERS
from engine.formats.incoming.contents import Answers, IncomingDataset
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import parse_mapping, resolve_mapping, suggested_mapping
from engine.formats.incoming.survey import ImportSurvey, survey_source
from engine.storage import Project

BACKGROUND = ClassList.from_names(["background"])


@dataclass
class TakenIn:
    """A data set in a new project: masks by the names of pictures, names of classes, report and survey."""

    masks: dict[str, LabelMap]
    numbers: dict[str, np.ndarray]
    status: dict[str, str]
    names: tuple[str, ...]
    report: DatasetReport
    survey: ImportSurvey

    def name_at(self, picture: str, y: int, x: int) -> str:
        """Name of the class of a pixel; empty for an unlabelled one."""
        label = int(self.masks[picture][y, x])
        return "" if label == 255 else self.names[label]


def take_in(
    folder: Path,
    source: Path,
    format_name: str | None = None,
    answers: Answers | None = None,
    lines: tuple[str, ...] = (),
    classes: ClassList = BACKGROUND,
) -> TakenIn:
    """Import a data set into a new project in `folder`, by its survey."""
    answers = answers or {}
    survey = survey_source(source, format_name, answers, classes)
    assert survey.unanswered(answers) == (), survey.unanswered(answers)
    targets = parse_mapping(lines, survey.classes, classes, survey.mapping)
    mapping = resolve_mapping(targets, survey.classes, classes)
    outcome = DatasetReport()
    with Project.create(folder / "taken-in.inkling", name="P", classes=mapping.classes) as project:
        dataset = opened(source, survey.format, answers)
        import_dataset(project, dataset, mapping, answers, outcome, NO_PROGRESS, source=source)
        masks, numbers, status = {}, {}, {}
        for record in project.images.rows():
            name, status[record.name] = record.name, record.status.value
            mask = project.decided_mask(record.id)
            if mask is not None:
                masks[name] = mask
                objects = project.object_numbers.get(record.id, (mask.shape[0], mask.shape[1]))
                if objects is not None:
                    numbers[name] = objects.ids
    return TakenIn(masks, numbers, status, mapping.classes.names, outcome, survey)


def import_as_suggested(project: Project, name: str, source: Path) -> None:
    """Bring all of an export of this format into a project, as it is suggested."""
    reader = READERS[WRITERS[name].read_as or name].load()
    dataset = reader.open(source, {})
    answers = {question.key: question.default for question in dataset.questions if question.default}
    dataset = reader.open(source, answers) if answers else dataset
    suggested = suggested_mapping(dataset.classes, project.classes)
    mapping = resolve_mapping(suggested, dataset.classes, project.classes)
    if mapping.added:
        project.set_classes(mapping.classes)
    outcome = DatasetReport()
    import_dataset(project, dataset, mapping, answers, outcome, NO_PROGRESS, source=source)
    assert list(outcome.problems) == []


def opened(source: Path, format_name: str, answers: Answers | None = None) -> IncomingDataset:
    return READERS[format_name].load().open(source, answers or {})


def picture(path: Path, shape: tuple[int, int] = (12, 16), value: int = 90) -> Path:
    """A plain picture of shape (H, W)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((*shape, 3), value, np.uint8)).save(path)
    return path


def write_json(path: Path, value: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")
    return path
