"""Scoring on annotated articles: gold loaders, metrics, tables, and floors."""

from quoth.evaluate.attributions import AttributionScores, score_attributions
from quoth.evaluate.brat import load_brat
from quoth.evaluate.errors_by_type import ErrorList, errors_by_type
from quoth.evaluate.gold import GoldArticle, load_gold_articles
from quoth.evaluate.paragraphs import Paragraph, labels_of, load_paragraphs, score_paragraphs
from quoth.evaluate.record_gold import load_record_gold
from quoth.evaluate.records import RecordScores, score_records
from quoth.evaluate.run import Evaluation, Gold, ReadArticle, evaluate, load_gold
from quoth.evaluate.tally import Tally
from quoth.evaluate.triple import ROLES, Role, Triple, top_level_triples

__all__ = [
    "ROLES",
    "AttributionScores",
    "ErrorList",
    "Evaluation",
    "Gold",
    "GoldArticle",
    "Paragraph",
    "ReadArticle",
    "RecordScores",
    "Role",
    "Tally",
    "Triple",
    "errors_by_type",
    "evaluate",
    "labels_of",
    "load_brat",
    "load_gold",
    "load_gold_articles",
    "load_paragraphs",
    "load_record_gold",
    "score_attributions",
    "score_paragraphs",
    "score_records",
    "top_level_triples",
]
