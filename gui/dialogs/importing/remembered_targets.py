"""Targets of the classes of a source among its answers: the next import of it begins with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.core import ClassList
from engine.formats.incoming.contents import Answers, ClassKey
from engine.formats.incoming.mapping import ClassTarget, TargetKind

_PREFIX: Final = "class "


def kept_targets(
    targets: Mapping[ClassKey, ClassTarget], suggested: Mapping[ClassKey, ClassTarget]
) -> dict[str, str]:
    """Answers that stand for the targets that are others than the suggested ones."""
    return {
        f"{_PREFIX}{key}": f"{target.kind.value}:{target.name}"
        for key, target in targets.items()
        if target != suggested.get(key)
    }


def without_targets(answers: Answers) -> dict[str, str]:
    """The answers but for those that stand for targets."""
    return {key: value for key, value in answers.items() if not key.startswith(_PREFIX)}


def remembered_targets(
    suggested: Mapping[ClassKey, ClassTarget], answers: Answers, classes: ClassList
) -> dict[ClassKey, ClassTarget]:
    """The targets that `kept_targets` has put among the answers; those that cannot be any more are left out.

    Args:
        classes: of the project.
    """
    names = {info.name for info in classes.present}
    targets = {}
    for key in suggested:
        kind, sign, name = answers.get(f"{_PREFIX}{key}", "").partition(":")
        if not sign or kind not in set(TargetKind):
            continue
        target = ClassTarget(TargetKind(kind), name)
        if target.kind is TargetKind.NEW and name in names:
            target = ClassTarget(TargetKind.CLASS, name)
        if target.kind is not TargetKind.CLASS or name in names:
            targets[key] = target
    return targets
