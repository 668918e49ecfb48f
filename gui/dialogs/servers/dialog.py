"""Dialog for Label Studio and CVAT: where the server is, its projects, tasks fetched and masks sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.core import Progress
from engine.formats.servers.connection import SERVERS
from engine.formats.servers.contents import SendAs, SendOptions, ServerProject
from gui import plain_text
from gui.language.sentences import sentence
from gui.language.texts import counted, marked, tr
from gui.panels.card import Chooser, label, set_property
from gui.style.theme import SPACE, Theme

_TOKENS: Final = {
    "labelstudio": marked("An access token of the account settings"),
    "cvat": marked("A personal access token, or NAME:PASSWORD"),
}
_FORMS: Final = (
    (SendAs.ANNOTATIONS, marked("As annotations")),
    (SendAs.PREDICTIONS, marked("As predictions")),
)


@dataclass(frozen=True, slots=True)
class ServerLogin:
    """What the fields say: kind of server, address, token, and whether the keyring is to keep it."""

    kind: str
    address: str
    token: str
    keep: bool


class ServerDialog(QDialog):
    """Login, projects, and the two ways; one piece of work at a time.

    `connect_requested` carries a `ServerLogin`, `fetch_requested` the number of a project on the server, and
    `send_requested` that and `SendOptions`: first as a trial, then, when its outcome was shown, for good.
    """

    connect_requested = Signal(object)
    fetch_requested = Signal(int)
    send_requested = Signal(int, object)
    cancel_requested = Signal()

    def __init__(
        self, kind: str, address: str, theme: Theme, *, has_keyring: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(tr("Label Studio and CVAT"))
        self.setMinimumWidth(600)
        self._projects: list[ServerProject] = []
        self._is_running = False
        self._is_planned = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addLayout(self._login_fields(kind, address, has_keyring))
        rows.addWidget(label(tr("Projects there"), "heading"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Projects there"))
        self.list.setMinimumHeight(90)
        rows.addWidget(self.list, 1)
        rows.addLayout(self._send_fields())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1)
        self.message = label(
            tr("Enter address and token, and press Connect: the projects there come into the list."),
            "soft",
            wrap=True,
        )
        self.message.setMinimumHeight(2 * self.message.fontMetrics().lineSpacing())
        rows.addWidget(self.bar)
        rows.addWidget(self.message)
        rows.addLayout(self._button_row())
        self.list.currentRowChanged.connect(lambda _row: self._forget_plan())
        self.kind.currentIndexChanged.connect(lambda _index: self._show_kind())
        self._show_kind()

    @property
    def login(self) -> ServerLogin:
        """What the fields say now."""
        return ServerLogin(
            list(SERVERS)[self.kind.currentIndex()],
            self.address.text().strip(),
            self.token.text(),
            self.keep.isChecked(),
        )

    def show_projects(self, projects: Sequence[ServerProject], note: str) -> None:
        """The server answers."""
        # What a server was told once need not stand on the screen.
        self.token.clear()
        self._projects = list(projects)
        self.list.clear()
        self.list.addItems([_project_text(project) for project in projects])
        text = counted(len(projects), "Connected: {count} project.", "Connected: {count:,} projects.")
        self._end(f"{text} {note}".strip(), "good")
        if projects:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        if progress.total:
            self._say(
                tr(
                    "{done:,} of {total:,} {unit}",
                    done=progress.done,
                    total=progress.total,
                    unit=sentence(progress.unit),
                ),
                "soft",
            )

    def show_plan(self, text: str, *, can_send: bool) -> None:
        """What sending would do; the next press of the button does it."""
        self._end(text, "soft")
        self._is_planned = can_send
        self._enable()

    def show_done(self, text: str) -> None:
        self._end(text, "good")

    def show_failed(self, reason: str) -> None:
        self._end(reason, "error")

    def show_cancelled(self) -> None:
        self._end(tr("Stopped; what has arrived stays, and the next time goes on from there."), "soft")

    def begin(self, text: str) -> None:
        """Some work has begun."""
        self._is_running = True
        self._is_planned = False
        self.close_button.setText(tr("Stop"))
        self.bar.setRange(0, 0)
        self._say(text, "soft")
        self._enable()

    def end(self) -> None:
        """The project closes: nothing that runs is waited for."""
        self._is_running = False
        self.reject()

    def reject(self) -> None:
        """Escape, the button, the frame's cross: stop what runs first, close when nothing does."""
        if self._is_running:
            self.cancel_requested.emit()
        else:
            super().reject()

    def _login_fields(self, kind: str, address: str, has_keyring: bool) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        self.kind = Chooser(self._theme, tr("Kind of server"))
        self.kind.setToolTip(tr("Kind of server"))
        for known in SERVERS.values():
            self.kind.addItem(known.title)
        self.kind.setCurrentIndex(list(SERVERS).index(kind) if kind in SERVERS else 0)
        self.address = QLineEdit(address)
        self.address.setAccessibleName(tr("Address"))
        self.address.setPlaceholderText("https://labels.example.org")
        self.token = QLineEdit()
        self.token.setAccessibleName(tr("Token"))
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = QCheckBox(tr("Keep the token in the keyring of this system"))
        self.keep.setVisible(has_keyring)
        self._has_keyring = has_keyring
        self.connect_button = QPushButton(tr("Connect"))
        self.connect_button.setAutoDefault(False)
        self.connect_button.clicked.connect(self._connect)
        for line in (self.address, self.token):
            line.returnPressed.connect(self._connect)
            line.textChanged.connect(lambda _text: self._forget_connection())
        for row, (text, field) in enumerate(
            ((tr("Server"), self.kind), (tr("Address"), self.address), (tr("Token"), self.token))
        ):
            grid.addWidget(label(text), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.connect_button, 2, 2)
        grid.addWidget(self.keep, 3, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _send_fields(self) -> QHBoxLayout:
        self.form = Chooser(self._theme, tr("Form of the masks there"))
        self.form.setToolTip(tr("Form of the masks there"))
        for _, text in _FORMS:
            self.form.addItem(tr(text))
        self.overwrite = QCheckBox(tr("Also replace what somebody has changed there since"))
        self.form.currentIndexChanged.connect(lambda _index: self._forget_plan())
        self.overwrite.toggled.connect(lambda _on: self._forget_plan())
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.form)
        row.addWidget(self.overwrite, 1)
        return row

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.fetch_button = QPushButton(tr("Fetch tasks…"))
        self.fetch_button.setToolTip(
            tr("Download the pictures and labels to a folder; then the import shows them")
        )
        self.fetch_button.clicked.connect(self._fetch)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self.send_button = QPushButton(tr("Send masks…"))
        self.send_button.setToolTip(tr("First says what would be sent: the masks of accepted images"))
        self.send_button.setProperty("role", "primary")
        self.send_button.clicked.connect(self._send)
        for button in (self.fetch_button, self.close_button, self.send_button):
            button.setAutoDefault(False)
        row.addWidget(self.fetch_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.send_button)
        return row

    def _show_kind(self) -> None:
        """Another kind of server: what was listed is of the one before."""
        note = tr(_TOKENS[self.login.kind])
        self.token.setPlaceholderText(tr("Empty for the one in the keyring") if self._has_keyring else note)
        self.token.setToolTip(note)
        self.form.setVisible(self.login.kind == "labelstudio")
        self.form.setCurrentIndex(0)
        self._forget_connection()

    def _forget_connection(self) -> None:
        """Another server, address or token: what was listed is of the ones before."""
        if self._projects:
            self._say(tr("Connect again: the server, its address or the token is another one now."), "soft")
        self._projects = []
        self.list.clear()
        self._forget_plan()

    def _connect(self) -> None:
        if not self._is_running:
            self._projects = []
            self.list.clear()
            self.begin(tr("Connecting…"))
            self.connect_requested.emit(self.login)

    def _fetch(self) -> None:
        self.fetch_requested.emit(self._projects[self.list.currentRow()].id)

    def _send(self) -> None:
        is_trial = not self._is_planned
        options = SendOptions(_FORMS[self.form.currentIndex()][0], self.overwrite.isChecked(), is_trial)
        self.begin(tr("Comparing with the server…") if is_trial else tr("Sending…"))
        self.send_requested.emit(self._projects[self.list.currentRow()].id, options)

    def _forget_plan(self) -> None:
        self._is_planned = False
        self._enable()

    def _enable(self) -> None:
        is_free = not self._is_running
        has_project = is_free and 0 <= self.list.currentRow() < len(self._projects)
        fields = (self.kind, self.address, self.token, self.keep, self.connect_button, self.list)
        for field in (*fields, self.form, self.overwrite):
            field.setEnabled(is_free)
        self.fetch_button.setEnabled(has_project)
        self.send_button.setEnabled(has_project)
        self.send_button.setText(tr("Send now") if self._is_planned else tr("Send masks…"))

    def _end(self, text: str, role: str) -> None:
        self._is_running = False
        self._is_planned = False
        self.close_button.setText(tr("Close"))
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        self._say(text, role)
        self._enable()

    def _say(self, text: str, role: str) -> None:
        self.message.setText(text)
        set_property(self.message, "role", role)


def _project_text(project: ServerProject) -> str:
    title = plain_text.one_line(project.title) or str(project.id)
    if project.task_count is None:
        return title
    return counted(project.task_count, "{title}   {count} task", "{title}   {count:,} tasks", title=title)
