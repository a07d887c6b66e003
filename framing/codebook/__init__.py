"""What to look for: general files that ship with the package, and the codebook of a conflict's article set."""

from framing.codebook.read import Codebook, read_codebook

__all__ = ["Codebook", "read_codebook"]
