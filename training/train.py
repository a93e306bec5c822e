"""The training loop: seeded, resumable from its last checkpoint, on a CPU or a GPU."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, NamedTuple, Protocol, TypeVar

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from quoth.engine.session import Floats
from quoth.engine.windows import Window, windows
from training.articles import GoldArticle, in_other_typography
from training.frames import in_outer_frames
from training.network import Scores, Tagger
from training.sequence import sequence_loss
from training.targets import IGNORED, TRAINED_WIDTH, Example, allowed_tags, examples


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every number that the weights depend on; with the same plan and data, a CPU run repeats itself.

    Parameters whose names begin with one of `heads` learn at `head_rate`. An `embedding_rate` of 0 freezes the word embeddings.
    `width` is the most pieces in a window, `half` whether products are of 16-bit numbers, `state_weight` what the last
    layer's distance from a teacher's counts for at first; it falls to nothing. `sequence_weight` is what the sequences of tags
    count for beside the single ones.
    """

    epochs: float = 3
    batch: int = 8
    width: int = TRAINED_WIDTH
    half: bool = False
    dropout: bool = True
    state_weight: float = 0.0
    sequence_weight: float = 0.0
    encoder_rate: float = 3e-4
    embedding_rate: float = 1e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.06
    link_weight: float = 0.3
    other_typography: float = 0.25
    framed: float = 0.0
    clip: float = 1.0
    seed: int = 0
    checkpoint_steps: int = 100
    heads: tuple[str, ...] = ("tag", "query", "key")


class Batch(NamedTuple):
    """Padded tensors of shape (windows, pieces); of the targets (windows, depths, pieces)."""

    ids: Tensor
    case: Tensor
    mask: Tensor
    tags: Tensor
    links: Tensor


def collate(rows: list[Example], device: torch.device) -> Batch:
    """One padded batch of `rows`."""
    pieces = max(len(row.window) for row in rows)

    def padded(columns: list[np.ndarray], fill: int) -> Tensor:
        table = np.full((len(rows), *columns[0].shape[:-1], pieces), fill, dtype=np.int64)
        for index, column in enumerate(columns):
            table[index, ..., : column.shape[-1]] = column
        return torch.from_numpy(table).to(device)

    ids = padded([row.window.ids for row in rows], 0)
    return Batch(
        ids=ids,
        case=padded([row.window.case for row in rows], 0),
        mask=padded([np.ones(len(row.window), dtype=np.int64) for row in rows], 0).bool(),
        tags=padded([row.tags for row in rows], IGNORED),
        links=padded([row.links for row in rows], IGNORED),
    )


class Loss(NamedTuple):
    """Cross-entropy of the tags and of the pointers, averaged over the pieces with a target and added over the depths.

    `state`: the mean square by which the last layer's output is off a teacher's, where there is one. `sequence`: how unlikely the
    outlet's tags of a window are together, a word's share.
    """

    tag: Tensor
    link: Tensor
    state: Tensor = torch.zeros(())
    sequence: Tensor = torch.zeros(())


def loss_of(scores: Scores, batch: Batch) -> Loss:
    """How far `scores` are from the targets of `batch`, at the depths that `scores` have."""
    link = scores.link.masked_fill(~batch.mask[:, None, None], -1e4)
    depths = range(scores.tag.shape[1])
    return Loss(
        tag=torch.stack([_cross_entropy(scores.tag[:, depth], batch.tags[:, depth]) for depth in depths]).sum(),
        link=torch.stack([_cross_entropy(link[:, depth], batch.links[:, depth]) for depth in depths]).sum(),
    )


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    """The mean over all pieces with a target; 0 if there is none."""
    total = functional.cross_entropy(scores.flatten(0, 1), targets.flatten(), ignore_index=IGNORED, reduction="sum")
    return total / (targets >= 0).sum().clamp(min=1)


class _HasWindow(Protocol):
    @property
    def window(self) -> Window: ...


Row = TypeVar("Row", bound=_HasWindow)


class Course(Protocol[Row]):
    """What a run learns from."""

    def rows(self, epoch: int) -> list[Row]:
        """The windows of one epoch, in the order of the articles."""

    def loss(self, model: Tagger, rows: list[Row], device: torch.device) -> Loss:
        """How far `model` is from what it should say of `rows`."""


class FromGold:
    """Articles with gold: fixed windows the first time, then framed anew and some in other typography."""

    def __init__(self, articles: list[GoldArticle], tokenizer: Tokenizer, transitions: Floats, plan: Plan) -> None:
        """`transitions` are those that the model will be decoded with."""
        self._articles, self._tokenizer, self._transitions, self._plan = articles, tokenizer, transitions, plan

    def rows(self, epoch: int) -> list[Example]:
        """The examples of one epoch."""
        rng = random.Random(f"{self._plan.seed}/{epoch}")
        rows: list[Example] = []
        framed = in_outer_frames(self._articles, self._plan.framed, rng)
        for article in in_other_typography(framed, self._plan.other_typography, rng):
            whole = self._plan.width
            width = whole if epoch == 0 else rng.choice((whole, whole, whole * 3 // 4))
            rows += examples(article, windows(article.text, self._tokenizer, width))
        return rows

    def loss(self, model: Tagger, rows: list[Example], device: torch.device) -> Loss:
        """How far `model` is from the gold of `rows`."""
        batch = collate(rows, device)
        with torch.autocast(device.type, torch.bfloat16, enabled=self._plan.half):
            scores = model(batch.ids, batch.case, batch.mask)
        loss = loss_of(Scores(scores.tag.float(), scores.link.float()), batch)
        return loss._replace(sequence=self._sequence(scores.tag[:, 0].float(), rows)) if self._plan.sequence_weight else loss

    def _sequence(self, scores: Tensor, rows: list[Example]) -> Tensor:
        """How unlikely the sequences of tags of `rows` are; `scores` (windows, pieces, tags) are of the outlet's tags."""
        wanted = allowed_tags([row.tags[0, row.window.word_starts] for row in rows])
        return sequence_loss(scores, [row.window for row in rows], wanted, self._transitions)


class Training(Generic[Row]):
    """One run: its model, optimiser and position; `checkpoint` holds all of it."""

    def __init__(self, start: Callable[[], Tagger], course: Course[Row], plan: Plan, device: torch.device) -> None:
        """`start` gives the model to begin with; it is called after the seed is set."""
        self.course, self.plan, self.device = course, plan, device
        torch.manual_seed(plan.seed)
        self.model = start().train(plan.dropout)
        self.model.words.weight.requires_grad_(plan.embedding_rate > 0)
        self.model.to(device)
        self.steps_an_epoch = math.ceil(len(course.rows(epoch=0)) / plan.batch)
        self.total = round(plan.epochs * self.steps_an_epoch)
        self.step = 0
        self.optimizer = torch.optim.AdamW(self._groups(), weight_decay=plan.weight_decay, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)

    def _groups(self) -> list[dict[str, object]]:
        rates = {"embeddings": self.plan.embedding_rate, "heads": self.plan.head_rate, "encoder": self.plan.encoder_rate}
        groups: dict[str, list[nn.Parameter]] = {name: [] for name in rates}
        for name, parameter in self.model.named_parameters():
            part = "embeddings" if name == "words.weight" else "heads" if name.startswith(self.plan.heads) else "encoder"
            if parameter.requires_grad:
                groups[part].append(parameter)
        return [{"params": groups[name], "lr": rate} for name, rate in rates.items()]

    def _rate(self, step: int) -> float:
        return min(1.0, (step + 1) / (self.plan.warm_up * self.total)) * max(0.02, (self.total - step) / self.total)

    def _batches(self, epoch: int) -> Iterator[list[Row]]:
        """Batches of windows of like length, in a random order that depends on seed and epoch alone."""
        rng = random.Random(f"{self.plan.seed}/{epoch}/order")
        rows, size = self.course.rows(epoch), self.plan.batch
        order = rng.sample(range(len(rows)), len(rows))
        chunks = [
            sorted(order[at : at + size * 32], key=lambda i: -len(rows[i].window)) for at in range(0, len(order), size * 32)
        ]
        groups = [chunk[at : at + size] for chunk in chunks for at in range(0, len(chunk), size)]
        rng.shuffle(groups)
        for group in (groups + groups)[: self.steps_an_epoch]:
            yield [rows[i] for i in group]

    def run(self, checkpoint: Path) -> None:
        """Train from the last checkpoint to the end; progress on standard output."""
        self._resume(checkpoint)
        started, first = time.monotonic(), self.step
        while self.step < self.total:
            epoch, done = divmod(self.step, self.steps_an_epoch)
            for number, rows in enumerate(self._batches(epoch)):
                if number < done or self.step == self.total:
                    continue
                loss = self._learn(rows)
                if self.step % self.plan.checkpoint_steps == 0 or self.step == self.total:
                    self._save(checkpoint)
                    pace = (time.monotonic() - started) / (self.step - first)
                    losses = ", ".join(f"{name} {float(part):.3f}" for name, part in loss._asdict().items())
                    print(f"step {self.step} of {self.total}, losses: {losses}; {pace:.2f} s a step", flush=True)

    def _learn(self, rows: list[Row]) -> Loss:
        torch.manual_seed(hash((self.plan.seed, self.step)))  # so that a resumed run drops out what an undisturbed one does
        loss = self.course.loss(self.model, rows, self.device)
        state_weight = self.plan.state_weight * (1 - self.step / self.total)
        of_pieces = loss.tag + self.plan.link_weight * loss.link + state_weight * loss.state
        (of_pieces + self.plan.sequence_weight * loss.sequence).backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.model.parameters(), self.plan.clip)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.schedule.step()
        self.step += 1
        return Loss(*(part.detach() for part in loss))

    def _save(self, checkpoint: Path) -> None:
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "step": self.step,
        }
        torch.save(state, checkpoint.with_suffix(".part"))
        checkpoint.with_suffix(".part").replace(checkpoint)

    def _resume(self, checkpoint: Path) -> None:
        if checkpoint.exists():
            state = torch.load(checkpoint, map_location=self.device)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            self.step = state["step"]
