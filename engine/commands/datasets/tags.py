"""`tags`: list, give and take the tags of a project's images, and sort the rest by how likely they are."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from engine.commands.frame.path_options import CHANGED_PROJECT
from engine.commands.frame.value_options import WORD, NumberOption
from engine.commands.support.image_names import image_lookup
from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.core.ranges import NumberRange

if TYPE_CHECKING:
    from engine.core import ImageId
    from engine.storage import Project
    from engine.storage.stored_images.tag_table import ImageTags

HELP = "tags of images: list, give, take, and say which images a tag is likely for"

_COUNT = 20
_COUNTS = NumberRange(1, 1_000_000, is_whole=True)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=CHANGED_PROJECT, metavar="PROJECT")
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--add", type=WORD, metavar="TAGS", help="give the images these tags, with commas between"
    )
    way.add_argument("--take", type=WORD, metavar="TAGS", help="take these tags away from the images")
    way.add_argument("--refuse", type=WORD, metavar="TAG", help="note that the images do not have this tag")
    way.add_argument(
        "--suggest",
        type=WORD,
        metavar="TAG",
        help="sort the images of which nobody has said whether they have this tag; changes nothing",
    )
    parser.add_argument(
        "--images",
        type=WORD,
        nargs="+",
        metavar="NAME",
        help="names of the images to change, as the list of the window shows them",
    )
    parser.add_argument(
        "--count",
        type=NumberOption(_COUNTS),
        default=_COUNT,
        metavar="N",
        help=f"so many suggestions at most, {_COUNT} by default",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """List the tags, change those of some images, or list what a tag is likely for."""
    from engine.commands.support.inputs import report_findings
    from engine.storage import Project

    change = _change(options)
    if (change is None) != (options.images is None):
        raise UserError(
            "Tags are given to images, or taken from them, by name.",
            "Name both: --add, --take or --refuse, and --images NAME.",
        )
    with Project.open(options.project, read_only=change is None) as project:
        report_findings(project, terminal)
        if options.suggest is not None:
            return _suggest(project, options.suggest, options.count, terminal)
        changed = 0 if change is None else _set(project, options.images, change)
        counts = project.tags.counts()
    if change is not None:
        terminal.say(f"{changed} of {len(options.images)} images changed.")
    for tag, count in counts.items():
        terminal.say(f"{tag}: {count}")
    if not counts:
        terminal.say("No image has a tag.")
    return {"project": str(options.project), "changed": changed, "tags": counts}


def _change(options: argparse.Namespace) -> Callable[[ImageTags, Callable[[str], str]], ImageTags] | None:
    """What is done with the tags of an image; None where nothing is changed.

    Raises:
        UserError: there is no tag in what was typed.
    """
    from engine.session.editing.image_notes import typed_tags

    typed = next((text for text in (options.add, options.take, options.refuse) if text is not None), None)
    if typed is None:
        return None
    tags = typed_tags(typed)
    if not tags:
        raise UserError(f"'{typed}' holds no tag.", "Name one or more, such as: --add blurred,night.")

    def change(before: ImageTags, known: Callable[[str], str]) -> ImageTags:
        for tag in map(known, tags):
            if options.add is not None:
                before = before.with_tag(tag)
            else:
                before = before.without_tag(tag) if options.take is not None else before.lacking(tag)
        return before

    return change


def _set(
    project: Project,
    names: Sequence[str],
    change: Callable[[ImageTags, Callable[[str], str]], ImageTags],
) -> int:
    """Change the tags of the named images; returns how many differ now.

    Raises:
        UserError: no image has such a name, or several have; nothing is changed.
    """
    from engine.session.editing.image_notes import spelled_as_known

    counts, changed = project.tags.counts(), {}
    for image_id in _named(project, names):
        before = project.tags.of(image_id)
        after = change(before, lambda tag: spelled_as_known(tag, counts))
        if after != before:
            changed[image_id] = after
    if changed:
        project.tags.set(changed)
        project.flush()
    return len(changed)


def _named(project: Project, names: Sequence[str]) -> list[ImageId]:
    """The images of these names; one that is named twice comes once."""
    called = image_lookup(project.images.rows(), lambda record: (record.shown_name, record.name))
    found: dict[ImageId, None] = {}
    for name in names:
        those = called(name)
        if len(those) != 1:
            what = f"{len(those)} images" if those else "No image"
            hint = "Names are those of the window's list."
            raise UserError(f"{what} of the project is called '{name}'.", hint)
        found[those[0].id] = None
    return list(found)


def _suggest(project: Project, typed: str, count: int, terminal: Terminal) -> dict[str, Any]:
    """The most likely images for a tag, with how likely; an open window is not disturbed."""
    from engine.compute import InlineCompute
    from engine.embed.embedding_source import PICTURES, shipped_sources
    from engine.session.editing.image_notes import spelled_as_known
    from engine.session.similarity.embedding_index import EmbeddingIndex
    from engine.session.similarity.tag_ranking import no_image_has, ranked_by_tag

    tag = spelled_as_known(typed, project.tags.counts())
    if tag not in project.tags.counts():
        raise no_image_has(tag)
    source = next(iter(shipped_sources()), PICTURES)
    records = project.images.rows()
    compute = InlineCompute()
    index = EmbeddingIndex(project, compute)
    try:
        with terminal.progress("Comparing images") as report:
            space = index.space(source, records, terminal.token, report)
    finally:
        index.close()
        compute.close()
    ranking = ranked_by_tag(tag, project.tags, space, len(records), source.title)
    names = {record.id: record.shown_name for record in records}
    listed = ranking.images[:count]
    for image_id, likelihood in listed:
        terminal.say(f"{100 * likelihood:3.0f} %  {names[image_id]}")
    if not listed:
        terminal.say(f"Of every image it is said whether it has the tag '{tag}'.")
    return {
        "tag": tag,
        "compared_by": ranking.source,
        "images": [{"name": names[i], "likelihood": likelihood} for i, likelihood in listed],
        "open": ranking.open_count,
        "unreadable": ranking.left_out,
    }
