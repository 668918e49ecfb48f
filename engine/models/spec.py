"""The specification of a network, without its weights: enough to build it and to feed it correctly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from engine.core import BadInputError, ClassInfo, ClassList, UserError, is_thing_at_first
from engine.core.checked import DamagedValueError, finite_number, shortened, text_line, whole_number
from engine.core.classes import is_deleted_name
from engine.models.standardization import HistogramTail, Standardization

Setting = int | float | str

IMAGENET_MEAN: Final = (0.485, 0.456, 0.406)
IMAGENET_STD: Final = (0.229, 0.224, 0.225)

_LONGEST: Final = 1000
_MOST_CHANNELS: Final = 1024
_HIGHEST_CHANNEL: Final = 100_000
_MOST_SCALING: Final = 1e6
_MOST_SIDE: Final = 1 << 16
_MOST_SETTINGS: Final = 100
_MOST_SETTING: Final = 1e9
_HINT: Final = "Train it again, or open it with a newer Inkling."


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """Architecture, encoder, classes and input scaling of one network.

    Attributes:
        architecture: a name of `catalog.ARCHITECTURES`.
        encoder: a timm name; empty where the architecture brings its own.
        classes: in the order of the network's output channels.
        in_channels: channels of the input image.
        channels: numbers from 1 of the image's channels that the network sees, `in_channels` of them; empty
            for the picture as it is shown, in red, green and blue (or, for one channel, their mean).
        mean, std: per channel, for pixels in 0-1: the network sees (pixel - mean) / std.
        standardize: whether pixels are first counted from their own image's mean, in its own deviations
            (`engine.models.standardization`); `mean` and `std` are then of such pixels.
        negative_of: images with a "dark" or a "bright" tail are then turned into negatives; "" for none.
        input_size: side of the square patches it was trained on, in pixels.
        settings: what the architecture lets one choose, e.g. {"width": 16}.

    Example:
        >>> classes = ClassList.from_names(["background", "cell"])
        >>> spec = ModelSpec("unet-small", classes, settings={"width": 16})
        >>> ModelSpec.from_json(spec.to_json(), "a file") == spec
        True
    """

    architecture: str
    classes: ClassList
    encoder: str = ""
    in_channels: int = 3
    mean: tuple[float, ...] = IMAGENET_MEAN
    std: tuple[float, ...] = IMAGENET_STD
    standardize: bool = False
    negative_of: HistogramTail = ""
    input_size: int = 192
    settings: Mapping[str, Setting] = field(default_factory=dict)
    channels: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.channels and len(self.channels) != self.in_channels:
            raise BadInputError(f"{self.in_channels} channels of input, but numbers {self.channels}.")
        if len(self.mean) != self.in_channels or len(self.std) != self.in_channels:
            raise BadInputError(
                f"mean and std need {self.in_channels} values, got {len(self.mean)} and {len(self.std)}."
            )
        if min(self.std) <= 0:
            raise BadInputError(f"std must be > 0, got {self.std}.")

    @property
    def class_count(self) -> int:
        return len(self.classes)

    @property
    def standardization(self) -> Standardization | None:
        """What images are shown in before they are scaled; None for as they are."""
        return Standardization(self.negative_of, bool(self.channels)) if self.standardize else None

    def setting(self, name: str) -> Setting:
        """The setting `name`; `registry.full_spec` makes sure that all of an architecture's are there."""
        if name not in self.settings:
            raise BadInputError(f"the specification of '{self.architecture}' does not say its {name}")
        return self.settings[name]

    def int_setting(self, name: str, default: int | None = None) -> int:
        """The whole-number setting `name`; `default` when the specification does not say."""
        return int(self.setting(name) if default is None else self.settings.get(name, default))

    def float_setting(self, name: str) -> float:
        """The number setting `name`."""
        return float(self.setting(name))

    def text_setting(self, name: str) -> str:
        """The text setting `name`."""
        return str(self.setting(name))

    def with_deleted_of(self, classes: ClassList) -> ModelSpec:
        """The same network, whose classes count as deleted where a project has deleted them since.

        Args:
            classes: of the project; a class of another name under the number is another one.
        """
        gone = [
            replace(own, is_deleted=True)
            for own, known in zip(self.classes, classes, strict=False)
            if known.is_deleted and known.name_before == own.name and not own.is_deleted
        ]
        return replace(self, classes=self.classes.with_infos(gone)) if gone else self

    @property
    def names_in_order(self) -> list[str | None]:
        """Name of the class of each output channel; None for one that was deleted."""
        return [None if info.is_deleted else info.name for info in self.classes]

    def to_json(self) -> dict[str, Any]:
        """Plain values for `json.dumps`; `from_json` reads them back."""
        return {
            "architecture": self.architecture,
            "encoder": self.encoder,
            "classes": [_class_to_json(info) for info in self.classes],
            "in_channels": self.in_channels,
            "channels": list(self.channels),
            "mean": list(self.mean),
            "std": list(self.std),
            "standardize": self.standardize,
            "negative_of": self.negative_of,
            "input_size": self.input_size,
            "settings": dict(self.settings),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any], source: str) -> ModelSpec:
        """Read back what `to_json` gave; `source` names the file in messages.

        Raises:
            UserError: a part is missing or of the wrong kind.
        """
        try:
            classes = ClassList(
                _class_from_json(i, c) for i, c in enumerate(_items(data["classes"], "classes", 255))
            )
            channels = whole_number(data["in_channels"], "in_channels", 1, _MOST_CHANNELS)
            return cls(
                architecture=text_line(data["architecture"], "architecture", _LONGEST, may_be_empty=True),
                encoder=text_line(data["encoder"], "encoder", _LONGEST, may_be_empty=True),
                classes=classes,
                in_channels=channels,
                mean=_scaling(data["mean"], "mean", channels, -_MOST_SCALING),
                std=_scaling(data["std"], "std", channels, 1e-6),
                # Files from before it was known have none.
                standardize=_flag(data.get("standardize", False), "standardize"),
                negative_of=_tail_from_json(data.get("negative_of", "")),
                input_size=whole_number(data["input_size"], "input_size", 1, _MOST_SIDE),
                settings=_settings_from_json(data["settings"]),
                channels=_channels_from_json(data.get("channels", [])),
            )
        except KeyError as error:
            raise _unreadable(source, f"it has no {error.args[0]}") from error
        except (UserError, BadInputError) as error:
            raise _unreadable(source, error.summary) from error


def _unreadable(source: str, reason: str) -> UserError:
    return UserError(
        f"The description of the network in {source} cannot be read: {reason.rstrip('.')}.", _HINT
    )


def _items(value: object, name: str, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise DamagedValueError(f"{name} is {shortened(value)}, not a list of at most {most}")
    return value


def _flag(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise DamagedValueError(f"{name} is {shortened(value)}, not true or false")
    return value


def _scaling(value: object, name: str, channels: int, lowest: float) -> tuple[float, ...]:
    return tuple(finite_number(v, name, lowest, _MOST_SCALING) for v in _items(value, name, channels))


def _channels_from_json(value: object) -> tuple[int, ...]:
    return tuple(
        whole_number(number, "channels", 1, _HIGHEST_CHANNEL)
        for number in _items(value, "channels", _MOST_CHANNELS)
    )


def _tail_from_json(value: Any) -> HistogramTail:
    for known in ("", "dark", "bright"):
        if value == known:
            return known
    raise DamagedValueError(f"negative_of is {shortened(value)}")


def _class_from_json(class_id: int, data: object) -> ClassInfo:
    if not isinstance(data, dict):
        raise DamagedValueError(f"class {class_id} is {shortened(data)}")
    color = [whole_number(value, "a colour", 0, 255) for value in _items(data.get("color"), "a colour", 3)]
    if len(color) != 3:
        raise DamagedValueError(f"the colour of class {class_id} has {len(color)} parts")
    red, green, blue = color
    is_thing = _flag(data.get("is_thing", is_thing_at_first(class_id)), "is_thing")
    is_deleted = _flag(data.get("is_deleted", False), "is_deleted")
    name = text_line(data.get("name"), "a class name", _LONGEST)
    return ClassInfo(class_id, name, (red, green, blue), is_thing, is_deleted or is_deleted_name(name))


def _class_to_json(info: ClassInfo) -> dict[str, Any]:
    gone = {"is_deleted": True} if info.is_deleted else {}
    return {"name": info.name, "color": list(info.color), "is_thing": info.is_thing, **gone}


def _settings_from_json(data: object) -> dict[str, Setting]:
    if not isinstance(data, dict) or len(data) > _MOST_SETTINGS:
        raise DamagedValueError(f"settings is {shortened(data)}")
    settings: dict[str, Setting] = {}
    for name, value in data.items():
        text_line(name, "the name of a setting", _LONGEST)
        if isinstance(value, str):
            settings[name] = text_line(value, f"the setting '{name}'", _LONGEST)
        else:
            finite_number(value, f"the setting '{name}'", -_MOST_SETTING, _MOST_SETTING)
            settings[name] = value
    return settings
