"""`sequence`: frames of a project filled from labelled ones, as proposals that undo takes back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, Final

from engine.commands.frame.path_options import CHANGED_PROJECT
from engine.commands.frame.value_options import WORD, NumberOption
from engine.commands.support.image_names import image_lookup
from engine.commands.support.terminal import Terminal
from engine.core import Reporter, UserError
from engine.core.ranges import NumberRange

if TYPE_CHECKING:
    from engine.sequence.filling import FilledFrames
    from engine.storage import ImageRecord, Project

_COUNTS: Final = NumberRange(1, 100_000, is_whole=True)
HELP = "fill frames of a sequence from labelled ones: between them, or on from one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=CHANGED_PROJECT, metavar="PROJECT")
    parser.add_argument(
        "--from",
        dest="source",
        type=WORD,
        metavar="NAME",
        help="carry the mask of this image on by optical flow (default: interpolate between labelled frames)",
    )
    parser.add_argument(
        "--frames",
        type=NumberOption(_COUNTS),
        default=20,
        metavar="N",
        help="with --from: so many frames at most",
    )
    parser.add_argument("--back", action="store_true", help="with --from: towards the first frame")
    parser.add_argument(
        "--over-cuts",
        action="store_true",
        help="go on where another scene begins (default: --from ends before it, no gap is filled over it)",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Fill frames as work that is not accepted; labels that are there stay."""
    from engine.commands.support.inputs import report_findings
    from engine.storage import Project

    with Project.open(options.project) as project, terminal.progress("Filling frames") as report:
        report_findings(project, terminal)
        if options.source is None:
            outcomes = _interpolate(project, options, terminal, report)
        else:
            outcomes = [_propagate(project, options, terminal, report)]
        project.flush()
        names = {row.id: row.name for row in project.images.rows()}
    filled = [names[step.image_id] for outcome in outcomes for step in outcome.steps]
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    stopped = [outcome.stopped_at for outcome in outcomes if outcome.stopped_at is not None]
    cuts = [outcome.cut_at for outcome in outcomes if outcome.cut_at is not None]
    terminal.say(f"{len(filled)} frames filled; they are proposals, to be looked at in the window.")
    what = "Nothing is interpolated over" if options.source is None else "Ended before"
    for cut in cuts:
        terminal.say(f"{what} {names[cut]}, which shows another scene; --over-cuts goes on all the same.")
    for problem in problems:
        terminal.reject(UserError(problem))
    return {
        "project": str(options.project),
        "filled": filled,
        "problems": problems,
        "stopped_at": names[stopped[0]] if stopped else None,
        "cut_at": names[cuts[0]] if cuts else None,
    }


def _interpolate(
    project: Project, options: argparse.Namespace, terminal: Terminal, report: Reporter
) -> list[FilledFrames]:
    """Fill every gap between labelled frames, folder by folder."""
    from engine.sequence.filling import FilledFrames, interpolate_frames
    from engine.sequence.frames import all_sequences
    from engine.sequence.proposals import gap_beginnings

    outcomes: list[FilledFrames] = []
    newest, passed = project.last_steps(), None if options.over_cuts else ()
    for sequence in all_sequences(project.images):
        for frame in gap_beginnings(project, sequence, newest):
            try:
                outcome = interpolate_frames(project, sequence, frame, report, terminal.token, newest, passed)
                outcomes.append(outcome)
            except UserError as error:
                outcomes.append(FilledFrames(problems=(project.images.get(frame).named_in(error).summary,)))
    if not outcomes:
        raise UserError(
            "No frame lies between two labelled ones.", "Label two frames of a folder, or name one by --from."
        )
    return outcomes


def _propagate(
    project: Project, options: argparse.Namespace, terminal: Terminal, report: Reporter
) -> FilledFrames:
    """Carry the mask of the image named by --from on, or back."""
    from engine.sequence.filling import propagate_frames
    from engine.sequence.frames import frames_of

    source = _named(project, options.source)
    step = -1 if options.back else 1
    frames = frames_of(project.images, source.id).beyond(source.id, step)[: options.frames]
    if not frames:
        raise UserError(f"No frame of its folder is {'before' if options.back else 'after'} {source.name}.")
    passed = frames if options.over_cuts else ()
    return propagate_frames(project, source.id, frames, {}, report, terminal.token, passed)


def _named(project: Project, name: str) -> ImageRecord:
    """The only image of this name."""
    called = image_lookup(
        project.images.rows(), lambda row: (row.shown_name, row.name, row.path.name, str(row.path))
    )
    rows = called(name)
    if len(rows) != 1:
        problem = "has no image" if not rows else "has several images"
        raise UserError(f"The project {problem} of the name '{name}'.", "Name one as the window lists it.")
    return rows[0]
