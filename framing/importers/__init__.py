"""Articles out of database exports, lists, web pages and folders, into an article set; nothing lost on the way."""

from framing.importers.importing import Import, import_articles

__all__ = ["Import", "import_articles"]
