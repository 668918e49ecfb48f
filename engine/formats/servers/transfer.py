"""Fetching of a server's project as a data set on disk, and sending of accepted masks back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from engine.core import CancelToken, Progress, Reporter, UserError
from engine.formats.export import project_settings
from engine.formats.outgoing.contents import Item, OutgoingDataset
from engine.formats.outgoing.options import DEFAULT_OPTIONS
from engine.formats.outgoing.selection import Candidate, candidates, labels_of, require_same_image
from engine.formats.servers.contents import (
    OutgoingImage,
    RemoteProject,
    SendOptions,
    SendOutcome,
    Sent,
    ServerPicture,
)
from engine.formats.servers.failures import ServerLostError
from engine.formats.servers.fetched_labels import remember_fetched
from engine.formats.servers.pairing import images_of_pictures
from engine.formats.servers.seen import remember_seen, seen_labels
from engine.formats.writers.polygons.regions import regions_of
from engine.storage.project import Project
from engine.storage.records import FileProblem, ImageRecord

_REMEMBER_EVERY: Final = 20


@dataclass(slots=True)
class FetchReport:
    """What has been fetched into a folder.

    Attributes:
        folder: with the pictures and the file of labels, to be imported as `format_name`.
        fetched: pictures that were downloaded now. `present`: those that were there already.
        problems: pictures that could not be had.
    """

    folder: Path
    format_name: str
    fetched: int = 0
    present: int = 0
    problems: list[FileProblem] = field(default_factory=list)


@dataclass(slots=True)
class SendReport:
    """What has been sent, or in a trial would be.

    Attributes:
        outcomes: images by what became of them.
        newer: names of the images whose labels somebody has changed on the server since.
        unmatched: accepted images that belong to no picture there.
        problems: images that could not be sent.
    """

    outcomes: Counter[SendOutcome] = field(default_factory=Counter)
    newer: list[str] = field(default_factory=list)
    unmatched: int = 0
    problems: list[FileProblem] = field(default_factory=list)


def fetch_project(
    project: Project,
    remote: RemoteProject,
    folder: Path,
    report: Reporter,
    token: CancelToken,
) -> FetchReport:
    """Download the pictures of a project on a server, and its labels, into `folder`.

    Pictures that are there are not fetched again, so that it goes on where it was interrupted. The labels
    count as seen once an import has made them labels of images (`noting_imported`).

    Raises:
        UserError: the server fails, or there is no picture; what has arrived stays.
        CancelledError: what has arrived stays.
    """
    done = FetchReport(folder, remote.format_name)
    pictures = list(remote.pictures(token))
    if not pictures:
        raise UserError("The project on the server has no pictures.", "Choose another one.")
    there: list[ServerPicture] = []
    for number, picture in enumerate(pictures):
        token.check()
        report(Progress(number, len(pictures), "pictures", picture.source_name))
        path = folder / picture.name
        if path.is_file():
            done.present += 1
        elif _download(remote, picture, path, done):
            done.fetched += 1
        else:
            continue
        there.append(picture)
    report(Progress(len(pictures), len(pictures), "pictures", "labels"))
    folder.mkdir(parents=True, exist_ok=True)
    seen = remote.write_labels(folder, there, token)
    remember_fetched(project, folder, remote, there, seen)
    return done


def _download(remote: RemoteProject, picture: ServerPicture, path: Path, done: FetchReport) -> bool:
    try:
        remote.download(picture, path)
    except ServerLostError:
        raise
    except UserError as error:
        done.problems.append(FileProblem(path, str(error), picture.source_name))
        return False
    return True


def send_masks(
    project: Project,
    remote: RemoteProject,
    options: SendOptions,
    report: Reporter,
    token: CancelToken,
) -> SendReport:
    """Send the masks of accepted images to the pictures that they belong to.

    Sent again, they are updated or found to be the same.

    Raises:
        UserError: the server fails; what was sent until then is remembered.
        CancelledError: as well.
    """
    done = SendReport()
    wanted = list(candidates(project, DEFAULT_OPTIONS))
    if not wanted:
        raise UserError("No image of this project is accepted.", "Accept those whose masks are to be sent.")
    pairs = images_of_pictures(project, list(remote.pictures(token)))
    pictures = {record.id: picture for record, picture in pairs.values()}
    done.unmatched = sum(candidate.record.id not in pictures for candidate in wanted)
    matched = [candidate for candidate in wanted if candidate.record.id in pictures]
    # Task by task: the labels of one are read once.
    matched.sort(key=lambda c: (pictures[c.record.id].task_id, pictures[c.record.id].frame))
    sender = _Sender(project, remote, options, done)
    try:
        for number, candidate in enumerate(matched):
            token.check()
            report(Progress(number, len(matched), "images", candidate.record.name))
            sender.send(candidate, pictures[candidate.record.id])
        sender.settle()
    finally:
        sender.remember()
    report(Progress(len(matched), len(matched), "images"))
    return done


class _Sender:
    """Sending of image after image, with what was seen remembered every now and then."""

    def __init__(
        self, project: Project, remote: RemoteProject, options: SendOptions, report: SendReport
    ) -> None:
        self._project = project
        self._remote = remote
        self._options = options
        self._report = report
        self._seen = seen_labels(project, remote.key)
        self._new: dict[str, str] = {}
        self._waiting: dict[str, ImageRecord] = {}
        self._dataset = OutgoingDataset(
            project.name, project.classes, project_settings(project), DEFAULT_OPTIONS
        )

    def send(self, candidate: Candidate, picture: ServerPicture) -> None:
        record = candidate.record
        try:
            image = self._image(candidate)
            sent = self._remote.send(picture, image, self._seen.get(picture.key, ""), self._options)
        except ServerLostError:
            raise
        except UserError as error:
            self._report.problems.append(record.problem(error))
            return
        if sent is not None:
            self._note(record, picture, sent)
            return
        self._waiting[picture.key] = record
        if self._remote.is_full:
            self.settle()

    def settle(self) -> None:
        """Send what the server's project lets wait.

        Raises:
            ServerLostError: the server is gone; what was sent until then is noted.
        """
        for picture, sent in self._remote.settle():
            record = self._waiting.pop(picture.key)
            if isinstance(sent, UserError):
                self._report.problems.append(record.problem(sent))
            else:
                self._note(record, picture, sent)

    def _note(self, record: ImageRecord, picture: ServerPicture, sent: Sent) -> None:
        self._report.outcomes[sent.outcome] += 1
        if sent.outcome is SendOutcome.NEWER:
            self._report.newer.append(record.mask_name)
        elif not self._options.is_trial and sent.seen != self._seen.get(picture.key, ""):
            self._new[picture.key] = sent.seen
            if len(self._new) >= _REMEMBER_EVERY:
                self.remember()

    def remember(self) -> None:
        """Keep what was seen until now."""
        remember_seen(self._project, self._remote.key, self._new)
        self._seen.update(self._new)
        self._new = {}

    def _image(self, candidate: Candidate) -> OutgoingImage:
        mask = labels_of(self._project, candidate)
        if mask is None:
            raise UserError("It has no mask.", "Accept it again.")
        require_same_image(self._project, candidate.record, mask)
        numbered = self._project.object_numbers.get(candidate.record.id, mask.shape)
        item = Item(self._dataset, candidate.record.mask_name, candidate.record, mask, numbered=numbered)
        classes = self._project.classes
        regions = [(classes[region.class_id].name, region) for region in regions_of(item, classes)]
        missing = sorted({name for name, _ in regions} - self._remote.labels)
        if missing:
            raise UserError(
                f"The project on the server has no label '{missing[0]}'.",
                "Add it there, or call the class as the label there.",
            )
        return OutgoingImage(item.shape, regions)
