"""Settings of augmentation: strengths, levels, and the user's choice as text; no torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, Literal, TypeAlias, get_args

from engine.core import BadInputError, UserError

Orientation: TypeAlias = Literal["any", "upright"]
OrientationChoice: TypeAlias = Literal["auto", "any", "upright"]
Level: TypeAlias = Literal["auto", "none", "light", "strong"]

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
ORIENTATIONS: Final[tuple[OrientationChoice, ...]] = get_args(OrientationChoice)

ANY_ANGLE: Final = 45.0
"""Degrees to both sides of a quarter turn: together every angle."""

RANGES: Final[Mapping[str, tuple[float, float]]] = {
    "flips": (0.0, 1.0),
    "rotate": (0.0, ANY_ANGLE),
    "scale": (1.0, 2.0),
    "elastic": (0.0, 1.0),
    "brightness": (0.0, 0.5),
    "contrast": (0.0, 0.8),
    "colour": (0.0, 1.0),
    "noise": (0.0, 0.2),
    "blur": (0.0, 3.0),
}
"""Least and largest value of each item; the least one changes nothing."""

_WORDS: Final[Mapping[tuple[str, str], float]] = {
    ("flips", "on"): 1.0,
    ("flips", "off"): 0.0,
    ("rotate", "any"): ANY_ANGLE,
    ("rotate", "none"): 0.0,
}


@dataclass(frozen=True, slots=True)
class AugmentSettings:
    """Strengths of augmentation; the defaults are the level "light".

    Attributes:
        orientation: "any" for images without an up, "upright" to keep up up: no turning at all,
            mirrored left to right only.
        flips: 1 to mirror and, where the orientation is "any", turn by quarter turns; 0 for neither.
        rotate: largest free turn to both sides of those, degrees; only where the orientation is "any".
        scale: largest enlargement and reduction, e.g. 1.25.
        elastic: how far patches are bent, as a share of what never folds; 0-1.
        brightness: largest shift, as a share of the range of values.
        contrast: largest change of contrast, e.g. 0.2 for factors 0.8-1.2.
        colour: largest change of saturation as a share, and of hue: 1 for a twelfth of the circle.
        noise: largest standard deviation of added noise, as a share of the range of values.
        blur: largest standard deviation of a Gaussian blur, pixels of the patch.
    """

    orientation: Orientation = "any"
    flips: float = 1.0
    rotate: float = 0.0
    scale: float = 1.3
    elastic: float = 0.0
    brightness: float = 0.1
    contrast: float = 0.25
    colour: float = 0.0
    noise: float = 0.0
    blur: float = 0.0

    def __post_init__(self) -> None:
        if self.orientation not in get_args(Orientation):
            raise BadInputError(f"orientation must be any or upright, got {self.orientation!r}")
        for name, (low, high) in RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise BadInputError(f"{name} must be in {low:g}-{high:g}, got {value!r}")

    def with_items(self, items: Mapping[str, float]) -> AugmentSettings:
        """The settings with these values, by the names of `RANGES`.

        Raises:
            BadInputError: an unknown name, or a value out of range.
        """
        if not items.keys() <= RANGES.keys():
            raise BadInputError(f"no such items: {sorted(items.keys() - RANGES.keys())}")
        return AugmentSettings(**(asdict(self) | dict(items)))

    def to_json(self) -> dict[str, Any]:
        """Plain values; `from_json` reads them back."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> AugmentSettings:
        """What `to_json` gave."""
        return cls(**values)


NONE: Final = AugmentSettings(flips=0.0, scale=1.0, brightness=0.0, contrast=0.0)
LIGHT: Final = AugmentSettings()
STRONG: Final = AugmentSettings(
    rotate=ANY_ANGLE,
    scale=1.6,
    elastic=0.6,
    brightness=0.2,
    contrast=0.4,
    colour=0.5,
    noise=0.04,
    blur=1.0,
)


@dataclass(frozen=True, slots=True)
class AugmentChoice:
    """The user's choice of augmentation; frozen and plain, so that a project and a request can hold it.

    Attributes:
        level: "auto" chooses by the images and masks (see `auto_augment`); the others are fixed.
        orientation: "auto" likewise, at every level.
        items: (name, value) in place of what the level says, by the names of `RANGES`.
    """

    level: Level = "auto"
    orientation: OrientationChoice = "auto"
    items: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if self.level not in LEVELS or self.orientation not in ORIENTATIONS:
            raise BadInputError(f"no such augmentation: {self.level!r}, {self.orientation!r}")
        # Refuses unknown names and values out of range.
        NONE.with_items(dict(self.items))

    @property
    def asks_images(self) -> bool:
        """Whether something is left to be chosen by the images."""
        return "auto" in (self.level, self.orientation)

    def with_item(self, name: str, value: float | None) -> AugmentChoice:
        """The choice with this value in place of the level's, or with the level's own when None."""
        others = tuple(item for item in self.items if item[0] != name)
        return replace(self, items=others if value is None else (*others, (name, value)))

    def to_json(self) -> dict[str, Any]:
        """Plain values; `from_json` reads them back."""
        return {"level": self.level, "orientation": self.orientation, "items": dict(self.items)}

    @classmethod
    def from_json(cls, stored: object) -> AugmentChoice:
        """The choice that a project remembers; anything unknown or out of range is the default."""
        values = stored if isinstance(stored, Mapping) else {}
        level, orientation = values.get("level"), values.get("orientation")
        items = values.get("items")
        known = list(items.items()) if isinstance(items, Mapping) else _pairs(items)
        return cls(
            level=level if level in LEVELS else "auto",
            orientation=orientation if orientation in ORIENTATIONS else "auto",
            items=tuple((str(name), float(value)) for name, value in known if _is_item(name, value)),
        )


AUTOMATIC: Final = AugmentChoice()


def read_augment(words: str, orientation: str = "auto") -> AugmentChoice:
    """The choice in a user's text: a level, items as NAME=VALUE, or both, with commas between.

    Raises:
        UserError: an unknown name, or a value out of range.
    """
    if orientation not in ORIENTATIONS:
        raise UserError(f"There is no orientation {orientation!r}.", f"Use one of {', '.join(ORIENTATIONS)}.")
    choice = AugmentChoice(orientation=orientation)
    for word in filter(None, (part.strip() for part in words.split(","))):
        name, is_item, text = word.partition("=")
        if is_item:
            choice = choice.with_item(name, _read_value(name, text))
        elif word in LEVELS:
            choice = replace(choice, level=word)
        else:
            raise UserError(f"There is no augmentation {word!r}.", f"Use {_usage()}.")
    return choice


def _read_value(name: str, text: str) -> float:
    if name not in RANGES:
        raise UserError(f"Augmentation has nothing called {name!r}.", f"Use {_usage()}.")
    low, high = RANGES[name]
    try:
        value = _WORDS[name, text] if (name, text) in _WORDS else float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise UserError(f"{name}={text} cannot be.", f"Give a number from {low:g} to {high:g}.")
    return value


def _usage() -> str:
    return f"{', '.join(LEVELS)}, or NAME=VALUE with {', '.join(RANGES)}"


def _pairs(items: object) -> list[tuple[Any, Any]]:
    """The (name, value) pairs of a list read from a file."""
    parts = items if isinstance(items, list | tuple) else ()
    return [(part[0], part[1]) for part in parts if isinstance(part, list | tuple) and len(part) == 2]


def _is_item(name: object, value: object) -> bool:
    if not isinstance(name, str) or name not in RANGES or not isinstance(value, int | float):
        return False
    low, high = RANGES[name]
    return low <= value <= high
