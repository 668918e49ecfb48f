"""Every output of every command set to every input of it, under every name: no byte of an input changes.

Commands and their path options come from the parser, the lines to run from `tests/helpers/command_runs.py`.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from engine.commands.cli import HEADLESS, build_parser, parse, run_headless
from engine.commands.frame.path_options import CommandParser, PathOption, PathRole
from tests.helpers.command_runs import (
    NEEDS_A_SERVER,
    RUNS,
    CommandRun,
    contents,
    copy_workplace,
    make_workplace,
    temporaries,
)

WRITTEN = (PathRole.WRITTEN_FILE, PathRole.WRITTEN_FOLDER, PathRole.NEW_FOLDER, PathRole.NEW_PROJECT)
# Files of the user's that a run does not read are not to be lost either.
OTHERS = ("cells.inkling", "images", "truth", "classes.txt", "scribbles.png", "model.safetensors")
# The normal run takes some of the combinations, always the same ones; all of them with this variable.
SHARE = 1.0 if os.environ.get("INKLING_ALL_PATHS") else 0.1


def parser_of(command: str) -> CommandParser:
    (subparsers,) = (a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction))
    parser = subparsers.choices[command]
    assert isinstance(parser, CommandParser)
    return parser


@cache
def options_of(command: str) -> dict[str, PathOption]:
    """Path options of a command by their `dest`, with the file that `--json` names."""
    found = {action.dest: option for action, option in parser_of(command).path_options()}
    return found | {"json": PathOption(PathRole.WRITTEN_FILE)}


def plain(target: Path, place: Path) -> str:
    return str(target)


def relative(target: Path, place: Path) -> str:
    return os.path.join("out", "..", os.path.relpath(target, place))


def symbolic_link(target: Path, place: Path) -> str:
    link = place / "out" / f"link{target.suffix}"
    link.symlink_to(target)
    return str(link)


def link_to_a_link(target: Path, place: Path) -> str:
    link = place / "out" / f"second{target.suffix}"
    link.symlink_to(symbolic_link(target, place))
    return str(link)


def hard_link(target: Path, place: Path) -> str:
    # A folder has no second name; its first file stands for it.
    file = (
        target if target.is_file() else next(path for path in sorted(target.rglob("*.*")) if path.is_file())
    )
    link = place / "out" / f"hard{file.suffix}"
    link.hardlink_to(file)
    return str(link)


def a_file_in_it(target: Path, place: Path) -> str:
    if not target.is_dir():
        return str(target)
    return str(next(path for path in sorted(target.rglob("*.*")) if path.is_file()))


def its_folder(target: Path, place: Path) -> str:
    return str(target.parent)


WAYS = (plain, relative, symbolic_link, link_to_a_link, hard_link, a_file_in_it, its_folder)


@dataclass(frozen=True)
class Collision:
    """A run whose option `written` names an input, in one of the `WAYS`."""

    run: str
    written: str
    source: str
    way: Callable[[Path, Path], str]

    def __str__(self) -> str:
        return f"{self.run}-{self.written}-{self.source}-{self.way.__name__}"


@cache
def parsed(run: CommandRun) -> argparse.Namespace:
    """Options of a run: the whole parser takes 30 ms to build, each time."""
    return parse(list(run.arguments)).options


def sources(run: CommandRun) -> Iterator[str]:
    """Everything that the run reads, relative to the workplace."""
    options = parsed(run)
    for dest, option in options_of(run.command).items():
        value = getattr(options, dest)
        if option.role not in WRITTEN and value is not None:
            yield from (str(path) for path in (value if isinstance(value, list) else [value]))


def collisions() -> list[Collision]:
    chosen = random.Random(0)
    every = [
        Collision(name, dest, source, way)
        for name, run in RUNS.items()
        for dest, option in options_of(run.command).items()
        for source in dict.fromkeys([*sources(run), *OTHERS])
        for way in WAYS
        if option.role in WRITTEN
    ]
    return [collision for collision in every if chosen.random() < SHARE]


def is_earlier_result(collision: Collision, template: Path) -> bool:
    """Whether the file is no input of the run, but may be replaced as a result of the same kind."""
    run = RUNS[collision.run]
    source = template / collision.source
    is_replaceable = options_of(run.command)[collision.written].is_replaceable
    if is_replaceable is None or not source.is_file() or collision.source in sources(run):
        return False
    return is_replaceable(source)


def line_of(collision: Collision, place: Path) -> list[str]:
    """The run's command line with its output in the place of an input."""
    run = RUNS[collision.run]
    target = collision.way(place / collision.source, place)
    action = next(a for a in parser_of(run.command)._actions if a.dest == collision.written)
    arguments = list(run.arguments)
    if not action.option_strings:
        arguments[1] = target
        return arguments
    option = action.option_strings[0]
    if option in arguments:
        arguments[arguments.index(option) + 1] = target
        return arguments
    return [*arguments, option, target]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workplace(tmp_path_factory.mktemp("inputs") / "template")


def test_every_command_has_a_run_here() -> None:
    assert {run.command for run in RUNS.values()} == set(HEADLESS) - NEEDS_A_SERVER


def test_every_path_of_a_command_says_its_role() -> None:
    loose = [
        f"{command} {action.dest}"
        for command in HEADLESS
        for action in parser_of(command)._actions
        if action.type is Path or (action.metavar in ("FILE", "DIR", "PATH", "PNG") and action.dest != "json"
                                   and not isinstance(action.type, PathOption))
    ]  # fmt: skip
    assert loose == []


@pytest.mark.parametrize("collision", collisions(), ids=str)
def test_no_command_changes_what_it_reads(
    template: Path,
    tmp_path: Path,
    collision: Collision,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = copy_workplace(template, tmp_path / "place")
    monkeypatch.chdir(place)
    arguments = line_of(collision, place)
    run = RUNS[collision.run]
    before = contents(place)
    code = run_headless(parse(arguments))
    after = contents(place)
    assert code in (0, 2)
    if code == 2:
        assert after == before
        assert capsys.readouterr().err.count("\n") == 1
    else:
        # What the run is meant to change, or has made anew.
        changed = run.changes
        if is_earlier_result(collision, template):
            changed = (*changed, collision.source, "out/hard")
        kept = {name: digest for name, digest in before.items() if not name.startswith(changed or "/")}
        assert {name: after.get(name) for name in kept} == kept
    assert temporaries(place) == []


def the_same(output: Path) -> Path:
    return output


def in_capital_letters(output: Path) -> Path:
    return output.with_name(output.name.upper())


def by_a_link(output: Path) -> Path:
    link = output.with_name("link")
    link.symlink_to(output.name)
    return link


def in_the_folder(output: Path) -> Path:
    if output.suffix not in ("", ".inkling"):
        return output
    output.mkdir()
    # The names of its files: exported, of a project, of a mask of the workplace.
    names = {"coco": "annotations.json", "r.inkling": "project.sqlite", "n.inkling": "report.json"}
    return output / names.get(output.name, "00_instances.json")


OUTPUTS = [(name, output) for name, run in RUNS.items() for output in run.outputs]
TWICE = (the_same, in_capital_letters, by_a_link, in_the_folder)


@pytest.mark.parametrize("way", TWICE)
@pytest.mark.parametrize(("name", "output"), OUTPUTS)
def test_no_result_is_written_over_another_one_of_the_same_run(
    template: Path,
    tmp_path: Path,
    name: str,
    output: str,
    way: Callable[[Path], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = copy_workplace(template, tmp_path / "place")
    monkeypatch.chdir(place)
    target = way(place / output)
    before = contents(place)
    shared = name == "backup" and way is in_the_folder
    code = run_headless(parse([*RUNS[name].arguments, "--json", str(target)]))
    if shared:
        assert code == 0
        assert len(list((place / output).iterdir())) == 2
        return
    assert code == 2
    assert contents(place) == before
    words = capsys.readouterr().err
    assert words.count("\n") == 1
    assert "written twice" in words


def test_masks_are_not_written_through_links_in_their_folder(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = copy_workplace(template, tmp_path / "place")
    monkeypatch.chdir(place)
    (place / "deep" / "sub").mkdir(parents=True)
    (place / "images" / "00.png").rename(place / "deep" / "sub" / "strange.png")
    (place / "out" / "through").mkdir()
    (place / "out" / "through" / "sub").symlink_to(place / "cells.inkling" / "masks")
    (place / "out" / "leading").mkdir()
    (place / "out" / "leading" / "01.png").symlink_to(place / "nowhere.png")
    before = contents(place)
    for images, out, words in (("deep", "through", "in the project"), ("images", "leading", "a link")):
        line = ["predict", images, "--model", "model.safetensors", "--out", f"out/{out}"]
        assert run_headless(parse(line)) == 2
        assert words in capsys.readouterr().err
        assert contents(place) == before


def at_the_current_folder(place: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Path]:
    (place / "out" / "empty").mkdir()
    monkeypatch.chdir(place / "out" / "empty")
    return ".", place / "out" / "empty"


def at_a_link_to_an_empty_folder(place: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Path]:
    (place / "out" / "empty").mkdir()
    (place / "out" / "link").symlink_to("empty")
    return str(place / "out" / "link"), place / "out" / "empty"


def at_a_link_to_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Path]:
    (place / "out" / "link").symlink_to("later")
    return str(place / "out" / "link"), place / "out" / "later"


def at_the_root(place: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, None]:
    return "/", None


NAMELESS = (at_the_current_folder, at_a_link_to_an_empty_folder, at_a_link_to_nothing, at_the_root)


@pytest.mark.parametrize("way", NAMELESS)
@pytest.mark.parametrize("command", ["new", "export", "restore"])
def test_a_new_folder_may_be_the_current_one_or_where_a_link_leads(
    template: Path,
    tmp_path: Path,
    command: str,
    way: Callable[[Path, pytest.MonkeyPatch], tuple[str, Path | None]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = copy_workplace(template, tmp_path / "place")
    name, target = way(place, monkeypatch)
    here = os.stat(".").st_ino
    line = {
        "new": ["new", name, "--images", str(place / "images")],
        "export": ["export", str(place / "cells.inkling"), "--out", name],
        "restore": ["restore", str(place / "copy.zip"), "--to", name],
    }[command]
    code = run_headless(parse(line))
    words = capsys.readouterr().err
    if target is None:
        assert (code, words.count("\n")) == (2, 1)
    else:
        assert (code, words) == (0, "")
        assert len(list(target.iterdir())) > 1
        assert temporaries(place) == []
        assert os.stat(Path.cwd()).st_ino == here, "the terminal is in a folder that has gone"
