"""A real client of the protocol, and the command in a process of its own."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import CallToolResult, TextContent

from quoth.model import Record
from quoth.store import Library
from tests.store.records import Saying, article

TEXT = "“We are ready,” harbour master Lena Okafor said on Monday."
Talk = Callable[[Client], Awaitable[None]]


@pytest.fixture(name="location")
def _location(tmp_path: Path) -> Path:
    """A library with one article."""
    location = tmp_path / "library.sqlite"
    with Library.open(location) as library:
        library.writer.add(article("talks", Saying("Ivo Brandt", "the night ferry runs until the end of June")))
        library.writer.add(article("ferry", Saying("Ivo Brandt", "the night ferry runs until the end of May")))
    return location


def talked(location: Path, talk: Talk) -> None:
    """Start the command with the library at `location` and do what `talk` does with it.

    In a thread of its own, since the browser of other tests keeps an event loop running in this one.
    """
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "quoth", "mcp", "--library", str(location)],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
    )

    async def run() -> None:
        async with asyncio.timeout(60), Client(stdio_client(command)) as client:
            await talk(client)

    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, run()).result()


def _content(result: CallToolResult) -> dict[str, Any]:
    assert not result.is_error, result.content
    content: dict[str, Any] = result.structured_content
    return content


def _complaint(result: CallToolResult) -> str:
    assert result.is_error
    assert isinstance(result.content[0], TextContent)
    return result.content[0].text


def test_the_tools_are_described(location: Path) -> None:
    """Each tool says what it does, what it takes and what it gives, and that it changes nothing."""

    async def talk(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) >= {"read", "search", "check", "compare"}
        assert all(tool.description and tool.output_schema for tool in tools.values())
        assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools.values())
        assert "called" not in tools["search"].input_schema["properties"]
        assert client.instructions

    talked(location, talk)


def test_an_assistant_reads_searches_and_checks(location: Path) -> None:
    """The answers are those of the API: a record, a page of hits, a verdict with its appearances."""

    async def talk(client: Client) -> None:
        record = Record.from_json(json.dumps(_content(await client.call_tool("read", {"text": TEXT}))))
        assert [source.name for source in record.sources] == ["Lena Okafor"]
        page = _content(await client.call_tool("search", {"words": "may", "source": "Brandt"}))
        assert page["hits"][0]["content"] == "the night ferry runs until the end of May"
        answer = _content(await client.call_tool("check", {"quote": "the night ferry runs until the end of May", "by": "Brandt"}))
        assert answer["verdict"] == "whole"
        keys = [page["hits"][0]["key"], "https://coast-ledger.example/talks"]
        comparison = _content(await client.call_tool("compare", {"articles": keys}))
        assert [row["speaker"]["name"] for row in comparison["heard"]] == ["Ivo Brandt"]

    talked(location, talk)


def test_what_goes_wrong_is_told(location: Path) -> None:
    """A refusal, a private address and a quote without words are told as errors of the tool, with what to do."""

    async def talk(client: Client) -> None:
        assert "no letter" in _complaint(await client.call_tool("read", {"text": "…"}))
        assert "either text or url" in _complaint(await client.call_tool("read", {}))
        assert "public internet" in _complaint(await client.call_tool("read", {"url": "http://127.0.0.1/"}))
        assert "no word" in _complaint(await client.call_tool("check", {"quote": "…"}))
        assert "cursor" in _complaint(await client.call_tool("search", {"cursor": "x"}))

    talked(location, talk)
