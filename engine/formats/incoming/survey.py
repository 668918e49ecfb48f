"""Survey of a source before it is imported: format, examples, classes with their pixels, open questions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from engine.core import IGNORE, CancelToken, ClassList, UserError
from engine.document.colour_table import find_colour_table
from engine.document.image import probe_image
from engine.document.left_out import LeftOutFiles
from engine.document.listing import is_image_name
from engine.document.mask_file import read_black_and_white
from engine.formats.catalog import READERS
from engine.formats.class_templates import NUMBERING_KEY, OWN_NUMBERING
from engine.formats.incoming.class_list_use import ClassListUse
from engine.formats.incoming.contents import (
    POSSIBLE,
    Answers,
    ClassKey,
    ImportQuestion,
    IncomingClass,
    IncomingDataset,
    boxes_alone,
)
from engine.formats.incoming.mapping import ClassTarget, TargetKind, has_no_names
from engine.formats.incoming.mask_folder import BITMAPS, grey_words, is_bitmap, soft_sentence
from engine.formats.incoming.numberings import numbered_classes, numbered_mapping, numbering_question
from engine.formats.incoming.recognition import (
    FORMAT_KEY,
    Recognised,
    format_question,
    recognise_below,
    refuse_hopeless,
    saying_likely_format,
)
from engine.formats.incoming.source_sample import (
    MOST_SAMPLED,
    CountedMasks,
    ImportExample,
    PictureOf,
    SourceSample,
)
from engine.formats.shown_channels import channels_question
from engine.storage.importing.mask_meaning import contradicting_palettes

_GREY_ALPHA: Final = 2
_PLAIN: Final = frozenset((0, 1, IGNORE))


@dataclass(frozen=True, slots=True, eq=False)
class ImportSurvey:
    """What an import of a source would do, as far as a sample shows.

    Attributes:
        format: name of the format in the catalogue; empty while the question which it is stands open.
        recognised: all formats that the source may have, best first.
        classes: of the source; `count` has their pixels in the images that were sampled.
        mapping: suggested targets of the classes.
        questions: all that the source leaves open, those with an answer too.
        sampled: images whose labels were counted.
        image_count: images of the source, None for unknown.
        left_out: counts what the source holds and the reader does not take.
        replaces: the classes of the project are untouched, and those of the source take their place, as it or
            an answer names them.
        likely_format: the format that the source plainly has, where another one was named; None for none.
        is_whole: no mask that was not looked at may hold values that are not in `classes`.
        holders: names of the masks that hold each value, of those that were looked at.
    """

    source: Path
    format: str
    recognised: tuple[Recognised, ...]
    examples: tuple[ImportExample, ...] = ()
    classes: tuple[IncomingClass, ...] = ()
    mapping: Mapping[ClassKey, ClassTarget] | None = None
    questions: tuple[ImportQuestion, ...] = ()
    notes: tuple[str, ...] = ()
    sampled: int = 0
    image_count: int | None = None
    left_out: LeftOutFiles = field(default_factory=LeftOutFiles)
    replaces: bool = False
    likely_format: Recognised | None = None
    is_whole: bool = True
    holders: Mapping[ClassKey, Sequence[str]] = field(default_factory=dict)

    @property
    def unreadable_sentence(self) -> str:
        """What is to be said where no label of the sample can be read; empty for nothing."""
        problems = [example.problem for example in self.examples if example.places is None]
        if self.sampled or not problems:
            return ""
        return f"None of the labels that were looked at can be read: {problems[0]}"

    def unanswered(self, answers: Answers) -> tuple[ImportQuestion, ...]:
        """Questions that must be answered and are not."""
        return _open_questions(self.questions, answers)


def _open_questions(questions: Iterable[ImportQuestion], answers: Answers) -> tuple[ImportQuestion, ...]:
    return tuple(q for q in questions if q.default is None and not is_answered(q, answers))


def is_answered(question: ImportQuestion, answers: Answers) -> bool:
    """Whether one of the choices is the answer."""
    return answers.get(question.key) in {value for value, _ in question.choices}


def answer_of(question: ImportQuestion, answers: Answers) -> str | None:
    """The answer that was given, else the usual one; None where somebody must give one."""
    return answers[question.key] if is_answered(question, answers) else question.default


def survey_source(
    source: Path,
    format_name: str | None,
    answers: Answers,
    classes: ClassList,
    token: CancelToken | None = None,
    *,
    picture_of: PictureOf = lambda _image, _masks: None,
    use: ClassListUse | None = None,
    said: Collection[str] = (),
    may_be_photographs: bool = False,
    usual_format: str = "",
    counted: CountedMasks | None = None,
    on_sample: Callable[[ImportSurvey], None] = lambda _: None,
    has_picture: Callable[[Path], bool] = lambda _: False,
) -> ImportSurvey:
    """Look through a source, reading a sample of its labels, and the values of all masks without names.

    Args:
        format_name: of the catalogue; None to recognise it.
        classes: of the project.
        picture_of: picture of an image whose picture the source does not hold, or why there is none.
        use: of the classes of the project; None where it does not matter what values without names mean.
        said: values that somebody has named, so that they are asked about no more.
        may_be_photographs: files that are no masks are not refused as photographs.
        usual_format: that of a folder in which none is recognised, so that it says what it misses; empty for
            none.
        counted: how all masks are counted; None to look at the sample alone.
        on_sample: gets what the sample shows, where more is to be counted.
        has_picture: whether the project has a picture of the source, so that nothing is asked about it.

    Raises:
        UserError: the format fits nothing there, or what it needs is not in order.
        CancelledError: it was stopped.
    """
    if not source.exists():
        raise UserError(f"{source} does not exist.", "Check the name.")
    choice = _formats_of(source, format_name or answers.get(FORMAT_KEY, ""), usual_format)
    source = choice.source
    if choice.question is not None:
        return ImportSurvey(source, "", choice.recognised, questions=(choice.question,))
    with saying_likely_format(source, choice.named, choice.likely):
        found = _first_readable(source, choice.names, answers, token, picture_of)
        sample = found.sample
        if not may_be_photographs:
            sample.refuse_photographs(source)
        if choice.likely is not None:
            sample.refuse_unreadable()
    if sample.finds_boxes_alone(counted or CountedMasks(), token):
        raise boxes_alone(source)

    into = _Into(classes, use, answers, said, has_picture)

    def seen(*, is_whole: bool) -> ImportSurvey:
        return replace(_seen(source, choice, found, into), is_whole=is_whole)

    if counted is not None and sample.has_open_values:
        on_sample(seen(is_whole=False))
        sample.count_all(found.name, counted, token)
    return seen(is_whole=True)


@dataclass(frozen=True, slots=True, eq=False)
class _Formats:
    """Formats that a source may be opened in, the first one first, and the question which one, if any.

    `likely` is the one that it plainly has, where another one was `named`. The data set lies at `source`.
    """

    source: Path
    named: str
    names: list[str]
    recognised: tuple[Recognised, ...]
    likely: Recognised | None
    question: ImportQuestion | None


def _formats_of(source: Path, named: str, usual_format: str) -> _Formats:
    """The formats of a source; a folder in which none is recognised has the usual one.

    Raises:
        UserError: no format fits.
    """
    source, recognised, likely = recognise_below(source, named)
    if named not in READERS and all(entry.recognition.certainty <= POSSIBLE for entry in recognised):
        refuse_hopeless(source)
    if named not in READERS and not recognised and source.is_dir():
        named = usual_format
    if named not in READERS and not recognised and is_image_name(source.name) and source.is_file():
        raise UserError(
            f"{source.name} is a single picture, and no data set.",
            f"Choose the folder that the masks lie in: {source.parent}.",
            command_hint=f"Name the folder that the masks lie in: {source.parent}.",
        )
    is_named = named in READERS
    names = [named] if is_named else [entry.name for entry in recognised]
    question = None if is_named else format_question(recognised)
    return _Formats(source, named, names, tuple(recognised), likely, question)


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    """A source, opened in the format of this name, and the labels of it that were looked at."""

    name: str
    dataset: IncomingDataset
    sample: SourceSample


@dataclass(frozen=True, slots=True, eq=False)
class _Into:
    """What a source is looked at for: the project's classes, their use, and what somebody has said of it."""

    classes: ClassList
    use: ClassListUse | None
    answers: Answers
    said: Collection[str]
    has_picture: Callable[[Path], bool]


def _seen(source: Path, choice: _Formats, found: _Opened, into: _Into) -> ImportSurvey:
    """What the labels that were looked at so far show."""
    dataset, sample, use = found.dataset, found.sample, into.use
    notes = list(dataset.notes)
    question, listed, mapping, is_numbered = _mapped(found, into, notes)
    many = next((layout for file, layout in sample.many_channels if not into.has_picture(file)), None)
    both = (question, channels_question(many))
    return ImportSurvey(
        source,
        found.name,
        choice.recognised,
        tuple(sample.examples),
        listed,
        mapping,
        (*(one for one in both if one is not None), *dataset.questions, *sample.questions()),
        tuple(notes),
        sample.count,
        dataset.count,
        dataset.left_out,
        replaces=use is not None and use.is_untouched and (is_numbered or not has_no_names(listed)),
        likely_format=choice.likely,
        holders=sample.holders,
    )


def _first_readable(
    source: Path,
    names: Sequence[str],
    answers: Answers,
    token: CancelToken | None,
    picture_of: PictureOf,
) -> _Opened:
    """The source in the first of these formats; where that takes it for plain masks and can read no label of
    them, in the next one that can.

    Raises:
        UserError: it is not in order in the first one, or has no image.
    """
    dataset = READERS[names[0]].load().open(source, answers)
    first = _Opened(names[0], dataset, SourceSample(dataset, token, picture_of))
    # Where it is asked which file is meant, no image is read until somebody has said so.
    if first.sample.is_empty and not _open_questions(dataset.questions, answers):
        raise UserError(
            f"{source} has no image of the format {READERS[first.name].title}.",
            "Name the folder of the whole data set.",
        )
    if dataset.masks is None or not first.sample.is_unreadable:
        return first
    for name in names[1:]:
        try:
            dataset = READERS[name].load().open(source, answers)
        except UserError:
            continue  # What is wrong with it is said of the first one.
        sample = SourceSample(dataset, token, picture_of)
        if not sample.is_unreadable:
            return _Opened(name, dataset, sample)
    return first


def _mapped(
    found: _Opened, into: _Into, notes: list[str]
) -> tuple[ImportQuestion | None, tuple[IncomingClass, ...], dict[ClassKey, ClassTarget], bool]:
    """The question whose numbers the values are, the classes by its answer, their targets, and whether it
    names them; `notes` gets how the values were understood.
    """
    dataset, sample, classes = found.dataset, found.sample, into.classes
    soft_masks = _soft_masks(dataset, sample, classes)
    soft = frozenset(key for _, counts in soft_masks for key in counts) - {0, IGNORE}
    listed = tuple(source for source in sample.classes() if source.key not in soft)
    question = _numbering(found, into, listed)
    numbering = None if question is None else answer_of(question, into.answers)
    listed = numbered_classes(listed, numbering)
    mapping = numbered_mapping(listed, classes, numbering)
    white = _white_target(dataset, sample.keys - soft, classes)
    if white is not None:
        mapping[IGNORE] = white
        listed = tuple(replace(source, name="") if source.key == IGNORE else source for source in listed)
        notes.append(f"Masks hold 0 and 255, and none holds 1, so 255 was read as '{white.name}'.")
    if soft_masks:
        notes.append(soft_sentence([grey_words(file, _grey_px(counts)) for file, counts in soft_masks]))
    if any(is_bitmap(file) for file, _ in sample.masks):
        notes.append(BITMAPS)
    sampled = [example for example in sample.masks[:MOST_SAMPLED] if dataset.masks]
    if odd := len(contradicting_palettes([file for file, _ in sampled], None)):
        notes.append(
            f"A colour stands for another number in {odd:,} of the masks that were looked at than in others: "
            "such masks are not accepted before you have seen them."
        )
    return question, listed, mapping, numbering not in (None, OWN_NUMBERING)


def _numbering(found: _Opened, into: _Into, listed: Sequence[IncomingClass]) -> ImportQuestion | None:
    """The question what values mean that have no name and that nobody has mapped."""
    masks, use = found.dataset.masks, into.use
    if use is None or (masks is not None and _has_colours(masks.folder, found.sample, into.classes)):
        return None
    return numbering_question(
        [source for source in listed if str(source.key) not in into.said],
        into.classes,
        holds_masks=use.holds_masks,
        earlier=use.numberings,
        is_answered=NUMBERING_KEY in into.answers,
    )


def _has_colours(folder: Path, sample: SourceSample, classes: ClassList) -> bool:
    """Whether masks are read by a table of colours, by which greys of three channels are no numbers."""
    if find_colour_table((folder, folder.parent), classes) is None:
        return False
    files = [example.mask_file for example in sample.examples if example.mask_file is not None]
    return any(_channels(file) > _GREY_ALPHA for file in files)


def _channels(file: Path) -> int:
    try:
        return probe_image(file).channels
    except UserError:
        return 0  # The example says why it cannot be read.


def _soft_masks(
    dataset: IncomingDataset, sample: SourceSample, classes: ClassList
) -> list[tuple[Path, Mapping[ClassKey, int]]]:
    """Masks with greys of soft edges, where a folder of masks without names is black and white.

    The project has two classes then: `MaskFolderLabels` reads what is nearer to white as the second one.
    """
    if dataset.masks is None or len(classes) != 2 or not has_no_names(dataset.classes):
        return []
    others = [(file, counts) for file, counts in sample.masks if not counts.keys() <= _PLAIN]
    has_objects = any(1 in counts for _, counts in sample.masks if counts.keys() <= _PLAIN)
    return [] if has_objects or not all(_is_soft(file) for file, _ in others) else others


def _grey_px(counts: Mapping[ClassKey, int]) -> int:
    return sum(count for key, count in counts.items() if key not in (0, IGNORE))


def _is_soft(file: Path) -> bool:
    try:
        read_black_and_white(file, None)
    except UserError:
        return False
    return True


def _white_target(dataset: IncomingDataset, keys: Set[ClassKey], classes: ClassList) -> ClassTarget | None:
    """The second class of two for 255, where masks without names hold 0 and 255 alone; else None."""
    is_plain = has_no_names(dataset.classes) and keys == {0, IGNORE}
    return ClassTarget(TargetKind.CLASS, classes[1].name) if is_plain and len(classes) == 2 else None
