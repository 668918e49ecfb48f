"""Tables of the documents that are made from the program: `python docs/tables.py`.

Keys of the window come from the table of actions, commands and options from the parser, names from the
tables of what they name.
`tests/docs` fails when a table is out of date.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

BEGIN: Final = "<!-- made by docs/tables.py: {name} -->"
END: Final = "<!-- end -->"


def keys_table() -> str:
    """Every action of the window by menu: name, key, what it does."""
    from gui.actions import ACTIONS, MENUS

    menus = dict.fromkeys((*MENUS, *(spec.menu for spec in ACTIONS)))
    parts = []
    for menu in menus:
        specs = [spec for spec in ACTIONS if spec.menu == menu]
        if not specs:
            continue
        rows = [f"| {_cell(spec.text)} | {_keys(spec.keys)} | {_cell(spec.tip)} |" for spec in specs]
        parts.append(
            "\n".join([f"### {menu}", "", "| action | key | what it does |", "|---|---|---|", *rows])
        )
    return "\n\n".join(parts)


def commands_table() -> str:
    """Every command with its arguments and options, as the parser knows them."""
    return "\n\n".join(_command(name, parser) for name, parser in subparsers().items())


def names_table() -> str:
    """Names that options accept, as the program lists them."""
    from engine.commands import models
    from engine.commands.support.terminal import Terminal
    from engine.formats.catalog import WRITERS
    from engine.instances import InstanceMethod
    from engine.refine.methods.catalog import METHODS

    known = models.run(argparse.Namespace(model=None), Terminal(io.StringIO(), io.StringIO()))
    names: dict[str, Iterable[str]] = {
        "`--arch`": known["architectures"],
        "`--encoder`": known["encoders"],
        "`--loss`": known["losses"],
        "`--optimizer`": known["optimizers"],
        "`pretrain --task`": known["tasks"],
        "ready models, for `predict --model` and `train --init`": known["ready_models"],
        "`refine --method`": [method.name for method in METHODS],
        "`--instances`": [str(method) for method in InstanceMethod],
        "`export --format`": WRITERS,
    }
    rows = [f"| {option} | {', '.join(f'`{name}`' for name in of)} |" for option, of in names.items()]
    return "\n".join(["| option | names |", "|---|---|", *rows])


def formats_table() -> str:
    """Every format with its name, its ways and what it can carry."""
    from engine.commands.datasets.formats import WORDS, format_rows

    rows = []
    for row in format_rows():
        carries = row["carries_out"] or row["carries_in"]
        words = ", ".join(word for key, word in WORDS.items() if carries[key])
        ways = " | ".join("yes" if row[way] else "" for way in ("in", "out"))
        rows.append(f"| `{row['name']}` | {_cell(row['title'])} | {ways} | {words} |")
    return "\n".join(["| name | format | in | out | carries |", "|---|---|---|---|---|", *rows])


def benches_table() -> str:
    """Every benchmark with what it measures."""
    from engine.bench import BENCHES

    rows = [f"| `{name}` | {_cell(sentence)} |" for name, sentence in BENCHES.items()]
    return "\n".join(["| NAME | measures |", "|---|---|", *rows])


def subparsers() -> dict[str, argparse.ArgumentParser]:
    """Command name -> its parser."""
    from engine.commands.cli import build_parser

    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise LookupError("the program has no commands")


TABLES: Final[dict[str, tuple[str, Callable[[], str]]]] = {
    "keys": ("guide/tools-and-keys.md", keys_table),
    "commands": ("reference/commands.md", commands_table),
    "names": ("reference/commands.md", names_table),
    "formats": ("guide/import-and-export.md", formats_table),
    "benches": ("reference/commands.md", benches_table),
}
"""Name -> (page, what makes its table)."""


def filled(text: str, name: str, table: str) -> str:
    """A page's text with this table between its two marks."""
    begin = BEGIN.format(name=name)
    head, rest = text.split(begin + "\n", 1)
    _, tail = rest.split(END, 1)
    return f"{head}{begin}\n\n{table}\n\n{END}{tail}"


def main() -> None:
    for name, (page, make) in TABLES.items():
        path = DOCS / page
        path.write_text(filled(path.read_text("utf-8"), name, make()), "utf-8", newline="\n")


def _command(name: str, parser: argparse.ArgumentParser) -> str:
    usage = " ".join(_usage(parser))
    lines = [f"### {name}", "", f"    python main.py {name} {usage}".rstrip()]
    if parser.description:
        lines += ["", parser.description]
    rows = [f"| {_option(action)} | {_cell(_help(action))} |" for action in _arguments(parser) if action.help]
    if rows:
        lines += ["", "| argument | meaning |", "|---|---|", *rows]
    return "\n".join(lines)


def _arguments(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """What a command takes, without what all of them take."""
    for action in parser._actions:
        if not {"--help", "--json"} & set(action.option_strings):
            yield action


def _usage(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Positional arguments and required options."""
    for action in _arguments(parser):
        name = _name(action)
        if not action.option_strings:
            yield {"+": f"{name}...", "?": f"[{name}]"}.get(str(action.nargs), name)
        elif action.required:
            yield f"{action.option_strings[0]} {name}"


def _name(action: argparse.Action) -> str:
    return str(action.metavar) if isinstance(action.metavar, str) else action.dest.upper()


def _option(action: argparse.Action) -> str:
    """Such as `--tta {none,flips}`."""
    if not action.option_strings:
        return f"`{_name(action)}`"
    names = ", ".join(f"`{option}`" for option in action.option_strings)
    if action.nargs == 0 or isinstance(action, argparse.BooleanOptionalAction):
        return names
    if action.choices is not None:
        return f"{names} " + ", ".join(f"`{choice}`" for choice in action.choices)
    return f"{names} {_name(action)}"


def _help(action: argparse.Action) -> str:
    return (action.help or "") % {"default": action.default}


def _keys(keys: tuple[str, ...]) -> str:
    return " or ".join(f"`{key}`" for key in keys)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    main()
