"""Words that are no names, by how many articles have them in small letters."""

from training.plain_words import LEAST, OF_NAMES, counted


def test_a_word_that_many_articles_have_in_small_letters_is_plain() -> None:
    """Fewer are not enough, nor a word of two letters, and a capital at a sentence's beginning is no name."""
    texts = ["Older boats are at the quay."] * LEAST + ["The older ones left."] * LEAST + ["The pier is late."] * (LEAST - 1)
    assert {"older", "boats", "quay"} <= set(counted(texts))
    assert not {"pier", "at", "is"} & set(counted(texts))


def test_a_word_that_is_a_name_in_some_articles_is_not() -> None:
    """Only where very few have it as one."""
    small = ["They missed the target."] * LEAST * 2
    few = LEAST * 2 // OF_NAMES
    assert "target" in counted([*small, *["They went to Target today."] * few])
    assert "target" not in counted([*small, *["They went to Target’s store."] * (few + 1)])
