"""Train the engine's weights and try them: `python -m training best|fast|kinds|coref|score`.

`best --work FOLDER` and `fast --work FOLDER` train a model and write it as int8 ONNX into the package, and print what the
export costs. What both need is made in the folder first, where it is not there yet: a first model of the outlet's attributions
(`outer.pt`), a second one that knows also those within contents (`second.pt`, exported as `second.onnx`), a teacher with a
larger encoder, which never sees the articles of `tuning.txt` (`teacher-0.pt`), and what those two say of the training articles
and of some without gold (`labels-first`). `best` has four further courses, each with another teacher and articles, `fast` seven
from what the `best` in the package says. Started again, a command goes on from the last checkpoint.

At last a head for the kinds of names is learned, from names whose kind the text around them proves and from GUM. `kinds` gives
both models in the package a new one.

`coref` lets a pointer on the frozen encoders of `best` and `fast` learn from GUM whom pronouns mean, and prints how often it
is right on documents that it did not learn from; it changes no model.

`score CHECKPOINT --on tuning|dev` prints what a checkpoint finds in those articles, one JSON line for each.

`--data FOLDER` holds `polnear/train.jsonl.gz`, `polnear/dev.jsonl.gz`, `unlabelled/articles.jsonl.gz` and `gum`; `$QUOTH_DATA` is
its default.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer

import quoth.engine
from quoth.engine.session import Floats, Session
from quoth.engine.windows import WIDTH
from training import coref, kinds, students
from training.articles import GoldArticle, read_articles
from training.calibrate import calibrate
from training.check import ALLOWED, compare
from training.export import export
from training.labelling import Labeller
from training.middle import MIDDLE
from training.nested import with_nested
from training.network import Shape, Tagger, base_folder
from training.score import load_tagger, predictions, transitions_of
from training.teacher import Teacher
from training.train import FromGold, Plan, Training
from training.tuning import for_training

WEIGHTS = Path(quoth.engine.__file__).with_name("weights")

PLANS = {
    "outer": Plan(),
    "second": Plan(epochs=2, encoder_rate=1e-4, embedding_rate=5e-5, framed=0.25, seed=1),
}


def main() -> None:
    """Run what the arguments ask for."""
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    if arguments.verb == "kinds":
        for model in MIDDLE:
            kinds.teach(WEIGHTS / f"{model}.onnx", arguments.data, load_tokenizer())
    elif arguments.verb == "score":
        for line in predictions(arguments.checkpoint, arguments.on, arguments.data / "polnear", load_tokenizer()):
            print(line, flush=True)
    elif arguments.verb == "coref":
        for model in MIDDLE:
            print(coref.cross_validate(WEIGHTS / f"{model}.onnx", arguments.data, load_tokenizer()), flush=True)
    else:
        _train(arguments)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name in students.ROUNDS:
        verb = verbs.add_parser(name)
        verb.add_argument("--work", type=Path, required=True)
        verb.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
        _add_common(verb)
    for name in ("kinds", "coref"):
        _add_common(verbs.add_parser(name))
    verb = verbs.add_parser("score")
    verb.add_argument("checkpoint", type=Path)
    verb.add_argument("--on", choices=("tuning", "dev"), required=True)
    _add_common(verb)
    return parser.parse_args()


def _add_common(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--data", type=Path, default=os.environ.get("QUOTH_DATA"), required="QUOTH_DATA" not in os.environ)
    verb.add_argument("--threads", type=int, default=1)


def _train(arguments: argparse.Namespace) -> None:
    """Train the model that the arguments name, and whatever it needs that is not there yet."""
    name, work, data, tokenizer = arguments.verb, arguments.work, arguments.data, load_tokenizer()
    work.mkdir(parents=True, exist_ok=True)
    second = _second(arguments)
    transitions = Session(second.read_bytes()).transitions
    before, model = second, WEIGHTS / f"{name}.onnx"
    for number, its in enumerate(students.ROUNDS[name]):
        course = students.course(
            its, _labeller(its, before, transitions, arguments), data, work / f"labels-{its.name}", transitions
        )
        checkpoint = work / f"{name}-{number}.pt"
        start = partial(students.start, its, before, data, tokenizer)
        Training(start, course, its.plan, torch.device(arguments.device)).run(checkpoint)
        tagger, before = students.finished(its, before, load_tagger(checkpoint)), work / f"{name}-{number}.onnx"
        export(tagger, transitions, its.plan.width, before)
    shutil.copy(before, model)
    kinds.teach(model, data, tokenizer)
    difference = compare(tagger, model, data / "polnear" / "dev.jsonl.gz", tokenizer)
    print(difference)
    if not difference.fits:
        raise SystemExit(f"{model} loses more than {ALLOWED} points: do not use it")
    print(calibrate(model, data / "polnear" / "dev.jsonl.gz", tokenizer))


def _second(arguments: argparse.Namespace) -> Path:
    """The second model, exported; the students begin with what it runs with."""
    exported: Path = arguments.work / "second.onnx"
    if exported.exists():
        return exported
    tokenizer = load_tokenizer()
    articles = read_articles(arguments.data / "polnear" / "train.jsonl.gz")
    transitions = transitions_of(articles, tokenizer)
    outer = _run("outer", PLANS["outer"], lambda: Tagger(Shape()).load_base(), articles, transitions, arguments)
    nested = list(with_nested(articles, load_tagger(outer), tokenizer, transitions))
    second = _run("second", PLANS["second"], lambda: load_tagger(outer), nested, transitions, arguments)
    export(load_tagger(second), transitions, WIDTH, exported)
    return exported


def _labeller(its: students.Round, before: Path, transitions: Floats, arguments: argparse.Namespace) -> Labeller:
    """Those who say what is learned in a round: the model that it begins with and a teacher, or `best`."""
    if its.teacher is None:
        return Labeller(WEIGHTS / "best.onnx", None, its.part, load_tokenizer())
    articles = for_training(read_articles(arguments.data / "polnear" / "train.jsonl.gz"))
    name = f"teacher-{its.teacher.seed}"
    teacher = _run(name, its.teacher, lambda: Teacher().load_base(), articles, transitions, arguments)
    return Labeller(before, teacher, its.part, load_tokenizer())


def _run(
    name: str,
    plan: Plan,
    start: Callable[[], Tagger],
    articles: list[GoldArticle],
    transitions: Floats,
    arguments: argparse.Namespace,
) -> Path:
    """Run a plan to its end; gives its last checkpoint, which has that name."""
    checkpoint: Path = arguments.work / f"{name}.pt"
    Training(start, FromGold(articles, load_tokenizer(), transitions, plan), plan, torch.device(arguments.device)).run(checkpoint)
    return checkpoint


def load_tokenizer() -> Tokenizer:
    """MiniLM's tokenizer, which the windows of every encoder are made with."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


if __name__ == "__main__":
    main()
