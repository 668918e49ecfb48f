"""Losses of an export that are known before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.core import IGNORE, ClassList, UserError
from engine.document.mask_survey import label_counts, listed
from engine.formats.catalog import WRITERS
from engine.formats.outgoing.options import ExportOptions
from engine.formats.outgoing.predictions import ModelPredictions
from engine.formats.outgoing.selection import candidates, labels_of
from engine.storage.project import Project


@dataclass(frozen=True, slots=True)
class ForeseenLoss:
    """Classes of the labels that a format of objects without classes cannot tell apart, or leaves out.

    Attributes:
        merged: names of the classes whose objects become those of one; empty for a single one.
        left_out: names of the classes without single objects, which are in no file.
    """

    merged: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.merged or self.left_out)

    @property
    def sentences(self) -> list[str]:
        """What will be lost, in words; empty for nothing."""
        sentences = []
        if self.merged:
            sentences.append(f"The format has no classes: objects of {listed(self.merged)} become alike.")
        if self.left_out:
            names = listed(self.left_out)
            sentences.append(f"The format has single objects alone, so that these are lost: {names}.")
        return sentences


def has_objects_alone(format_name: str) -> bool:
    """Whether a format holds single objects without classes."""
    carries = WRITERS[format_name].carries
    return carries.instances and not carries.names


def foreseen_loss(
    project: Project, format_name: str, options: ExportOptions, check: Callable[[], object] = lambda: None
) -> ForeseenLoss:
    """What a format will lose of the labels that would be written; reads masks only where it may lose some.

    Args:
        check: called for each image; what it raises ends the work.
    """
    if not has_objects_alone(format_name):
        return ForeseenLoss()
    classes = project.classes
    present: set[int] = set()
    predictions = ModelPredictions(project) if options.with_predictions else None
    for candidate in candidates(project, options, predictions):
        check()
        try:
            mask = labels_of(project, candidate, predictions)
        except UserError:
            continue  # It cannot be written either, which is told there.
        if mask is not None:
            present.update(np.flatnonzero(label_counts(mask)[:IGNORE]).tolist())
        if len(present) == len(classes.present):
            break  # There is nothing more to see.
    return _lost(present, classes)


def _lost(present: set[int], classes: ClassList) -> ForeseenLoss:
    used = [info for info in classes.present if info.id in present and not info.is_background]
    things = tuple(info.name for info in used if info.is_thing)
    areas = tuple(info.name for info in used if not info.is_thing)
    return ForeseenLoss(things if len(things) > 1 else (), areas)
