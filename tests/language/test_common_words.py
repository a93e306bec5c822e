"""What common words weigh, and the file that says so."""

from __future__ import annotations

from quoth.language import load_language
from quoth.language.common_words import CommonWords
from training.common_words import weighed, written


def test_the_fewer_articles_have_a_word_the_more_it_weighs() -> None:
    """A word of every article weighs nothing, a rare one more than any common one."""
    common = load_language("en").common_words
    assert common.weight("the") == 0.0
    assert common.weight("the") < common.weight("president") < common.weight("ferry") <= common.weight("tlaxborn")
    assert common.weight("tlaxborn") == common.rare == max(common.weights.values()) + 0.5


def test_what_is_counted_is_read() -> None:
    """The words of texts, counted and written, weigh the logarithm of how many texts there are for each that has them."""
    counted = weighed(["the quay", "the Quay", "the storm", "the storm's end"])
    assert counted == {0.0: ["the"], 0.5: ["quay", "storm"], 1.5: ["end"]}
    assert CommonWords.parsed(written(counted)) == CommonWords(
        weights={"the": 0.0, "quay": 0.5, "storm": 0.5, "end": 1.5}, rare=2.0
    )
