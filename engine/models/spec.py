"""The specification of a network, without its weights: enough to build it and to feed it correctly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from engine.core import BadInputError, ClassInfo, ClassList, UserError, is_thing_at_first
from engine.models.standardization import HistogramTail, Standardization

Setting = int | float | str

IMAGENET_MEAN: Final = (0.485, 0.456, 0.406)
IMAGENET_STD: Final = (0.229, 0.224, 0.225)

_HINT: Final = "Train it again, or open it with a newer Inkling."


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """Architecture, encoder, classes and input scaling of one network.

    Attributes:
        architecture: a name of `catalog.ARCHITECTURES`.
        encoder: a timm name; empty where the architecture brings its own.
        classes: in the order of the network's output channels.
        in_channels: channels of the input image.
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

    def __post_init__(self) -> None:
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
        return Standardization(self.negative_of) if self.standardize else None

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

    def to_json(self) -> dict[str, Any]:
        """Plain values for `json.dumps`; `from_json` reads them back."""
        return {
            "architecture": self.architecture,
            "encoder": self.encoder,
            "classes": [
                {"name": c.name, "color": list(c.color), "is_thing": c.is_thing} for c in self.classes
            ],
            "in_channels": self.in_channels,
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
            classes = ClassList(_class_from_json(i, c) for i, c in enumerate(data["classes"]))
            return cls(
                architecture=str(data["architecture"]),
                encoder=str(data["encoder"]),
                classes=classes,
                in_channels=int(data["in_channels"]),
                mean=tuple(float(v) for v in data["mean"]),
                std=tuple(float(v) for v in data["std"]),
                # Files from before it was known have none.
                standardize=bool(data.get("standardize", False)),
                negative_of=_tail_from_json(data.get("negative_of", "")),
                input_size=int(data["input_size"]),
                settings=_settings_from_json(data["settings"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError, IndexError, BadInputError) as error:
            raise UserError(
                f"The description of the network in {source} cannot be read ({error!r}).", _HINT
            ) from error


def _tail_from_json(value: Any) -> HistogramTail:
    for known in ("", "dark", "bright"):
        if value == known:
            return known
    raise ValueError(f"negative_of is {value!r}")


def _class_from_json(class_id: int, data: Mapping[str, Any]) -> ClassInfo:
    red, green, blue = (int(v) for v in data["color"])
    is_thing = bool(data.get("is_thing", is_thing_at_first(class_id)))
    return ClassInfo(class_id, str(data["name"]), (red, green, blue), is_thing)


def _settings_from_json(data: Mapping[str, Any]) -> dict[str, Setting]:
    settings: dict[str, Setting] = {}
    for name, value in data.items():
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise ValueError(f"setting {name!r} is {value!r}")
        settings[str(name)] = value
    return settings
