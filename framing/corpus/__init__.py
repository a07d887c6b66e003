"""Article sets in: forms, encodings, metadata, problems, zones, wire copy shared between articles."""

from framing.corpus.article_set import ArticleSet, Study, open_set
from framing.corpus.articles import Articles, iter_articles, read_articles
from framing.corpus.records import Article, Problem
from framing.corpus.zones import Block, find_blocks

__all__ = [
    "Article",
    "ArticleSet",
    "Articles",
    "Block",
    "Problem",
    "Study",
    "find_blocks",
    "iter_articles",
    "open_set",
    "read_articles",
]
