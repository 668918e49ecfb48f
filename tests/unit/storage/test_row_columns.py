"""Rows of images in columns: the same rows as objects have, in less memory."""

from __future__ import annotations

import random
import sys
import tracemalloc
from dataclasses import dataclass

import pytest

from engine.storage.image_rows import ImageRows
from engine.storage.records import ImageStatus
from engine.storage.stored_images.image_row import ImageRow
from engine.storage.stored_images.row_columns import RowColumns
from engine.storage.stored_images.text_column import TextColumn

ODD_NAMES = (
    "a.png",
    "A.png",
    "Öl/größe.tif",
    "日本/細胞.png",
    "x" * 300 + ".png",
    "b \U0001f52c.png",
    "a.png/@z2",
)


def row(number: int, name: str | bytes = "", **state: object) -> ImageRow:
    text = name if isinstance(name, str) else name.decode("latin-1")
    text = text or f"day-{number % 7}/cell-{number:05d}.png"
    plain = ImageRow(
        number, 1, name or text, text[:-4], None, None, "new", None, None, 0, text[:-4].casefold()
    )
    return plain._replace(**state)


def test_every_row_comes_back_as_it_was_put_in() -> None:
    rows = [row(3 * n, name, width=n + 1, height=9, label="Äb") for n, name in enumerate(ODD_NAMES)]
    rows += [row(100, b"no-\xff-text.png", view="c1"), row(101, revision=5, checked=5, status="accepted")]
    assert list(RowColumns(rows)) == rows
    assert list(RowColumns(rows[4:], RowColumns(rows[:4]))) == rows
    assert list(RowColumns()) == []


@dataclass(frozen=True)
class Filter:
    status: ImageStatus | None
    text: str
    group: str | None

    def lets_pass(self, row: ImageRow) -> bool:
        if self.group is not None and row.group != self.group:
            return False
        if (
            (row.shown_status is ImageStatus.REMOVED)
            if self.status is None
            else row.shown_status != self.status
        ):
            return False
        text = self.text.casefold()
        return text in row.key or text in row.label.casefold()


@pytest.mark.parametrize("seed", range(4))
def test_columns_answer_as_a_list_of_rows_would_after_any_changes(seed: int) -> None:
    chance = random.Random(seed)
    known = {n: row(n, chance.choice(("", "", "", *ODD_NAMES))) for n in range(1, 60)}
    rows = ImageRows(list(known.values()))
    for _ in range(120):
        ids = chance.sample(sorted(known), chance.choice((1, 1, 1, 20)))
        field, value = chance.choice(
            [
                ("problem", chance.choice((None, "removed", "missing"))),
                ("status", chance.choice(("new", "started", "accepted"))),
                ("revision", chance.randrange(9)),
                ("group", chance.choice(("", "left", "right"))),
                ("label", chance.choice(("", "Heart", "größe"))),
                ("name", f"renamed-{chance.randrange(99)}.tif"),
            ]
        )

        def change(before: ImageRow, field: str = field, value: object = value) -> ImageRow:
            return before._replace(**{field: value})

        if len(ids) == 1:
            rows.change(ids[0], change)
        elif field == "problem":
            rows.change_states(ids, change)
        else:
            rows.change_many(ids, change)
        known |= {number: change(known[number]) for number in ids}
        wanted = Filter(
            chance.choice((None, ImageStatus.NEW, ImageStatus.MISSING, ImageStatus.REMOVED)),
            chance.choice(("", "cell-0001", "größe", "heart", "nothing has this")),
            chance.choice((None, "", "left")),
        )
        expected = tuple(number for number, one in known.items() if wanted.lets_pass(one))
        assert rows.matching(wanted.status, wanted.text, wanted.group) == expected
        assert rows.count(wanted.status, wanted.text, wanted.group) == len(expected)
    assert list(rows.all()) == list(known.values())
    assert rows.counts()[ImageStatus.REMOVED] == sum(one.problem == "removed" for one in known.values())


def test_a_row_of_very_many_takes_a_few_bytes_beside_its_texts() -> None:
    count = 4000
    tracemalloc.start()
    try:
        columns = RowColumns(map(row, range(1, count + 1)))
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    texts = sum(len(one.name) + len(one.mask_name) for one in columns)
    # A tuple of a row alone takes more than that.
    assert size - texts < count * sys.getsizeof(row(1))


def test_states_that_no_row_has_any_more_are_dropped() -> None:
    rows = ImageRows([row(1), row(2)])
    for revision in range(3000):
        rows.change(1, lambda before, revision=revision: before._replace(revision=revision))  # type: ignore[misc]
    assert len(rows._columns._states) < 1100
    assert [one.revision for one in rows.all()] == [2999, 0]


def test_a_state_that_comes_while_they_are_counted_disturbs_nobody() -> None:
    columns = RowColumns([row(1), row(2)])
    uses, fits = columns.uses(), columns.fitting
    columns.set_state(0, row(1, status="started"))
    assert [count for _, count in uses] == [2]
    assert [(one.status, count) for one, count in columns.uses()] == [("new", 1), ("started", 1)]

    def grows(state: ImageRow) -> bool:
        columns.set_state(1, state._replace(revision=min(state.revision + 1, 9)))
        return state.status == "new"

    assert fits(grows).tolist() == [False, True]
    assert list(RowColumns().uses()) == []


def test_many_images_of_one_state_are_changed_by_one_call() -> None:
    rows = ImageRows(map(row, range(1, 200)))
    asked: list[ImageRow] = []

    def remove(before: ImageRow) -> ImageRow:
        asked.append(before)
        return before._replace(problem="removed")

    rows.change_states(range(1, 150), remove)
    assert len(asked) == 1
    assert rows.matching(None, "", None) == tuple(range(150, 200))


def test_a_part_of_two_texts_together_is_in_neither() -> None:
    column = TextColumn()
    column.extend(["ab", "cd", "", "größe"])
    assert column.having("bc").tolist() == [False] * 4
    assert column.having("ö").tolist() == [False, False, False, True]
    assert list(column) == ["ab", "cd", "", "größe"]
    assert list(column.places("b")) == []
    assert list(column.places("größe")) == [3]
    assert TextColumn().having("a").tolist() == []
