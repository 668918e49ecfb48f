"""Settings (hyperparameters) of architectures: names, defaults, limits, and reading them from text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from engine.core import UserError
from engine.models.spec import Setting


@dataclass(frozen=True, slots=True)
class SettingInfo:
    """One setting of an architecture.

    Attributes:
        name: as written on the command line, `--set NAME=VALUE`.
        default: its kind (int, float or str) is the kind of all its values.
        note: what it means, in one sentence.
        lowest, highest: limits of a number, both allowed; None for none.
        choices: the words that a text setting can be.
        earlier: what networks are like whose files are older than the setting; None for the default.
    """

    name: str
    default: Setting
    note: str
    lowest: float | None = None
    highest: float | None = None
    choices: tuple[str, ...] = ()
    earlier: Setting | None = None

    def checked(self, value: Setting) -> Setting:
        """`value` as this setting's kind.

        Raises:
            UserError: it is of another kind, out of the limits, or none of the choices.
        """
        if isinstance(self.default, str):
            allowed = isinstance(value, str) and (not self.choices or value in self.choices)
        else:
            allowed = isinstance(value, int | float) and self._is_within(value) and isfinite(value)
            allowed = allowed and (isinstance(self.default, float) or float(value).is_integer())
        if not allowed:
            raise UserError(f"The setting '{self.name}' cannot be '{value}'.", f"Give it {self._allowed()}.")
        return type(self.default)(value)

    def read(self, text: str) -> Setting:
        """The value that `text` means.

        Raises:
            UserError: as `checked`.
        """
        if isinstance(self.default, str):
            return self.checked(text)
        try:
            number = float(text)
        except ValueError as error:
            raise UserError(
                f"The setting '{self.name}' cannot be '{text}'.", f"Give it {self._allowed()}."
            ) from error
        return self.checked(int(number) if number.is_integer() else number)

    def _is_within(self, value: float) -> bool:
        return (self.lowest is None or value >= self.lowest) and (
            self.highest is None or value <= self.highest
        )

    def _allowed(self) -> str:
        if isinstance(self.default, str):
            return f"one of: {', '.join(self.choices)}" if self.choices else "a word"
        kind = "a number" if isinstance(self.default, float) else "a whole number"
        if self.lowest is not None and self.highest is not None:
            return f"{kind} from {self.lowest:g} to {self.highest:g}"
        if self.lowest is not None:
            return f"{kind} of at least {self.lowest:g}"
        return kind if self.highest is None else f"{kind} of at most {self.highest:g}"


def full_settings(
    owner: str, known: Sequence[SettingInfo], given: Mapping[str, Setting]
) -> dict[str, Setting]:
    """Every setting of the architecture `owner`: as given, or its default.

    Raises:
        UserError: `given` has a name that is not `known`, or a value that it cannot have.
    """
    for name in given:
        _find(owner, known, name)
    return {info.name: info.checked(given.get(info.name, info.default)) for info in known}


def read_settings(owner: str, known: Sequence[SettingInfo], texts: Iterable[str]) -> dict[str, Setting]:
    """The settings that `NAME=VALUE` texts give, and only those.

    Raises:
        UserError: a text without "=", an unknown name, one given twice, or an impossible value.
    """
    settings: dict[str, Setting] = {}
    for text in texts:
        name, equals, value = (part.strip() for part in text.partition("="))
        if not equals:
            raise UserError(f"'{text}' is no setting.", "Write it as NAME=VALUE, such as width=16.")
        info = _find(owner, known, name)
        if name in settings:
            raise UserError(f"The setting '{name}' is given twice.", "Give it once.")
        settings[name] = info.read(value)
    return settings


def _find(owner: str, known: Sequence[SettingInfo], name: str) -> SettingInfo:
    for info in known:
        if info.name == name:
            return info
    listed = ", ".join(f"{info.name} ({info.default})" for info in known)
    raise UserError(
        f"The architecture '{owner}' has no setting '{name}'.",
        f"It has: {listed}." if known else "It has no settings.",
    )
