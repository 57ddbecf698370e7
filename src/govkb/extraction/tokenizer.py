"""spaCy's tokenizer over one of govkb's segmenters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from govkb.extraction.segmenters import segment


class Tokenizer:
    """spaCy's tokenizer over a segmenter: words as tokens, their classes as `token.tag_`."""

    def __init__(self, vocab: Vocab, segmenter: str) -> None:
        self.vocab = vocab
        self._use(segmenter)

    def _use(self, segmenter: str) -> None:
        self.segmenter = segmenter
        self._segment = segment(segmenter)

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        tags: list[str] = []
        for word, tag in self._segment(text):
            words.append(word)
            tags.append(tag)
        if "".join(words) != text:  # a segmenter that drops white space would move every offset
            words, tags = list(text), [""] * len(text)
        return Doc(self.vocab, words=words, spaces=[False] * len(words), tags=tags or None)

    def to_bytes(self, **_: object) -> bytes:
        return self.segmenter.encode()

    def from_bytes(self, data: bytes, **_: object) -> Tokenizer:
        self._use(data.decode())
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        Path(path).write_text(self.segmenter, encoding="utf-8")

    def from_disk(self, path: str | Path, **_: object) -> Tokenizer:
        self._use(Path(path).read_text(encoding="utf-8"))
        return self


def make_tokenizer(segmenter: str = "jieba") -> Callable[[Language], Tokenizer]:
    """For a spaCy config: `[nlp.tokenizer]` with `@tokenizers = "govkb.segmenter"`."""

    def create(nlp: Language) -> Tokenizer:
        return Tokenizer(nlp.vocab, segmenter)

    return create


registry.tokenizers.register("govkb.segmenter", func=make_tokenizer)
