"""`bridge`: tasks of a labelling server into a project, and accepted masks back to them."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING, Any, Final

from engine.commands.frame.path_options import CHANGED_PROJECT, READ_PATH, WRITTEN_FOLDER
from engine.commands.frame.value_options import WORD, NumberOption
from engine.commands.support.inputs import add_answer_option
from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.core.ranges import NumberRange
from engine.core.words import counted_images
from engine.formats.servers.connection import SERVERS, connect

if TYPE_CHECKING:
    from engine.formats.servers.contents import LabellingServer, RemoteProject
    from engine.formats.servers.transfer import SendReport

HELP = "bring tasks of Label Studio or CVAT into a project, and send accepted masks back"

TOKEN: Final = "INKLING_SERVER_TOKEN"
"""Environment variable with the token of the server."""

_PROJECT_ID: Final = NumberOption(NumberRange(1, 2**31 - 1, is_whole=True))
_PULL: Final = "pull"
_PUSH: Final = "push"
_LIST: Final = "list"
_ANNOTATIONS: Final = "annotations"
_PREDICTIONS: Final = "predictions"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "server", choices=list(SERVERS), metavar="SERVER", help=f"the kind of server: {' or '.join(SERVERS)}"
    )
    parser.add_argument(
        "action",
        choices=[_LIST, _PULL, _PUSH],
        metavar="ACTION",
        help="list (its projects), pull (pictures and labels) or push (masks of accepted images)",
    )
    parser.add_argument(
        "project", type=CHANGED_PROJECT, nargs="?", metavar="PROJECT", help="for pull and push"
    )
    parser.add_argument("--url", type=WORD, required=True, metavar="URL", help="address of the server")
    parser.add_argument(
        "--project-id", type=_PROJECT_ID, metavar="N", help="number of the project on the server"
    )
    parser.add_argument(
        "--token-file",
        type=READ_PATH,
        metavar="FILE",
        help=f"a file with the token (default: the environment variable {TOKEN})",
    )
    parser.add_argument(
        "--out", type=WRITTEN_FOLDER, metavar="DIR", help="pull: folder for the pictures and their labels"
    )
    parser.add_argument(
        "--classes",
        type=WORD,
        action="append",
        default=[],
        metavar="MAP",
        help="pull: what labels become, as `import` has it",
    )
    add_answer_option(parser, "pull: answer to a question that the labels leave open")
    parser.add_argument(
        "--replace",
        action="store_true",
        help="pull: put the server's labels in the place of those that are there, after a safety copy",
    )
    parser.add_argument(
        "--as",
        dest="send_as",
        choices=[_ANNOTATIONS, _PREDICTIONS],
        default=_ANNOTATIONS,
        help="push: what masks become (default: annotations; CVAT has no predictions)",
    )
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="push: replace labels, too, that somebody has changed on the server since (default: named)",
    )
    parser.add_argument("--dry-run", action="store_true", help="push: say what would be sent; send nothing")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """List, pull or push."""
    _check(options)
    server = connect(options.server, options.url, _token(options))
    if options.action == _LIST:
        return _list(server, terminal)
    remote = server.open(options.project_id)
    return (_pull if options.action == _PULL else _push)(remote, options, terminal)


def _check(options: argparse.Namespace) -> None:
    if options.action == _LIST:
        return
    if options.project is None:
        raise UserError(f"{options.action} needs a project of Inkling.", "Name it after the action.")
    if options.project_id is None:
        raise UserError(
            f"{options.action} needs the project on the server.", "Add --project-id; `list` shows them."
        )
    if options.action == _PULL and options.out is None:
        raise UserError("pull needs a folder for the pictures.", "Add --out DIR.")


def _token(options: argparse.Namespace) -> str:
    """The token of a file or of the environment; never of the command line, which others can read."""
    if options.token_file is None:
        token = os.environ.get(TOKEN, "")
        if not token:
            raise UserError(
                "There is no token for the server.", f"Set {TOKEN}, or name a file with --token-file."
            )
        return token
    from engine.core.input_file import read_text_input

    return read_text_input(options.token_file).strip()


def _list(server: LabellingServer, terminal: Terminal) -> dict[str, Any]:
    projects = server.projects()
    for project in projects:
        count = "" if project.task_count is None else f"   {project.task_count:,} tasks"
        terminal.say(f"{project.id:>6}  {project.title}{count}")
    if not projects:
        terminal.say("No projects there.")
    return {"projects": [{"id": p.id, "title": p.title, "tasks": p.task_count} for p in projects]}


def _pull(remote: RemoteProject, options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    from engine.commands.datasets import import_dataset
    from engine.formats.servers.transfer import fetch_project
    from engine.storage import Project

    with Project.open(options.project) as project, terminal.progress("Fetching") as report:
        fetched = fetch_project(project, remote, options.out, report, terminal.token)
        project.flush()
    for problem in fetched.problems:
        terminal.reject(UserError(f"{problem.name} was not fetched: {problem.sentence}"))
    terminal.say(f"{counted_images(fetched.fetched)} fetched, {fetched.present} there already")
    imported = argparse.Namespace(
        project=options.project,
        format=fetched.format_name,
        source=options.out,
        classes=options.classes,
        numbering=None,
        answer=options.answer,
        dry_run=False,
        replace=options.replace,
    )
    return {
        "fetched": fetched.fetched,
        "present": fetched.present,
        "folder": str(options.out),
        "import": import_dataset.run(imported, terminal),
    }


def _push(remote: RemoteProject, options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    from engine.formats.servers.contents import SendAs, SendOptions
    from engine.formats.servers.transfer import send_masks
    from engine.storage import Project

    settings = SendOptions(SendAs(options.send_as), options.overwrite, options.dry_run)
    with Project.open(options.project) as project, terminal.progress("Sending") as report:
        sent = send_masks(project, remote, settings, report, terminal.token)
        project.flush()
    return _say_sent(sent, options.dry_run, terminal)


def _say_sent(sent: SendReport, is_trial: bool, terminal: Terminal) -> dict[str, Any]:
    from engine.formats.servers.contents import SendOutcome

    counts = {outcome.value: sent.outcomes[outcome] for outcome in SendOutcome}
    would = "would be " if is_trial else ""
    terminal.say(
        f"{counted_images(counts['created'])} {would}created, {counts['updated']} {would}updated, "
        f"{counts['same']} the same already"
    )
    if sent.newer:
        from engine.document.mask_survey import listed

        terminal.warn(
            f"Changed on the server since, and left alone: {listed(sent.newer)}. "
            "Pull them, or add --overwrite."
        )
    if sent.unmatched:
        terminal.warn(f"{counted_images(sent.unmatched)} of the project belong to no picture on the server.")
    for problem in sent.problems:
        terminal.reject(UserError(f"{problem.name} was not sent: {problem.sentence}"))
    return {
        **counts,
        "left_alone": sent.newer,
        "unmatched": sent.unmatched,
        "problems": [{"image": problem.name, "problem": problem.sentence} for problem in sent.problems],
        "dry_run": is_trial,
    }
