"""`doctor`: installed parts, missing parts, and the commands that install them."""

from __future__ import annotations

import argparse
from typing import Any

from engine.commands.frame.path_options import READ_PATH
from engine.commands.support.terminal import Terminal
from engine.core import UserError

HELP = "versions, devices, caches, optional parts and how to get them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "project",
        nargs="?",
        type=READ_PATH,
        metavar="PROJECT",
        help="also look at this project",
    )
    parser.add_argument(
        "--repair",
        action="store_true",
        help="mend what can be mended in PROJECT, after a safety copy of it",
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="run the compiled kernels and a network of every family once, in a process of their own",
    )
    parser.add_argument(
        "--all", action="store_true", help="with --self-test: every network in full width; takes long"
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Examine everything once; a missing part is reported, damage of the project is a failure of the run."""
    from engine.commands.support import diagnostics
    from engine.commands.support.self_test_report import run_and_report
    from engine.storage.paths import is_project

    if options.repair and options.project is None:
        raise UserError("--repair mends a project, but none is named.", "Run: doctor PROJECT --repair.")
    if options.all and not options.self_test:
        raise UserError("--all belongs to --self-test.", "Run: doctor --self-test --all.")
    report = diagnostics.examine(options.project)
    for line in diagnostics.as_lines(report):
        terminal.say(line)
    if options.project is not None and is_project(options.project):
        report["project"].update(_project_check(options, terminal))
    elif options.project is not None:
        terminal.reject(
            UserError(
                f"There is no Inkling project at {options.project}, so none was looked at.",
                "Name a folder that ends in .inkling.",
            )
        )
    if options.self_test:
        report["self_test"] = run_and_report(terminal, is_all=options.all)
    return report


def _project_check(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Check the project, and repair it when that is wanted; every finding that stays is a rejected input."""
    from engine.backup.before import options_of_commands
    from engine.checkup.project_check import check_project, repair_project
    from engine.core.words import counted_images, plural

    with terminal.progress("Checking") as report:
        if options.repair:
            result = repair_project(options.project, report, terminal.token, options_of_commands())
        else:
            result = check_project(options.project, report, terminal.token)
    terminal.say(f"\nProject\n  {counted_images(result.images)} checked")
    for finding in result.repaired:
        terminal.say(f"  mended: {finding.sentence} {finding.repair}")
    for finding in result.findings:
        way = finding.command_advice or finding.advice or f"With --repair: {finding.repair}"
        terminal.reject(UserError(finding.sentence, way))
    terminal.say(f"  {plural(len(result.findings), 'finding')}" if result.findings else "  nothing is wrong")
    if result.safety_copy is not None:
        terminal.say(f"  as it was before: {result.safety_copy}")
    return {
        "findings": [finding.as_json() for finding in result.findings],
        "repaired": [finding.as_json() for finding in result.repaired],
        "safety_copy": None if result.safety_copy is None else str(result.safety_copy),
    }
