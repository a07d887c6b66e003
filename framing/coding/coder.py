"""What codes a set: the codebook, the pipeline and the code itself, with the digests by which two runs are told apart."""

import hashlib
import importlib.metadata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from framing.codebook import Codebook, read_codebook
from framing.english import pipeline_identity

PACKAGE = Path(__file__).resolve().parents[1]
CODER = "coder.json"


@dataclass(frozen=True)
class Coder:
    """What codes: a codebook's folder or file (None: the general one alone) and a pipeline (None: the shipped one)."""

    codebook: Path | None = None
    pipeline: str | None = None

    @property
    def book(self) -> Codebook:
        """The codebook, read once in a process."""
        return _book(self.codebook)

    def record(self) -> dict:
        """Versions and digests of codebook and pipeline, as they stand in coder.json."""
        return {
            "framing": importlib.metadata.version("framing"),
            "codebook": {"version": self.book.version, "digest": self.book.digest},
            "pipeline": pipeline_identity(self.pipeline),
        }


@cache
def _book(path: Path | None) -> Codebook:
    return read_codebook(path)


def coder_version() -> str:
    """Digest of the code that codes (everything up to and with `coding`): two runs with the same one agree."""
    return _source_digest()


@cache
def _source_digest() -> str:
    parts = [PACKAGE / name for name in ("codebook", "corpus", "english", "coding")]
    files = sorted(p for part in parts for p in part.rglob("*") if p.suffix in (".py", ".yml") and "training" not in p.parts)
    lines = [f"{p.relative_to(PACKAGE).as_posix()} {hashlib.sha256(p.read_bytes()).hexdigest()}" for p in files]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
