"""Files, pages and streams -> articles; what is none is refused with its reason. One module a format."""

from quoth.readers.article import Given, article_from_text
from quoth.readers.formats import READERS, Format
from quoth.readers.inputs import inputs, names_input, open_source
from quoth.readers.payload import Payload

__all__ = ["READERS", "Format", "Given", "Payload", "article_from_text", "inputs", "names_input", "open_source"]
