"""JSON of crawlers and APIs about an invented mill, keys as the programs write them."""

from typing import Any

PARAGRAPHS = ["The mill closed.", "“It is over,” said Ana Rusk."]
TEXT = "\n\n".join(PARAGRAPHS)
URL = "https://velm.example/mill"
FULL = {"outlet": "Velm Post", "date": "2031-04-02", "author": "Ana Rusk, Leo Birk", "url": URL}
AUTHORS = ["Ana Rusk", "Leo Birk"]

# program, what it writes, layout, fields, text, number announced, problems of the article
PROGRAMS: list[tuple[str, Any, str, dict, str | None, int | None, list[str]]] = [
    ("news-please", {"authors": AUTHORS, "date_download": "2031-05-01", "date_publish": "2031-04-02", "description": "Short.", "filename": "f.json", "language": "en", "maintext": TEXT, "source_domain": "velm.example", "title": "Mill closes", "title_page": None, "url": URL},
     "news-please", {**FULL, "file": "f.json", "outlet": "velm.example", "language": "en"}, TEXT, None, []),
    ("Fundus, plain text", [{"title": "Mill closes", "plaintext": TEXT, "authors": AUTHORS, "publishing_date": "2031-04-02", "publisher": "Velm Post", "topics": ["Mills"], "free_access": True, "lang": "en", "html": {"requested_url": URL, "responded_url": URL}}],
     "Fundus", {"date": "2031-04-02", "author": "Ana Rusk, Leo Birk", "url": URL, "publisher": "Velm Post", "language": "en"}, TEXT, None, []),
    ("Fundus, body", [{"title": "Mill closes", "body": {"summary": ["Grief in the valley"], "sections": [{"headline": [], "paragraphs": PARAGRAPHS}]}, "authors": AUTHORS, "publishing_date": "2031-04-02", "free_access": False}],
     "Fundus", {"date": "2031-04-02", "author": "Ana Rusk, Leo Birk"}, TEXT, None, ["paywall"]),
    ("newspaper", {"url": URL, "title": "Mill closes", "authors": AUTHORS, "publish_date": "2031-04-02", "text": TEXT, "summary": "Short.", "keywords": ["mill"], "top_image": "", "source_url": "https://velm.example", "meta_lang": "en"},
     "newspaper", {"date": "2031-04-02", "author": "Ana Rusk, Leo Birk", "url": URL, "language": "en"}, TEXT, None, []),
    ("trafilatura", {"title": "Mill closes", "author": "Ana Rusk; Leo Birk", "hostname": "velm.example", "date": "2031-04-02", "fingerprint": "1f", "id": None, "raw_text": "no", "text": TEXT, "language": "en", "source": URL, "source-hostname": "Velm Post", "excerpt": "Short."},
     "trafilatura", {**FULL, "author": "Ana Rusk; Leo Birk", "language": "en"}, TEXT, None, []),
    ("Common Crawl news", {"requested_url": URL, "plain_text": TEXT, "published_date": "2031-04-02", "title": "Mill closes", "author": "Ana Rusk", "sitename": "Velm Post", "publisher": "Velm Press", "language": "en", "responded_url": URL, "warc_path": "w"},
     "JSON", {**FULL, "author": "Ana Rusk", "publisher": "Velm Press", "language": "en"}, TEXT, None, []),
    ("GDELT DOC API", {"articles": [{"url": URL, "url_mobile": "", "title": "Mill closes", "seendate": "20310402T100000Z", "socialimage": "", "domain": "velm.example", "language": "English", "sourcecountry": "Ostra"}]},
     "GDELT list", {"url": URL, "date": "20310402T100000Z", "outlet": "velm.example", "language": "English"}, None, None, []),
    ("NewsAPI", {"status": "ok", "totalResults": 9, "articles": [{"source": {"id": None, "name": "Velm Post"}, "author": "Ana Rusk", "title": "Mill closes", "description": "Short.", "url": URL, "urlToImage": None, "publishedAt": "2031-04-02", "content": "The mill closed… [+1234 chars]"}]},
     "NewsAPI", {**FULL, "author": "Ana Rusk"}, "The mill closed… [+1234 chars]", 9, ["cut off"]),
    ("Guardian API", {"response": {"status": "ok", "total": 41, "results": [{"id": "world/mill", "type": "article", "sectionName": "World news", "webPublicationDate": "2031-04-02", "webTitle": "Mill closes – live", "webUrl": URL, "fields": {"headline": "Mill closes", "bodyText": TEXT, "body": "<p>x</p>", "byline": "Ana Rusk", "publication": "Velm Post"}, "pillarName": "Opinion"}]}},
     "Guardian API", {**FULL, "author": "Ana Rusk", "id": "world/mill", "section": "World news", "kind": "Opinion"}, TEXT, 41, []),
    ("New York Times API", {"status": "OK", "response": {"docs": [{"web_url": URL, "snippet": "Short.", "lead_paragraph": "The mill closed.", "abstract": "Short.", "source": "Velm Post", "headline": {"main": "Mill closes", "print_headline": "Closed"}, "pub_date": "2031-04-02", "document_type": "article", "section_name": "World", "byline": {"original": "By Ana Rusk"}, "type_of_material": "News", "_id": "n1"}], "meta": {"hits": 12, "offset": 0}}},
     "New York Times API", {**FULL, "author": "By Ana Rusk", "section": "World", "kind": "News", "id": "n1"}, None, 12, []),
    ("Media Cloud API", {"stories": [{"id": "a9", "title": "Mill closes", "url": URL, "language": "en", "media_name": "Velm Post", "media_url": "velm.example", "publish_date": "2031-04-02", "indexed_date": "2031-04-03"}]},
     "Media Cloud list", {"id": "a9", "url": URL, "language": "en", "outlet": "Velm Post", "date": "2031-04-02"}, None, None, []),
    ("EventRegistry", {"articles": {"page": 1, "totalResults": 77, "results": [{"uri": "71", "lang": "eng", "date": "2031-04-03", "dateTimePub": "2031-04-02", "dataType": "news", "sim": 0, "url": URL, "title": "Mill closes", "body": TEXT, "source": {"uri": "velm.example", "dataType": "news", "title": "Velm Post"}, "authors": [{"name": "Ana Rusk"}, {"name": "Leo Birk"}]}]}},
     "EventRegistry", {**FULL, "id": "71", "language": "eng", "kind": "news"}, TEXT, 77, []),
    ("a search index", {"took": 3, "hits": {"total": {"value": 5}, "hits": [{"_id": "x1", "_source": {"title": "Mill closes", "text": PARAGRAPHS, "outlet": "Velm Post"}}]}},
     "JSON", {"id": "x1", "outlet": "Velm Post"}, TEXT, 5, []),
    ("pandas by column", {"title": {"0": "Mill closes"}, "text": {"0": TEXT}, "outlet": {"0": "Velm Post"}}, "JSON", {"outlet": "Velm Post"}, TEXT, None, []),
    ("pandas split", {"columns": ["title", "text"], "index": [0], "data": [["Mill closes", TEXT]]}, "JSON", {}, TEXT, None, []),
    ("by id", {"a1": {"title": "Mill closes", "text": TEXT}}, "JSON", {"id": "a1"}, TEXT, None, []),
]  # fmt: skip
