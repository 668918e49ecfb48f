"""Instances: single objects ("things") separated in a mask. Importing this loads no Numba."""

from engine.instances.find import find_instances
from engine.instances.instance_map import IdMap, Instance, InstanceMap
from engine.instances.settings import (
    PROJECT_SETTING,
    InstanceMethod,
    InstanceSettings,
    method_named,
    separator_of,
)
from engine.instances.stable import numbered_up_to

__all__ = [
    "PROJECT_SETTING",
    "IdMap",
    "Instance",
    "InstanceMap",
    "InstanceMethod",
    "InstanceSettings",
    "find_instances",
    "method_named",
    "numbered_up_to",
    "separator_of",
]
