"""Articles out of database exports, lists, web pages and folders, into an article set; nothing lost on the way."""
