"""Settings of architectures: read from text, checked, filled in, kept in model files."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from engine.core import ClassList, UserError
from engine.models.blocks import upsample
from engine.models.catalog import ARCHITECTURES, UPSAMPLINGS
from engine.models.registry import build_model, full_spec
from engine.models.settings import SettingInfo, full_settings, read_settings
from engine.models.spec import ModelSpec

KNOWN = (
    SettingInfo("width", 8, "Channels.", lowest=1),
    SettingInfo("dropout", 0.5, "Share of values left out.", lowest=0, highest=0.9),
    SettingInfo("upsampling", "bilinear", "How.", choices=("nearest", "bilinear")),
    SettingInfo("offset", 0, "Any whole number."),
)


def spec_with(**settings: int | float | str) -> ModelSpec:
    return ModelSpec("unet-small", ClassList.from_names("ab"), settings=settings)


def test_texts_become_values_of_the_settings_kind() -> None:
    given = read_settings("net", KNOWN, ["width=16", "dropout = 0.25", "upsampling=nearest", "offset=-3"])
    assert given == {"width": 16, "dropout": 0.25, "upsampling": "nearest", "offset": -3}
    assert [type(v) for v in given.values()] == [int, float, str, int]


def test_what_is_not_given_has_its_default() -> None:
    assert full_settings("net", KNOWN, {"width": 4}) == {
        "width": 4,
        "dropout": 0.5,
        "upsampling": "bilinear",
        "offset": 0,
    }


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("width", "NAME=VALUE"),
        ("widht=3", "width"),
        ("width=wide", "whole number of at least 1"),
        ("width=2.5", "whole number"),
        ("width=0", "at least 1"),
        ("width=inf", "whole number"),
        ("width=nan", "whole number"),
        ("dropout=0.95", "from 0 to 0.9"),
        ("upsampling=cubic", "nearest, bilinear"),
    ],
)
def test_an_impossible_setting_is_refused_with_what_is_possible(text: str, hint: str) -> None:
    with pytest.raises(UserError) as caught:
        read_settings("net", KNOWN, [text])
    assert hint in caught.value.hint


def test_a_setting_given_twice_is_refused() -> None:
    with pytest.raises(UserError, match="twice"):
        read_settings("net", KNOWN, ["width=3", "width=4"])


def test_an_architecture_without_settings_says_so() -> None:
    with pytest.raises(UserError, match="no settings"):
        read_settings("net", (), ["width=3"])


def test_a_network_with_an_unknown_setting_is_not_built() -> None:
    with pytest.raises(UserError, match="'height'"):
        build_model(spec_with(height=3), pretrained=False)


def test_a_network_with_an_impossible_value_is_not_built() -> None:
    with pytest.raises(UserError, match="'depth'"):
        build_model(spec_with(depth="deep"), pretrained=False)


def test_a_full_specification_says_every_setting() -> None:
    full = full_spec(spec_with(width=3))
    assert full.settings.items() >= {"width": 3, "depth": 4}.items()
    assert full_spec(full) == full


@pytest.mark.parametrize("info", ARCHITECTURES, ids=lambda info: info.name)
def test_every_default_is_a_value_that_the_setting_can_have(info) -> None:
    names = [setting.name for setting in info.settings]
    assert len(set(names)) == len(names)
    assert full_settings(info.name, info.settings, {}) == {s.name: s.default for s in info.settings}


def test_the_catalogue_and_the_blocks_know_the_same_upsamplings() -> None:
    assert UPSAMPLINGS == upsample.UPSAMPLINGS


def test_reading_settings_loads_no_torch() -> None:
    code = "import sys, json, engine.models.settings; print(json.dumps('torch' in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert json.loads(done.stdout) is False
