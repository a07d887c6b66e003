"""A label phrase as a value, and what makes it point back."""

import re
from dataclasses import dataclass

ANAPHOR = re.compile(
    r"\b(?:the|this|that|these|those|such|both|two|either|its|their|whose|his|the two)\s+(?:\w+\s+)?$", re.I
)
CALLED = re.compile(
    r"[^,.;:]{0,40}\s(?:known|identified|identifying itself|calls itself|called|named)\s+(?:as\s+)?(?:the\s+)?[“\"]?"
)  # `the group behind it is known as X`


@dataclass(frozen=True)
class Label:
    """A label phrase, before its actor and voice are known. `word` is the span of the label word itself."""

    start: int
    end: int
    word: tuple[int, int]
    category: str
    refers_to: str
