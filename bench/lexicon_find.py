"""What finding treatments costs: µs a comment, over the bodies of the seed, beside the tokenizer alone.

    python bench/lexicon_find.py

The first line is for a warm speller (each unknown word was asked once); `cold` has the first pass in it.
"""

from __future__ import annotations

import time
from pathlib import Path

from carethread.index.lexicon import load
from carethread.index.normal import tokens

SEED = Path(__file__).parents[1] / "seeds" / "000_7d63531107c64d26.txt"
ROUNDS = 50


def bodies() -> list[str]:
    """The paragraphs of the seed, comments of about its average length."""
    return [part.strip() for part in SEED.read_text("utf-8").split("\n\n") if len(part.strip()) > 40]


def cost(work: object, texts: list[str], rounds: int) -> float:
    """µs of CPU a text."""
    assert callable(work)
    start = time.process_time()
    for _ in range(rounds):
        for text in texts:
            work(text)
    return (time.process_time() - start) / rounds / len(texts) * 1e6


def main() -> None:
    lexicon, texts = load(), bodies()
    words = sum(len(tokens(text)) for text in texts) / len(texts)
    cold = cost(lexicon.find, texts, 1)
    print(f"{len(texts)} texts, {words:.0f} tokens each")
    print(f"tokens            {cost(tokens, texts, ROUNDS):8.1f} µs a text")
    print(f"find, exact only  {cost(lambda text: lexicon.find(text, fuzzy=False), texts, ROUNDS):8.1f} µs a text")
    print(f"find              {cost(lexicon.find, texts, ROUNDS):8.1f} µs a text")
    print(f"find, cold        {cold:8.1f} µs a text")


if __name__ == "__main__":
    main()
