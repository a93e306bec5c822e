"""`quoth library`: what a library holds, its care, and names not to be shown."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from quoth.cli.opening import Told, open_library
from quoth.cli.options import LibraryOption
from quoth.cli.wording import counted
from quoth.errors import RecordInvalid
from quoth.store import Judgement, Library, LibraryInfo


class Care(StrEnum):
    """What can be done with a library as a whole."""

    INFO = "info"
    REBUILD = "rebuild"
    UPGRADE = "upgrade"
    SUPPRESS = "suppress"
    RESTORE = "restore"


def library(
    care: Annotated[Care, typer.Argument(metavar="ACTION", help="info, rebuild, upgrade, suppress or restore.")],
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The name to suppress or to restore.")] = None,
    *,
    location: LibraryOption = None,
    reason: Annotated[str | None, typer.Option(help="Why a name is suppressed or restored; kept with the decision.")] = None,
) -> None:
    """Say what a library holds, care for it, or decide that a private person's name must not be shown."""
    if care in {Care.SUPPRESS, Care.RESTORE}:
        judgement = _decision(care, name, reason)
    elif name is not None or reason is not None:
        raise typer.BadParameter(f"{care} takes neither a name nor a reason", param_hint="NAME")
    with open_library(location, create=False) as opened:
        if care is Care.REBUILD:
            typer.echo(f"rebuilt from {counted(opened.writer.rebuild(Told('rebuilding the library')), 'article')}")
        elif care is Care.UPGRADE:
            typer.echo(_upgraded(opened))
        elif care is Care.INFO:
            typer.echo("\n".join(_lines(opened.reader.info())))
        else:
            articles = counted(opened.writer.judge(judgement), "article")
            done = "suppressed, now and in whatever is added" if care is Care.SUPPRESS else "restored"
            typer.echo(f"{done}: {articles} changed")


def _decision(care: Care, name: str | None, reason: str | None) -> Judgement:
    """The judgement that suppresses or restores a name; without a name or a reason it is wrong usage."""
    if not (name and name.strip()):
        raise typer.BadParameter(f'{care} needs the whole name: quoth library {care} "Lena Okafor" --reason …', param_hint="NAME")
    if not (reason and reason.strip()):
        raise typer.BadParameter("a reason is kept with the decision; give one", param_hint="--reason")
    try:
        return Judgement(kind="suppress" if care is Care.SUPPRESS else "restore", value=name, reason=reason)
    except RecordInvalid as error:
        raise typer.BadParameter(str(error), param_hint="NAME") from error


def _upgraded(opened: Library) -> str:
    now, before = opened.reader.info().step, opened.upgraded_from
    return f"is at step {now} already" if before == now else f"upgraded from step {before or 'none'} to {now}"


def _lines(held: LibraryInfo) -> list[str]:
    dates = f"{held.first} to {held.last}" if held.first else "none"
    return [
        f"library       {held.location}",
        f"step          {held.step}",
        f"articles      {held.articles}",
        f"versions      {held.versions}",
        f"attributions  {held.attributions}",
        f"sources       {held.sources}",
        f"copies        {held.copies}",
        f"judgements    {held.judgements}",
        f"dates         {dates}",
        f"size          {held.bytes / 2**20:.1f} MiB",
    ]
