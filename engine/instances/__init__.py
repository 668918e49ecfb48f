"""Instances: single objects ("things") told apart in a mask. Importing this loads no Numba."""

from engine.instances.find import find_instances
from engine.instances.instance_map import IdMap, Instance, InstanceMap
from engine.instances.settings import (
    InstanceMethod,
    InstanceSettings,
    method_named,
    separator_of,
)

__all__ = [
    "IdMap",
    "Instance",
    "InstanceMap",
    "InstanceMethod",
    "InstanceSettings",
    "find_instances",
    "method_named",
    "separator_of",
]
