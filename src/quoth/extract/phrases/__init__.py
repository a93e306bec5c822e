"""Finding short phrases of known words (numbers, dates) by patterns over the text's tokens."""

from quoth.extract.phrases.grammar import Grammar, load_grammar
from quoth.extract.phrases.notation import Found, Patterns
from quoth.extract.phrases.tokens import Tokens

__all__ = ["Found", "Grammar", "Patterns", "Tokens", "load_grammar"]
