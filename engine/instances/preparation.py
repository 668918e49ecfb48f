"""Preparation of the search for objects: its kernels are compiled once on a machine, seconds at first."""

from __future__ import annotations

from typing import Final

import numpy as np

from engine.core import ClassList
from engine.core.numbered_objects import NumberedObjects
from engine.instances.find import find_instances
from engine.instances.settings import InstanceMethod, InstanceSettings

_PREPARED: Final[set[InstanceMethod]] = set()
"""Methods that wait for nothing in this process; any thread."""


def is_prepared(method: InstanceMethod) -> bool:
    """Whether a search by this method waits for nothing that is being compiled."""
    return method in _PREPARED


def prepare(method: InstanceMethod) -> None:
    """Compile every kernel of a search by this method, or load it from the disk; from any thread."""
    labels = np.zeros((6, 12), np.uint8)
    labels[1:5, 1:5], labels[1:5, 6:10], labels[:, 5] = 1, 1, 2
    classes = ClassList.from_names(["background", "cell", "boundary"])
    settings = InstanceSettings(method, least_px=1)
    first = find_instances(labels, classes, settings)
    numbered = NumberedObjects(np.where(labels == 1, np.int32(7), np.int32(0)), labels)
    find_instances(labels, classes, settings, before=first)
    find_instances(labels, classes, settings, before=first, numbered=numbered)
    _PREPARED.add(method)
