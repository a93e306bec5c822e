"""How Sphinx builds the pages of the documentation, the ones at the root among them.

python -m sphinx -W -c docs . build/docs
"""
# ruff: noqa: INP001 (Sphinx wants it here)

from importlib.metadata import version as installed

project = "Quoth"
project_copyright = "the Quoth authors, Apache License 2.0"
release = version = installed("quoth")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
root_doc = "docs/index"
include_patterns = ["*.md", "docs/**", "examples/*.md"]
myst_heading_anchors = 3
myst_links_external_new_tab = False
autodoc_typehints = "none"
autodoc_member_order = "bysource"

html_theme = "furo"
html_title = f"Quoth {release}"
html_show_sphinx = False
