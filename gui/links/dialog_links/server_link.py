"""Link of the dialog for labelling servers with the work in the background."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.formats.servers.contents import SendOptions, SendOutcome
from engine.formats.servers.tokens import has_keyring
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome
from engine.session import Notice, NoticeLevel
from engine.session.importing.server_bridge import Connected, ServerBridge
from gui.dialogs.file_dialogs import FileDialogs
from gui.dialogs.importing.problems import ImportProblem
from gui.dialogs.servers.dialog import ServerDialog, ServerLogin
from gui.language.sentences import sentence
from gui.language.texts import counted, tr
from gui.links.dialog_links.dialog_events import until_closed
from gui.messages import NoticeButton

if TYPE_CHECKING:
    from engine.formats.servers.transfer import FetchReport, SendReport
    from gui.parts import WindowParts

_KIND: Final = "kind"
_ADDRESS: Final = "address"
_PURPOSE: Final = "servers"
RESULT: Final = "servers"
"""Subject of the message about what could not be fetched."""

ShowProblems = Callable[[Sequence[ImportProblem]], object]


def server_dialog(
    parts: WindowParts, import_from: Callable[[Path], object], show_problems: ShowProblems
) -> ServerDialog | None:
    """A dialog for labelling servers and the open project; None without one that can be changed.

    Args:
        import_from: opens the import of what has been fetched into a folder.
        show_problems: opens the list of pictures that could not be fetched.
    """
    session = parts.controller.session
    if session is None or session.read_only:
        return None
    kind, address = _last_server(parts.settings.server_choices)
    dialog = ServerDialog(kind, address, parts.theme, has_keyring=has_keyring(), parent=parts.frame)
    bridge = ServerBridge(session)

    def connect(login: ServerLogin) -> None:
        # The address alone: a token is never in a file of ours.
        parts.settings.server_choices = json.dumps({_KIND: login.kind, _ADDRESS: login.address})
        bridge.connect(login.kind, login.address, login.token, connected, keep=login.keep)

    def connected(outcome: JobOutcome[Connected]) -> None:
        if isinstance(outcome, JobDone):
            dialog.show_projects(outcome.value.projects, sentence(outcome.value.note))
        else:
            _show_end(dialog, outcome)

    def fetch(project_id: int) -> None:
        folder = FileDialogs(parts.settings).choose_folder(
            dialog, _PURPOSE, tr("Folder for the pictures and their labels")
        )
        if folder is not None:
            dialog.begin(tr("Fetching…"))
            bridge.fetch(project_id, folder, fetched)

    def fetched(outcome: JobOutcome[FetchReport]) -> None:
        if not isinstance(outcome, JobDone):
            _show_end(dialog, outcome)
            return
        report = outcome.value
        if not report.fetched and not report.present:
            dialog.show_failed(fetched_text(report))
            return
        dialog.accept()
        if report.problems:
            _say_problems(parts, report, show_problems)
        import_from(report.folder)

    def send(project_id: int, options: SendOptions) -> None:
        bridge.send(project_id, options, lambda outcome: _show_sent(dialog, outcome, options))

    dialog.connect_requested.connect(connect)
    dialog.fetch_requested.connect(fetch)
    dialog.send_requested.connect(send)
    dialog.cancel_requested.connect(bridge.cancel)
    controller = parts.controller
    controller.closing.connect(dialog.end)
    dialog.finished.connect(lambda _result: controller.closing.disconnect(dialog.end))
    until_closed(dialog, (bridge.progressed.subscribe(dialog.show_progress),), bridge.close)
    return dialog


def _say_problems(parts: WindowParts, report: FetchReport, show_problems: ShowProblems) -> None:
    """A message, which stays while the import is open, with the list of pictures that are missing."""
    rows = [ImportProblem(p.name, sentence(p.sentence)) for p in report.problems]
    text = counted(len(rows), "Show {count} left out…", "Show {count:,} left out…")
    hint = tr("Fetch the tasks again to try once more: what has arrived is kept.")
    notice = Notice(fetched_text(report), hint, NoticeLevel.WARNING, subject=RESULT)
    parts.notices.show_notice(notice, [NoticeButton(text, lambda: show_problems(rows))])


def _show_sent(dialog: ServerDialog, outcome: JobOutcome[SendReport], options: SendOptions) -> None:
    if not isinstance(outcome, JobDone):
        _show_end(dialog, outcome)
    elif options.is_trial:
        outcomes = outcome.value.outcomes
        can_send = bool(outcomes[SendOutcome.CREATED] or outcomes[SendOutcome.UPDATED])
        dialog.show_plan(plan_text(outcome.value), can_send=can_send)
    else:
        dialog.show_done(sent_text(outcome.value))


def fetched_text(report: FetchReport) -> str:
    """What has been fetched."""
    texts = [counted(report.fetched, "{count} picture fetched.", "{count:,} pictures fetched.")]
    if report.problems:
        texts.append(
            counted(
                len(report.problems),
                "{count} could not be; the first: {problem}",
                "{count:,} could not be; the first: {problem}",
                problem=sentence(report.problems[0].sentence),
            )
        )
    return " ".join(texts)


def plan_text(report: SendReport) -> str:
    """What sending would do."""
    outcomes = report.outcomes
    text = tr(
        "To be created: {created:,}. To be updated: {updated:,}. The same already: {same:,}.",
        created=outcomes[SendOutcome.CREATED],
        updated=outcomes[SendOutcome.UPDATED],
        same=outcomes[SendOutcome.SAME],
    )
    return " ".join([text, *_left_texts(report)])


def sent_text(report: SendReport) -> str:
    """What sending has done."""
    outcomes = report.outcomes
    text = tr(
        "Created: {created:,}. Updated: {updated:,}. The same already: {same:,}.",
        created=outcomes[SendOutcome.CREATED],
        updated=outcomes[SendOutcome.UPDATED],
        same=outcomes[SendOutcome.SAME],
    )
    return " ".join([text, *_left_texts(report)])


def _left_texts(report: SendReport) -> list[str]:
    """What is left alone, and why."""
    texts = []
    if report.newer:
        texts.append(tr("Changed there since, and left alone: {count:,}.", count=len(report.newer)))
    if report.unmatched:
        texts.append(tr("Accepted images without a task there: {count:,}.", count=report.unmatched))
    if report.problems:
        texts.append(
            counted(
                len(report.problems),
                "{count} cannot be sent; the first: {problem}",
                "{count:,} cannot be sent; the first: {problem}",
                problem=sentence(report.problems[0].sentence),
            )
        )
    return texts


def _last_server(stored: str) -> tuple[str, str]:
    """Kind and address of the server of last time, as the settings have them; empty for none."""
    try:
        values = json.loads(stored) if stored else {}
    except ValueError:
        return "", ""
    if not isinstance(values, dict):
        return "", ""
    kind, address = values.get(_KIND), values.get(_ADDRESS)
    return kind if isinstance(kind, str) else "", address[:500] if isinstance(address, str) else ""


def _show_end(dialog: ServerDialog, outcome: JobOutcome[Any]) -> None:
    match outcome:
        case JobFailed(error, _):
            dialog.show_failed(sentence(str(error)))
        case JobCancelled():
            dialog.show_cancelled()
