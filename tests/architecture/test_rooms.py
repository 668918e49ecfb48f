"""Who may import whom: the drawing of ARCHITECTURE.md, enforced."""

from __future__ import annotations

import functools

import pytest

from tests.architecture.imports import CHECKOUT, Import, imports_of, module_name, program_files

ALL_ENGINE = {"*"}

# A room may import itself and what is listed here.
ALLOWED = {
    "core": set(),
    # Beside the rooms: the window needs it before its first paint, and engine.core loads NumPy.
    "stop_signal_numbers": set(),
    "crash": set(),
    # Its first module is all that a child imports before it is tied to its parent.
    "processes": {"core"},
    "files": {"core"},
    "document": {"core", "files"},
    "storage": {"crash", "core", "files", "document"},
    "formats": {"core", "files", "document", "storage", "instances"},
    "audit": {"core", "document", "edit", "formats", "storage"},
    "backup": {"core", "document", "storage", "files"},
    "checkup": {"core", "document", "storage", "files", "backup"},
    "edit": {"core"},
    "sequence": {"core", "document", "storage", "edit"},
    "refine": {"core"},
    "instances": {"core"},
    "jobs": {"crash", "core"},
    "models": {"core", "files"},
    "embed": {"core", "document", "models"},
    "predict": {"core", "files", "models"},
    "learn": {"processes", "core", "files", "models", "predict"},
    # Above learning: a training starts from an encoder file, which lies in `models`.
    "pretrain": {"core", "document", "models", "predict", "learn"},
    # The compute process reads training images itself, so that they never cross the pipe.
    # It holds the folders of projects that its jobs write to.
    "compute": {
        *(
            "crash",
            "core",
            "files",
            "processes",
            "models",
            "predict",
            "learn",
            "pretrain",
            "document",
            "embed",
        )
    },
    "selftest": {"core", "processes", "models", "learn", "refine"},
    "demo_project": {"core", "files", "document", "storage"},
    "session": ALL_ENGINE,
    "service": ALL_ENGINE,
    "commands": ALL_ENGINE,
    "bench": ALL_ENGINE,
}
# Room -> sub-room -> the sub-rooms of the same room that it may import, inside functions too. Modules
# directly in the room may import all of them, and all sub-rooms may import those.
SUBROOMS: dict[str, dict[str, set[str]]] = {
    "engine.refine": {
        "appearance": set(),
        "energy": {"appearance"},
        "solvers": {"appearance", "energy"},
        "crf": set(),
        "correction": {"appearance", "energy", "solvers"},
        "live": {"appearance", "energy", "solvers", "correction"},
        "methods": {"appearance", "energy", "solvers", "crf", "correction"},
        "parameters": {"appearance", "methods"},
    },
    "engine.models": {
        "files": set(),
        "pretrained": {"files"},
        "clicks": {"files", "pretrained"},
        "blocks": {"files", "pretrained"},
        "features": {"blocks"},
        "architectures": {"blocks", "features", "pretrained"},
    },
    "engine.learn": {
        "augmentation": set(),
        "distributed": set(),
        "validation": {"augmentation", "distributed"},
        "first_model": {"augmentation", "distributed", "validation"},
    },
    "engine.formats": {
        # Forms, questions and the import itself; a reader of one format stands on them.
        "incoming": {"shapes"},
        "outgoing": {"shapes", "incoming"},
        "readers": {"incoming", "shapes"},
        "shapes": set(),
        "writers": {"outgoing", "shapes"},
        # Tasks of labelling servers as files for a reader, and regions as the writers make them.
        "servers": {"outgoing", "readers", "shapes", "writers"},
    },
    "engine.session": {
        # Cuts of one object, which tools and the cutter ask for.
        "objects": set(),
        "undo": set(),
        "editing": {"objects", "undo"},
        "effort": set(),
        "watches": set(),
        "learning": set(),
        "similarity": set(),
        "importing": {"editing"},
        "film": {"editing"},
        "prediction": {"editing"},
        "active_learning": {"prediction", "similarity"},
        "audit": {"editing", "prediction"},
        "review": {"active_learning", "editing", "effort", "prediction"},
    },
    "engine.commands": {"frame": set(), "support": {"frame"}, "datasets": {"frame", "support"}},
    "engine.bench": {
        "support": set(),
        "solvers": {"support"},
        "models": {"support"},
        "files": {"support"},
        "window": {"support"},
        "reliability": {"support"},
        # A research instrument that is not in the wheel: nothing else may need it.
        "simulation": {"support"},
    },
    "gui": {
        # Below all others, as each of them shows texts.
        "language": set(),
        "style": {"language"},
        "tools": {"language"},
        "action_table": {"language", "tools"},
        "canvas": {"language", "tools"},
        "panels": {"language", "style"},
        "display": {"canvas", "language", "panels", "style"},
        "sequence": {"language", "panels", "style"},
        "crash": {"dialogs", "language", "panels", "style"},
        "dialogs": {"action_table", "language", "panels", "style"},
        "wall": {"language", "panels", "style"},
        "tour": {"language", "panels", "style"},
        "links": {
            *("action_table", "canvas", "dialogs", "display", "language", "panels", "sequence", "style"),
            *("tools", "tour", "wall"),
        },
        "command_table": {"action_table", "dialogs", "language", "links", "panels"},
        "bench": {"canvas", "style"},
    },
}
GUI_MAY_IMPORT = {
    "audit",
    "crash",
    "backup",
    "checkup",
    "core",
    "files",
    "formats",
    "session",
    "service",
    "document",
    "edit",
    "sequence",
    "jobs",
    "storage",
    "stop_signal_numbers",
}
NEVER_IN_GUI = {"torch", "torchvision", "timm", "numba", "scipy", "skimage", "maxflow"}
MAIN_MAY_IMPORT = {"gui", "engine"}


@functools.cache
def imports() -> tuple[Import, ...]:
    """Every import of the product. No constant: what collects the tests need not read the product."""
    return tuple(found for path in program_files() for found in imports_of(path))


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def show(imports: list[Import]) -> list[str]:
    return [f"{found.importer} imports {found.module}" for found in imports]


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_a_room_imports_only_the_rooms_below_it(name: str) -> None:
    allowed = ALLOWED[name] | {name, ""}
    wrong = [
        found
        for found in imports()
        if found.importer.startswith("engine.")
        and room(found.importer) == name
        and found.module.split(".")[0] == "engine"
        and "*" not in allowed
        and room(found.module) not in allowed
    ]
    assert show(wrong) == []


def test_every_room_of_the_engine_has_its_rule() -> None:
    rooms = {room(found.importer) for found in imports() if found.importer.startswith("engine.")}
    assert rooms - set(ALLOWED) == set()


@functools.cache
def subroom(module: str, of_room: str) -> str:
    """First folder of a module below `of_room`; empty for modules directly in the room or elsewhere."""
    if not module.startswith(of_room + "."):
        return ""
    name = module.removeprefix(of_room + ".").split(".")[0]
    return name if (CHECKOUT.joinpath(*of_room.split("."), name)).is_dir() else ""


@pytest.mark.parametrize(("of_room", "name"), [(r, n) for r in SUBROOMS for n in sorted(SUBROOMS[r])])
def test_a_subroom_imports_only_the_subrooms_below_it(of_room: str, name: str) -> None:
    allowed = SUBROOMS[of_room][name] | {name, ""}
    wrong = [
        found
        for found in imports()
        if subroom(found.importer, of_room) == name and subroom(found.module, of_room) not in allowed
    ]
    assert show(wrong) == []


@pytest.mark.parametrize("of_room", sorted(SUBROOMS))
def test_every_subroom_has_its_rule(of_room: str) -> None:
    names = {subroom(module_name(path), of_room) for path in program_files()} - {""}
    assert names == set(SUBROOMS[of_room])


@pytest.mark.parametrize("of_room", sorted(SUBROOMS))
def test_the_subrooms_of_a_room_form_no_circle(of_room: str) -> None:
    left = {name: set(below) for name, below in SUBROOMS[of_room].items()}
    while ground := {name for name, below in left.items() if not below & set(left)}:
        left = {name: below for name, below in left.items() if name not in ground}
    assert left == {}


def test_the_engine_knows_no_window() -> None:
    wrong = [
        found
        for found in imports()
        if found.importer.startswith("engine") and found.module.split(".")[0] in {"PySide6", "gui", "main"}
    ]
    assert show(wrong) == []


def test_the_window_sees_only_the_engines_public_rooms() -> None:
    wrong = [
        found
        for found in imports()
        if found.importer.startswith("gui")
        and found.module.startswith("engine.")
        and room(found.module) not in GUI_MAY_IMPORT
        # A benchmark's window and its measurement are two halves of one thing.
        and not (found.importer.startswith("gui.bench") and room(found.module) == "bench")
    ]
    assert show(wrong) == []


def test_the_window_never_imports_numerical_heavyweights() -> None:
    wrong = [
        found
        for found in imports()
        if found.importer.startswith("gui") and found.module.split(".")[0] in NEVER_IN_GUI
    ]
    assert show(wrong) == []


def test_nobody_imports_a_private_module_of_another_package() -> None:
    wrong = [
        found
        for found in imports()
        if any(part.startswith("_") and part != "__future__" for part in found.module.split("."))
        and found.module.split(".")[0] in {"engine", "gui", "resources"}
        and found.module.rsplit(".", 1)[0] != found.importer.rsplit(".", 1)[0]
    ]
    assert show(wrong) == []


def test_only_main_stands_above_the_window() -> None:
    wrong = [
        found
        for found in imports()
        if found.module.split(".")[0] == "main"
        or (found.module.split(".")[0] == "gui" and found.importer.split(".")[0] not in {"gui", "main"})
    ]
    assert show(wrong) == []


def test_main_imports_nothing_of_the_program_before_it_is_needed() -> None:
    eager = [
        found
        for found in imports()
        if found.importer == "main" and not found.lazy and found.module.split(".")[0] in MAIN_MAY_IMPORT
    ]
    assert show(eager) == []
