"""Packages that Inkling needs: their list, their licences, and the lock of tested versions."""

from __future__ import annotations

import argparse
import importlib.metadata
import io
import json
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from engine.commands import licences
from engine.commands.support import dependencies, diagnostics
from engine.commands.support.terminal import Terminal
from tests.architecture.imports import CHECKOUT
from tests.helpers.cli import inkling_here

PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
STATED = [Requirement(text) for text in PROJECT["dependencies"]]
OF_TORCH = ("nvidia-", "cuda-", "triton")


def locked_everywhere() -> bool:
    """Whether this environment is the tested one; with newer versions the lock need not name all."""
    return dependencies.untested_versions() == []


@pytest.mark.parametrize("requirement", STATED, ids=lambda requirement: requirement.name)
def test_every_stated_dependency_has_an_upper_bound_or_a_reason(requirement: Requirement) -> None:
    bounded = any(specifier.operator in ("<", "<=", "==", "~=") for specifier in requirement.specifier)
    assert bounded or requirement.name in ("tifffile", "imagecodecs"), "these two alone are named by date"


@pytest.mark.parametrize("requirement", STATED, ids=lambda requirement: requirement.name)
def test_the_tested_version_is_one_that_the_bounds_allow(requirement: Requirement) -> None:
    assert requirement.specifier.contains(dependencies.tested_versions()[canonicalize_name(requirement.name)])


def test_the_list_names_direct_and_indirect_packages_once() -> None:
    names = [component.name for component in dependencies.required_components()]
    assert names == sorted(set(names))
    assert {canonicalize_name(requirement.name) for requirement in STATED} <= set(names)
    assert "llvmlite" in names, "numba needs it"
    assert "pytest" not in names
    assert "pytest" in [component.name for component in dependencies.required_components(["test"])]


def test_the_lock_names_everything_that_is_installed_for_inkling_and_its_tests() -> None:
    if not locked_everywhere():
        pytest.skip("other versions than the tested ones are installed")
    needed = {component.name for component in dependencies.required_components(["test"])}
    assert {name for name in needed if not name.startswith(OF_TORCH)} == set(dependencies.tested_versions())


def test_no_package_that_the_product_needs_is_under_a_strict_copyleft_licence() -> None:
    for component in dependencies.required_components():
        strict = "GPL" in component.licence.replace("LGPL", "")
        assert not strict or "LGPL" in component.licence, f"{component.name}: {component.licence}"
    assert "pymaxflow" not in {component.name for component in dependencies.required_components()}


def test_an_installed_version_that_was_not_tested_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    installed = importlib.metadata.version("numpy")
    monkeypatch.setattr(dependencies, "tested_versions", lambda: {"numpy": "1.0"})
    assert dependencies.untested_versions() == [f"numpy {installed} (tested with 1.0)"]
    lines = diagnostics.as_lines(diagnostics.examine(None))
    assert f"  not the tested version: numpy {installed} (tested with 1.0)" in lines


def test_a_local_version_counts_as_its_public_one(monkeypatch: pytest.MonkeyPatch) -> None:
    public = importlib.metadata.version("torch").partition("+")[0]
    monkeypatch.setattr(
        dependencies,
        "required_components",
        lambda: [dependencies.Component("torch", f"{public}+cpu", "BSD-3-Clause", "")],
    )
    monkeypatch.setattr(dependencies, "tested_versions", lambda: {"torch": public})
    assert dependencies.untested_versions() == []


def test_the_licence_is_the_expression_then_the_classifiers_then_the_words() -> None:
    described = {component.name: component.licence for component in dependencies.required_components()}
    assert described["numpy"].startswith("BSD-3-Clause")
    assert described["scipy"] == "BSD License"
    assert described["torchvision"] == "BSD"
    assert [name for name, licence in described.items() if licence == "unknown"] in ([], ["cuda-toolkit"])


def test_the_command_lists_packages_and_writes_their_texts(tmp_path: Path) -> None:
    words = io.StringIO()
    target = tmp_path / "licences.txt"
    result = licences.run(argparse.Namespace(texts=target), Terminal(words, io.StringIO()))
    names = [package["name"] for package in result["packages"]]
    assert "numpy" in names
    assert "BSD-3-Clause" in words.getvalue()
    assert "Permission is hereby granted" in target.read_text("utf-8")
    assert json.dumps(result)


def test_the_command_line_knows_it(tmp_path: Path) -> None:
    result = inkling_here(tmp_path, "licences")
    assert set(result["packages"][0]) == {"name", "version", "licence", "home"}
