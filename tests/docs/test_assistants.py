"""`docs/assistants.md` says exactly what an assistant can call."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from quoth.web.assistants import create_server
from quoth.web.settings import Settings
from tests.docs.pages import first_cells, page, section

PAGE = "docs/assistants.md"


def test_every_tool_and_parameter_is_documented() -> None:
    """The page has a section a tool with all of its parameters, and no other."""
    with ThreadPoolExecutor(max_workers=1) as thread:  # a browser's loop may run in this one
        tools = thread.submit(lambda: asyncio.run(create_server(Settings()).list_tools())).result()
    assert {tool.name: list(tool.input_schema["properties"]) for tool in tools} == {
        heading: first_cells(section(PAGE, f"## {heading}"))
        for heading in [line.removeprefix("## ") for line in page(PAGE).splitlines() if line.startswith("## ")]
        if heading != "What goes wrong"
    }
