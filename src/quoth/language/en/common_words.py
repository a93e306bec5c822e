"""English words that many articles have; `common_words.txt` is made by `training/common_words.py`."""

from __future__ import annotations

from importlib.resources import files

from quoth.language.common_words import CommonWords

COMMON_WORDS = CommonWords.parsed(files("quoth.language.en").joinpath("common_words.txt").read_text("utf-8"))
