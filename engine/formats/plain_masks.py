"""Import of a folder of plain masks without questions: their values are class numbers."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from types import MappingProxyType
from typing import Final

from engine.core import NO_PROGRESS, CancelToken, Reporter
from engine.formats.incoming.class_list_use import are_classes_untouched
from engine.formats.incoming.contents import Answers, MaskFolder
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import has_no_names, resolve_mapping, suggested_mapping
from engine.formats.incoming.noted_imports import noted_import
from engine.formats.incoming.survey import ImportSurvey
from engine.formats.readers.png import PlainFolderReader
from engine.storage.project import Project

PLAIN_FORMAT: Final = "png"
"""Name of the format that is read, in the catalog."""
_NO_ANSWERS: Final[Answers] = MappingProxyType({})


def import_masks(
    project: Project,
    folder: Path,
    report: Reporter = NO_PROGRESS,
    token: CancelToken | None = None,
    *,
    images: Path | None = None,
    replace: bool = False,
    survey: ImportSurvey | None = None,
    answers: Answers = _NO_ANSWERS,
) -> DatasetReport:
    """Read every mask in `folder` into the image that it belongs to; files that cannot be used are reported.

    A mask belongs to the image that lies beside it (images/ beside masks/, or the same folder), else to the
    one of its name; a name that fits two images, or an image that two masks fit, is reported. Images that are
    accepted or in work keep their labels. Masks of 0 and 255 alone, where that may mean an object or what is
    unlabelled, and those whose palette contradicts the others', come in without being accepted. Masks in
    colours need a table of them in the folder or above it (labelmap.txt, class_dict.csv).

    Where `folder` is a data set with a folder of masks (masks/, or labels/, gt/ and the like beside images/),
    the pictures beside that are added to the project, and classes of its classes.txt that the project lacks;
    untouched classes of a new project make room for them. The window that opens the project next takes all of
    it back as one step.

    Args:
        images: the folder of images that the masks were given for; None for what lies beside `folder`.
        replace: put the masks in the place of labels that are there; undo brings those back.
        survey: of the folder, with `answers` to its questions; None where values are numbers of the
            project's classes.

    Raises:
        UserError: the folder cannot be listed or holds no mask, or its table of colours is not in order.
        CancelledError: what was imported until then stays.
    """
    dataset = PlainFolderReader().open(folder, {})
    if images is not None and dataset.masks is not None:
        masks = MaskFolder(dataset.masks.folder, images)
        dataset = dataclasses.replace(dataset, masks=masks)
    sources, targets = dataset.classes, suggested_mapping(dataset.classes, project.classes)
    replaces = not has_no_names(sources) and are_classes_untouched(project)
    if survey is not None and survey.mapping is not None:
        sources, targets, replaces = survey.classes, dict(survey.mapping), survey.replaces
    mapping = resolve_mapping(targets, sources, project.classes, replaces=replaces)
    if mapping.added:
        project.set_classes(mapping.classes)
    outcome = DatasetReport()
    with noted_import(project, outcome, mapping.added, folder, PLAIN_FORMAT, replaced_classes=replaces):
        import_dataset(
            *(project, dataset, mapping, answers, outcome, report, token), source=folder, replace=replace
        )
    return outcome
