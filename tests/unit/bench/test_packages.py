"""The benchmarks of an installed program: all but the simulated annotator."""

from __future__ import annotations

import sys
import tomllib
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest
from setuptools import find_packages

from engine.bench import BENCHES, SIMULATION, load_bench
from engine.bench.support.machine import PROGRAM_FOLDER
from engine.core import UserError

CHECKOUT = Path(__file__).resolve().parents[3]


def packages_of_the_wheel() -> set[str]:
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        options = tomllib.load(file)["tool"]["setuptools"]["packages"]["find"]
    return set(find_packages(str(CHECKOUT), exclude=options["exclude"], include=options["include"]))


def packages_of_the_program() -> set[str]:
    folders = [CHECKOUT / room for room in ("engine", "gui", "resources")]
    files = [file for folder in folders for file in folder.rglob("__init__.py")]
    return {".".join(file.parent.relative_to(CHECKOUT).parts) for file in files}


class NoSimulation(MetaPathFinder):
    """Import as in an installed program: there is no simulated annotator."""

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        if name == SIMULATION:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(SIMULATION)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoSimulation(), *sys.meta_path])


def test_only_the_simulated_annotator_stays_out_of_the_wheel() -> None:
    assert packages_of_the_program() - packages_of_the_wheel() == {SIMULATION}


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("name", ["effort", "tracing"])
def test_an_installed_program_says_that_the_simulation_needs_a_checkout(name: str) -> None:
    with pytest.raises(UserError, match=f"'bench {name}' needs a checkout of the source code"):
        load_bench(name)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("name", sorted(set(BENCHES) - {"effort", "tracing"}))
def test_the_others_need_no_simulation(name: str) -> None:
    assert callable(load_bench(name))


def test_measured_programs_are_started_from_the_folder_of_main() -> None:
    assert (PROGRAM_FOLDER / "main.py").is_file()
