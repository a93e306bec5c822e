"""Train the engine's weights and try them: `python -m training best|fast|teacher|coref|score`.

`best --work FOLDER` trains the model `best`: first on the outlet's attributions (checkpoint `outer.pt`), then also on those
within contents (`best.pt`). It writes the model as int8 ONNX into the package and prints what the export costs.
`fast --work FOLDER` makes the smaller model `fast` of the exported `best`, and lets it learn what `best` says of the training
articles and of some without gold (`fast.pt`; the labels are kept in the folder). It is exported in the same way.
`teacher --work FOLDER` trains a larger encoder that small ones can learn from (`teacher.pt`); it never sees the articles of
`tuning.txt`. Started again, a command goes on from the last checkpoint.

`coref` lets a pointer on the frozen encoders of `best` and `fast` learn from GUM whom pronouns mean, and prints how often it
is right on documents that it did not learn from; it changes no model.

`score CHECKPOINT --on tuning|dev` prints what a checkpoint finds in those articles, one JSON line for each.

`--data FOLDER` holds `polnear/train.jsonl.gz` and `dev.jsonl.gz`, for `fast` also `unlabelled/articles.jsonl.gz`; `$QUOTH_DATA`
is its default.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

import torch
from tokenizers import Tokenizer

import quoth.engine
from quoth.engine.session import Floats, Session
from quoth.engine.windows import WIDTH
from training import coref, fast
from training.articles import GoldArticle, read_articles
from training.calibrate import calibrate
from training.check import ALLOWED, compare
from training.export import export
from training.nested import with_nested
from training.network import Shape, Tagger, base_folder
from training.score import load_tagger, predictions, transitions_of
from training.teacher import Teacher
from training.train import FromGold, Plan, Training
from training.tuning import for_training

WEIGHTS = Path(quoth.engine.__file__).with_name("weights")

PLANS = {
    "outer": Plan(),
    "best": Plan(epochs=2, encoder_rate=1e-4, embedding_rate=5e-5, framed=0.25, seed=1),
    "teacher": Plan(
        epochs=3,
        encoder_rate=5e-5,
        embedding_rate=0.0,
        link_weight=1.0,
        checkpoint_steps=50,
        heads=("tag", "query", "key", "distance", "case"),
    ),
}


def main() -> None:
    """Run what the arguments ask for."""
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    if arguments.verb == "score":
        for line in predictions(arguments.checkpoint, arguments.on, arguments.data / "polnear", load_tokenizer()):
            print(line, flush=True)
    elif arguments.verb == "coref":
        for model in coref.MIDDLE:
            print(coref.cross_validate(WEIGHTS / f"{model}.onnx", arguments.data, load_tokenizer()), flush=True)
    else:
        _train(arguments)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for name in ("best", "fast", "teacher"):
        verb = verbs.add_parser(name)
        verb.add_argument("--work", type=Path, required=True)
        verb.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
        _add_common(verb)
    _add_common(verbs.add_parser("coref"))
    verb = verbs.add_parser("score")
    verb.add_argument("checkpoint", type=Path)
    verb.add_argument("--on", choices=("tuning", "dev"), required=True)
    _add_common(verb)
    return parser.parse_args()


def _add_common(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--data", type=Path, default=os.environ.get("QUOTH_DATA"), required="QUOTH_DATA" not in os.environ)
    verb.add_argument("--threads", type=int, default=1)


def _train(arguments: argparse.Namespace) -> None:
    arguments.work.mkdir(parents=True, exist_ok=True)
    if arguments.verb == "fast":
        _train_fast(arguments)
        return
    articles = read_articles(arguments.data / "polnear" / "train.jsonl.gz")
    if arguments.verb == "teacher":
        _run("teacher", lambda: Teacher().load_base(), for_training(articles), arguments)
        return
    outer = _run("outer", lambda: Tagger(Shape()).load_base(), articles, arguments)
    tokenizer = load_tokenizer()
    transitions = transitions_of(articles, tokenizer)
    nested = list(with_nested(articles, load_tagger(outer), tokenizer, transitions))
    best = _run("best", lambda: load_tagger(outer), nested, arguments)
    _export(best, transitions, WIDTH, arguments.data)


def _run(name: str, start: Callable[[], Tagger], articles: list[GoldArticle], arguments: argparse.Namespace) -> Path:
    """Run the plan of that name to its end; gives its last checkpoint."""
    checkpoint: Path = arguments.work / f"{name}.pt"
    course = FromGold(articles, load_tokenizer(), PLANS[name])
    Training(start, course, PLANS[name], torch.device(arguments.device)).run(checkpoint)
    return checkpoint


def _train_fast(arguments: argparse.Namespace) -> None:
    best, checkpoint, tokenizer = WEIGHTS / "best.onnx", arguments.work / "fast.pt", load_tokenizer()
    course = fast.course(best, arguments.data, tokenizer, arguments.work / "labels")
    device = torch.device(arguments.device)
    Training(lambda: fast.start(best, arguments.data, tokenizer), course, fast.PLAN, device).run(checkpoint)
    _export(checkpoint, Session(best.read_bytes()).transitions, fast.PLAN.width, arguments.data)


def _export(checkpoint: Path, transitions: Floats, width: int, data: Path) -> None:
    """Write the model into the package; ends with an error if the export costs more than it may."""
    model = WEIGHTS / f"{checkpoint.stem}.onnx"
    export(load_tagger(checkpoint), transitions, width, model)
    difference = compare(checkpoint, model, data / "polnear" / "dev.jsonl.gz", load_tokenizer())
    print(difference)
    if not difference.fits:
        raise SystemExit(f"{model} loses more than {ALLOWED} points: do not use it")
    print(calibrate(model, data / "polnear" / "dev.jsonl.gz", load_tokenizer()))


def load_tokenizer() -> Tokenizer:
    """MiniLM's tokenizer, which the windows of every encoder are made with."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


if __name__ == "__main__":
    main()
