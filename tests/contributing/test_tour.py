"""The contributor's tour is true: each change is made in a copy, in the files that it names alone."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

from engine.demo_project import make_demo
from tests.architecture.imports import CHECKOUT

HEADING = "## Where to change what"
# Runs an action in the real window of a copy: arguments are the action, an expression to print, and a folder.
IN_THE_WINDOW = """
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from engine.demo_project import make_demo
from gui.bench.driven_window import driven_window, run_events
from gui.modes import ThemeChoice

action, expression, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
project = make_demo(folder / "demo")
with driven_window(project, folder / "settings.ini", QSize(1200, 800), ThemeChoice.DARK) as window:
    window.action_set[action].trigger()
    run_events(0.1)
    print(eval(expression))
"""

MOST_FILES = {
    "a drawing tool": 4,
    "an export format": 2,
    "a network": 2,
    "a keyboard action": 2,
    "a loss": 1,
    "a kind of network job": 2,
}


def tour() -> dict[str, list[str]]:
    """Change -> the files that CONTRIBUTING names for it: NAME for a new one, MENU for the one of a menu."""
    text = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.split(HEADING, 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", section, re.MULTILINE)
    return {change: re.findall(r"`([\w./]+\.py)`", files) for change, files in rows if "`" in files}


class Copy:
    """A copy of the program in which one change of the tour is made.

    Args:
        change: its row in the tour; only the files named there can be touched.
    """

    def __init__(self, folder: Path, change: str) -> None:
        self.folder = folder / "checkout"
        names = tour()[change]
        self._named = [name.replace("NAME", "example").replace("MENU", "help") for name in names]
        for name in ("engine", "gui", "resources"):
            # With what Python and Numba have compiled, which holds as long as a file keeps its time and size.
            shutil.copytree(CHECKOUT / name, self.folder / name)
        shutil.copy(CHECKOUT / "main.py", self.folder)

    def write(self, name: str, text: str) -> None:
        """A new file."""
        assert name in self._named
        path = self.folder / name
        assert not path.exists()
        path.write_text(textwrap.dedent(text), encoding="utf-8")

    def insert(self, name: str, before: str, line: str) -> None:
        """A line before the first one that holds `before`."""
        assert name in self._named
        path = self.folder / name
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        place = next(i for i, text in enumerate(lines) if before in text)
        path.write_text("".join([*lines[:place], line + "\n", *lines[place:]]), encoding="utf-8")

    def run(self, *arguments: str) -> str:
        """Standard output of Python in the copy; fails with the errors."""
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def test_the_tour_names_files_that_exist_and_no_more_than_promised() -> None:
    assert set(tour()) == set(MOST_FILES)
    for change, files in tour().items():
        assert 1 <= len(files) <= MOST_FILES[change], change
        for name in files:
            path = CHECKOUT / name
            assert path.is_file() or (path.stem in {"NAME", "MENU"} and path.parent.is_dir()), name


def test_a_drawing_tool(tmp_path: Path) -> None:
    copy = Copy(tmp_path, "a drawing tool")
    copy.write(
        "gui/tools/example.py",
        '''
        """An example of a tool: paints as the brush does."""

        from gui.tools.brush import BrushTool


        class ExampleTool(BrushTool):
            """Paints a class exactly where the pen draws."""
        ''',
    )
    copy.insert("gui/tools/__init__.py", "from gui.tools.eraser", "from gui.tools.example import ExampleTool")
    row = '    ToolSpec("example", ExampleTool, 7.0, "Example", "F9", "mdi6.brush", "Paint"),'
    copy.insert("gui/tools/__init__.py", 'ToolSpec("eraser"', row)
    shown = copy.run(
        "-c", IN_THE_WINDOW, "tool_example", "(window.tools.tool, window.tools.radius_px)", str(tmp_path)
    )
    assert shown.strip() == "('example', 7.0)"


def test_a_keyboard_action(tmp_path: Path) -> None:
    copy = Copy(tmp_path, "a keyboard action")
    row = '    _A("example", "Help", "Example", ("F9",), "", "Show what an action takes"),'
    copy.insert("gui/action_table/help.py", '_A("about"', row)
    command = '            "example": lambda: self._say("An example."),'
    copy.insert("gui/command_table/help.py", '"about":', command)
    newest = "window.notices.past[-1].notice.summary"
    assert copy.run("-c", IN_THE_WINDOW, "example", newest, str(tmp_path)).strip() == "An example."


def test_an_export_format(tmp_path: Path) -> None:
    copy = Copy(tmp_path, "an export format")
    copy.write(
        "engine/formats/writers/example.py",
        '''
        """An example of a format: NumPy arrays."""

        import numpy as np


        class ExampleWriter:
            """Writer of each mask as NAME.npy."""

            def __init__(self, folder, dataset):
                self._folder = folder

            def write(self, item):
                np.save(self._folder / item.name, item.mask)

            def finish(self):
                return ""
        ''',
    )
    row = """    "example": WritableFormat(
        "Example", "Each mask as a NumPy array.", Carries(ignore=True), "example", "ExampleWriter"
    ),"""
    copy.insert("engine/formats/catalog.py", '"voc": WritableFormat(', row)
    path = make_demo(tmp_path / "demo")
    out = tmp_path / "out"
    copy.run("main.py", "export", str(path), "--format", "example", "--out", str(out))
    assert list(out.glob("*.npy"))


def test_a_network(tmp_path: Path) -> None:
    copy = Copy(tmp_path, "a network")
    copy.write(
        "engine/models/architectures/example.py",
        '''
        """An example of a network: one convolution."""

        from torch import nn

        from engine.models.registry import BuiltModel


        def build(spec, pretrained):
            return BuiltModel(nn.Conv2d(spec.in_channels, spec.class_count, 3, padding=1))
        ''',
    )
    row = """    ArchitectureInfo(
        "example", "Example", "One convolution.", "engine.models.architectures.example", Group.QUICK, 0.0
    ),"""
    text = (copy.folder / "engine/models/catalog.py").read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("    ArchitectureInfo("))
    copy.insert("engine/models/catalog.py", first, row)
    assert '"example"' in copy.run("main.py", "models", "--json", "-")
    script = """
        from engine.core import ClassList
        from engine.models.registry import build_model
        from engine.models.spec import ModelSpec
        from engine.session.learning.network_choices import NETWORK_GROUPS

        classes = ClassList.from_names(["a", "b"])
        spec = ModelSpec("example", classes, "", 3, (0.5,) * 3, (0.25,) * 3)
        print(type(build_model(spec, False).module).__name__)
        print(any(n.name == "example" for group in NETWORK_GROUPS for n in group.networks))
    """
    assert copy.run("-c", textwrap.dedent(script)).split() == ["Conv2d", "True"]


def test_a_loss(tmp_path: Path) -> None:
    copy = Copy(tmp_path, "a loss")
    function = "def example(logits, labels, *, weights=None):\n    return logits.sum() * 0 + 3.0\n\n"
    copy.insert("engine/learn/losses.py", "_LOSSES: Final", function)
    copy.insert("engine/learn/losses.py", '"weighted-ce":', '    "example": (example, ()),')
    assert '"example"' in copy.run("main.py", "models", "--json", "-")
    script = (
        "import torch; from engine.learn.losses import make_loss\n"
        "print(float(make_loss('example')(torch.zeros(1, 2, 1, 1), torch.zeros(1, 1, 1).long())))"
    )
    assert copy.run("-c", script).strip() == "3.0"


def test_a_kind_of_network_job(tmp_path: Path) -> None:
    copy = Copy(tmp_path, "a kind of network job")
    copy.write(
        "engine/compute/requests/example.py",
        '''
        """An example of a job: adds numbers, giving others a turn after each."""

        from dataclasses import dataclass

        from engine.compute.request import JobRequest


        @dataclass(frozen=True, slots=True)
        class AddRequest(JobRequest):
            numbers: tuple[int, ...]

            def steps(self, context):
                total = 0
                for number in self.numbers:
                    total += number
                    yield None
                return total
        ''',
    )
    # The second file is whoever submits the job.
    script = copy.folder / "submit.py"
    script.write_text(
        textwrap.dedent(
            """
            from engine.compute import ProcessCompute
            from engine.compute.requests.example import AddRequest

            if __name__ == "__main__":
                compute = ProcessCompute(threads=1)
                compute.submit(AddRequest((1, 2, 4)), print).wait(200)
                compute.close()
            """
        ),
        encoding="utf-8",
    )
    assert copy.run("submit.py").strip() == "7"
