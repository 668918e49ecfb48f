"""The ways to learn from unlabelled images; plain data, so listing them loads no torch.

A new task is one file with a `build(setup)` function, see `task.PretrainTask`, and one entry here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.models.catalog import unknown_name
from engine.models.settings import SettingInfo


@dataclass(frozen=True, slots=True)
class TaskInfo:
    """One task.

    Attributes:
        name: as written on the command line.
        title: as shown in the chooser.
        note: one plain sentence: what it learns by, or what it is good for.
        module: where its `build(setup)` lives.
        starts_networks: its file can be the start of a training (`train --init`).
        needs_masks: it learns from images with masks; the others never look at any.
        settings: what it lets one choose.
    """

    name: str
    title: str
    note: str
    module: str
    starts_networks: bool = False
    needs_masks: bool = False
    settings: tuple[SettingInfo, ...] = ()


TASKS: Final[tuple[TaskInfo, ...]] = (
    TaskInfo(
        "convolutional",
        "Convolutional autoencoder",
        "The network's encoder squeezes each picture, a light decoder restores it: the plainest start.",
        "engine.pretrain.convolutional",
        starts_networks=True,
    ),
)

DEFAULT_TASK: Final = "convolutional"


def task_info(name: str) -> TaskInfo:
    """The task called `name`.

    Raises:
        UserError: there is none; the hint lists those that are.
    """
    for info in TASKS:
        if info.name == name:
            return info
    raise unknown_name("task", name, (info.name for info in TASKS))
