"""What is held between reading and keeping."""

from __future__ import annotations

import pytest

from quoth.errors import InputRefused, Reason
from quoth.model import Record
from quoth.web.batches import Batches
from quoth.web.drafts import Drafts
from quoth.web.errors import DraftUnknown

EMPTY = InputRefused(Reason.EMPTY, "empty.txt", "empty: there is no letter in it")


def test_a_batch_holds_records_and_refusals(sample_record: Record) -> None:
    """Each in the order in which it came, until the batch is dropped."""
    drafts = Drafts(10)
    batches = Batches(2, drafts)
    batch = batches.hold([sample_record, EMPTY, sample_record])
    assert batches.records(batch) == (sample_record, sample_record)
    assert batches.get(batch).refusals == (EMPTY,)
    held = batches.get(batch).drafts
    batches.drop(batch)
    batches.drop(batch)
    with pytest.raises(DraftUnknown, match="read the articles again"):
        batches.get(batch)
    with pytest.raises(DraftUnknown):
        drafts.get(held[0])


def test_older_batches_are_forgotten(sample_record: Record) -> None:
    """Memory is bounded, whoever comes."""
    batches = Batches(2, Drafts(10))
    ids = [batches.hold([sample_record]) for _ in range(3)]
    with pytest.raises(DraftUnknown):
        batches.get(ids[0])
    assert batches.records(ids[2]) == (sample_record,)
