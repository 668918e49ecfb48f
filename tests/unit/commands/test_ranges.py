"""Every option of every command says its range and refuses what is not in it, in one line."""

from __future__ import annotations

import argparse
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.commands.cli import build_parser
from engine.commands.frame.path_options import PathOption, PathRole
from engine.commands.frame.value_options import NumberOption, ValueOption
from engine.core import BadInputError, ClassList, UserError
from engine.core.ranges import NumberRange
from engine.instances.settings import InstanceSettings
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.losses import make_loss
from engine.learn.request import RANGES as TRAIN_RANGES
from engine.learn.request import TrainRequest
from engine.learn.validation.boundary_metrics import BoundaryCounts
from engine.models.catalog import ARCHITECTURES
from engine.models.settings import SettingInfo, read_settings
from engine.predict.settings import PredictSettings
from engine.pretrain.catalog import TASKS
from engine.pretrain.request import RANGES as PRETRAIN_RANGES
from engine.pretrain.request import PretrainRequest
from engine.pretrain.stacked import widths_of
from engine.refine.settings import CutSettings

PARSER = build_parser()
COMMANDS: dict[str, argparse.ArgumentParser] = next(
    dict(action.choices) for action in PARSER._actions if action.dest == "command" and action.choices
)
NO_VALUE = (argparse._HelpAction, argparse._StoreTrueAction, argparse.BooleanOptionalAction)

ODD_NUMBERS = (
    "1_0",
    "\u0663",
    "\uff11\uff12",
    "nan",
    "NaN",
    "inf",
    "1e308",
    "1e999",
    "10" * 40,
    "9" * 5000,
    "",
    " ",
    "0x10",
    "1\0",
    "one",
    "1;2",
)
ODD_TEXTS = ("", "  ", "a\nb", "a\0b", "\x1b[2J", "\u202eabc", "x" * 5000)


def options_with_a_value() -> Iterator[tuple[str, argparse.Action]]:
    for name, parser in COMMANDS.items():
        for action in parser._actions:
            if not isinstance(action, NO_VALUE):
                yield name, action


ALL = [pytest.param(name, action, id=f"{name}-{action.dest}") for name, action in options_with_a_value()]


def words(name: str, action: argparse.Action, value: str) -> list[str]:
    """A command line with this value and all that is required besides."""
    line = [name]
    for other in COMMANDS[name]._actions:
        chosen = value if other is action else next(iter(other.choices or ()), "x")
        is_optional = other.nargs == "?" or (other.option_strings and not other.required)
        if isinstance(other, NO_VALUE) or (is_optional and other is not action):
            continue
        line += [f"{other.option_strings[0]}={chosen}"] if other.option_strings else [chosen]
    return line


def refusal(capsys: pytest.CaptureFixture[str], line: list[str]) -> str:
    """The one line that the command line is refused with; nothing when it is accepted."""
    code: object = 0
    try:
        PARSER.parse_args(line)
    except SystemExit as ended:
        code = ended.code
    message = capsys.readouterr().err
    assert (code, message.count("\n")) in ((0, 0), (2, 1)), message
    assert not {"\0", "\x1b"} & set(message)
    return message


@pytest.mark.parametrize(("name", "action"), ALL)
def test_every_option_has_a_range(name: str, action: argparse.Action) -> None:
    assert action.choices or isinstance(action.type, PathOption | ValueOption), f"{name}: {action}"


@pytest.mark.parametrize(("name", "action"), [p for p in ALL if isinstance(p.values[1].type, NumberOption)])
def test_a_number_out_of_its_range_is_refused_with_the_option_and_its_range(
    name: str, action: argparse.Action, capsys: pytest.CaptureFixture[str]
) -> None:
    option = action.type
    assert isinstance(option, NumberOption)
    assert str(option.range) in (action.help or "")
    low, high = option.range.lowest, option.range.highest
    beyond = [str(int(low) - 1), str(int(high) + 1), "-0.5", "-inf"]
    beyond += ["0", "0.0"] if option.range.is_above or low > 0 else []
    beyond += ["1.5"] if option.range.is_whole else []
    for value in (*ODD_NUMBERS, *beyond):
        message = refusal(capsys, words(name, action, value))
        assert action.option_strings[0] in message, value[:40]
        assert str(option.range) in message, value[:40]
    inside = int(high) if option.range.is_whole else high
    assert refusal(capsys, words(name, action, str(inside))) == ""


@pytest.mark.parametrize(
    ("name", "action"), [p for p in ALL if not isinstance(p.values[1].type, NumberOption)]
)
def test_a_text_that_no_name_can_be_is_refused_with_the_option(
    name: str, action: argparse.Action, capsys: pytest.CaptureFixture[str]
) -> None:
    is_path = isinstance(action.type, PathOption)
    for value in ODD_TEXTS:
        if is_path and value not in ("", "  ", "a\0b", "x" * 5000):
            continue  # A file may be called so.
        if getattr(action.type, "can_be_empty", False) and not value:
            continue
        message = refusal(capsys, words(name, action, value))
        shown = action.option_strings[0] if action.option_strings else str(action.metavar)
        assert shown in message, repr(value[:20])


READ = [
    p
    for p in ALL
    if isinstance(p.values[1].type, PathOption)
    and p.values[1].type.role in (PathRole.READ, PathRole.CHANGED_PROJECT)
]


@pytest.mark.parametrize(("name", "action"), READ)
def test_nothing_endless_is_read(
    name: str, action: argparse.Action, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "socket"))
        for path, kind in (
            (Path("/dev/zero"), "a device"),
            (Path("/dev/random"), "a device"),
            (tmp_path / "pipe", "a pipe"),
            (tmp_path / "socket", "a socket"),
        ):
            assert f"it is {kind}" in refusal(capsys, words(name, action, str(path)))


NUMBERS_OF_REQUESTS = [
    pytest.param(kind, name, allowed, id=f"{kind}-{name}")
    for kind, ranges in (("train", TRAIN_RANGES), ("pretrain", PRETRAIN_RANGES))
    for name, allowed in ranges.items()
]


@pytest.mark.parametrize(("kind", "name", "allowed"), NUMBERS_OF_REQUESTS)
def test_a_request_refuses_what_the_command_line_does(kind: str, name: str, allowed: NumberRange) -> None:
    def request(value: object) -> object:
        values: dict[str, Any] = {name: value}
        if kind == "train":
            return TrainRequest(ClassList.from_names(["a", "b"]), (), Path("m"), **values)
        return PretrainRequest((), Path("m"), **values)

    for value in (float("nan"), float("inf"), -float("inf"), -1, 10**400, "1", True, allowed.highest * 2):
        with pytest.raises(BadInputError, match=f"{name} must be .*, got"):
            request(value)
    request(allowed.highest)


@pytest.mark.parametrize(
    "settings",
    [
        lambda value: PredictSettings(scales=(value,)),
        lambda value: PredictSettings(tile=value),
        lambda value: PredictSettings(dropout_samples=value),
        lambda value: CutSettings(smoothness=value),
        lambda value: CutSettings(prior_weight=value),
        lambda value: CutSettings(texture=value),
        lambda value: CutSettings(crf_steps=value),
        lambda value: InstanceSettings(least_px=value),
        lambda value: InstanceSettings(depth_px=value),
        lambda value: InstanceSettings(boundary_depth=value),
        lambda value: AugmentSettings(rotate=value),
        lambda value: BoundaryCounts(2, value),
    ],
)
@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1, 10**400])
def test_settings_refuse_numbers_out_of_their_range(settings: Callable[[Any], object], value: float) -> None:
    with pytest.raises((BadInputError, UserError)):
        settings(value)


SETTINGS = [
    pytest.param(info, setting, id=f"{info.name}-{setting.name}")
    for info in (*ARCHITECTURES, *TASKS)
    for setting in info.settings
]


@pytest.mark.parametrize(("info", "setting"), SETTINGS)
def test_every_setting_of_a_network_or_task_is_bounded(info: Any, setting: SettingInfo) -> None:
    if isinstance(setting.default, str):
        assert setting.choices or setting.name == "layers"
        return
    assert setting.lowest is not None
    assert setting.highest is not None
    for text in ("nan", "inf", "1e308", "9" * 5000, "", str(setting.lowest - 1), str(setting.highest + 1)):
        with pytest.raises(UserError):
            read_settings(info.name, info.settings, [f"{setting.name}={text}"])


@pytest.mark.parametrize("text", ["0", "9" * 5000, "1-" * 50 + "1", "-", "", "1-x", "1.5", "99999"])
def test_layers_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        widths_of(text)


@pytest.mark.parametrize("loss", ["tversky", "focal", "border-ce", "balanced-ce", "weighted-ce"])
@pytest.mark.parametrize("value", ["nan", "inf", "-1", "1e308", "", "9" * 5000, "0,0,0"])
def test_a_loss_refuses_values_out_of_its_range(loss: str, value: str) -> None:
    with pytest.raises(UserError):
        make_loss(f"{loss}:{value}")
