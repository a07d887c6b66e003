"""Tables that are made from codes on the way from many rows to what they count, each of them once."""

from collections.abc import Callable
from typing import Any

from framing.codebook import Codebook
from framing.corpus.codes import Codes


class Kept:
    """Codes (and their codebook) with the tables made of them so far: rows of one comparison mostly ask for the same.

    Call it with a function of codes and what else that takes: `kept(attributions, "outlet", None)`. What it gives is made
    once and given again, so nobody may change it. It doesn't see changes of the codes: keep it for one task.
    """

    def __init__(self, codes: Codes, codebook: Codebook | None = None) -> None:
        self.codes = codes
        self.codebook = codebook
        self._made: dict[tuple, Any] = {}

    def __call__(self, make: Callable[..., Any], *args, **options) -> Any:
        """`make(codes, *args, **options)`; the arguments need to be such as can be keys of a dict."""
        key = (make, args, tuple(options.items()))
        if key not in self._made:
            self._made[key] = make(self.codes, *args, **options)
        return self._made[key]

    def of(self, articles: frozenset[str]) -> "Kept":
        """The same of some articles alone."""
        if (articles,) not in self._made:
            self._made[(articles,)] = Kept(self.codes.only(set(articles)), self.codebook)
        return self._made[(articles,)]
