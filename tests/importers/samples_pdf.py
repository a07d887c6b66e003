"""PDF files of invented articles, built by hand: text as text, one line after another."""

import textwrap

PARAGRAPHS = [
    "The council of Ostra said on Tuesday that the road to the mill would stay closed until the bridge has been searched, a day after the raid on Lower Quill left four people hurt.",
    "“Nobody signed.”",
    "A spokesman for the mill told reporters that the talks without conditions had been asked for by both sides, and that the well-known ferry company took no part in them at all.",
    "Residents described a loud bang shortly before dawn; two drivers from Velm saw nothing but smoke over the quay, according to a statement read out before the market opened.",
]  # fmt: skip


def wrapped(paragraphs: list[str], width: int = 60, blank: bool = True) -> list[str]:
    """Printed lines, with an empty line between paragraphs or none."""
    return [line for p in paragraphs for line in [*textwrap.wrap(p, width), *([""] if blank else [])]]


def pdf(pages: list[list[str]], encrypted: bool = False) -> bytes:
    """A PDF with these lines on its pages; a page without lines holds a drawing only."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for lines in pages:
        stream = _stream(lines)
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(bodies)
        )
    kids = b" ".join(b"%d 0 R" % number for number in range(5, len(bodies) + 1, 2))
    bodies[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(bodies) + 1,
        table,
        len(bodies) + 1,
        len(out),
    )


def _stream(lines: list[str]) -> bytes:
    if not lines:
        return b"10 10 100 100 re f"
    shown = []
    for line in lines:
        safe = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown.append(b"(%s) Tj T*" % safe if line else b"T*")
    return b"BT /F1 11 Tf 14 TL 50 790 Td\n" + b"\n".join(shown) + b"\nET"
