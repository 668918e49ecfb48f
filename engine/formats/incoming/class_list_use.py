"""Use of a project's classes until now, which says how far their numbers can be those of other masks."""

from __future__ import annotations

from dataclasses import dataclass

from engine.core import ClassList
from engine.core.classes import DEFAULT_CLASSES
from engine.formats.class_templates import NUMBERING_KEY
from engine.formats.incoming.remembered import all_answers
from engine.storage.project import Project
from engine.storage.records import ImageStatus


@dataclass(frozen=True, slots=True)
class ClassListUse:
    """Use of the classes of a project.

    Attributes:
        is_untouched: they are those of a new project, and no mask, stroke or model knows them.
        holds_masks: images are labelled with them.
        numberings: answers that were given about other masks whose values have no names.
    """

    is_untouched: bool = False
    holds_masks: bool = False
    numberings: frozenset[str] = frozenset()


def class_list_use(project: Project) -> ClassListUse:
    """Use of the classes of a project; quick, any thread."""
    counts = project.images.counts()
    answers = (known.get(NUMBERING_KEY) for known in all_answers(project))
    return ClassListUse(
        are_classes_untouched(project),
        bool(counts[ImageStatus.ACCEPTED] or counts[ImageStatus.STARTED]),
        frozenset(filter(None, answers)),
    )


def are_classes_untouched(project: Project) -> bool:
    """Whether the classes are those of a new project, and no mask, stroke or model knows them."""
    is_default = project.classes == ClassList.from_names(DEFAULT_CLASSES)
    return is_default and not project.images.has_steps() and not project.models.all()
