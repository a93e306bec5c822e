"""Crawls -> Parquet, on Dask: one file, one part, one marker that it is done. `crawl.py` is the way from top to bottom."""

from quoth.bulk.bounded import Limits
from quoth.bulk.crawl import Crawl, Watcher
from quoth.bulk.reading import Settings
from quoth.bulk.report import CrawlReport

__all__ = ["Crawl", "CrawlReport", "Limits", "Settings", "Watcher"]
