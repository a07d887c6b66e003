"""Who speaks: pronouns, surnames and role phrases resolved in an article, and what kind of source somebody is.

`people` collects what the article says about each person, `roles` and `describing` read a phrase, `resolve` goes through
the article.
"""

from framing.coding.speakers.describing import UNKNOWN, Speaker
from framing.coding.speakers.resolve import Speakers

__all__ = ["UNKNOWN", "Speaker", "Speakers"]
