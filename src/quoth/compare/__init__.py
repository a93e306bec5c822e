"""Articles side by side: the same words in several of them. `check` says whether a quote was said."""

from quoth.compare.check import Appearance, Asked, Check, Verdict, check, quote_words
from quoth.compare.differences import Flag, Piece, PieceKind
from quoth.compare.serialise import check_to_dict

__all__ = ["Appearance", "Asked", "Check", "Flag", "Piece", "PieceKind", "Verdict", "check", "check_to_dict", "quote_words"]
