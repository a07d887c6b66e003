"""Publication dates as databases, sites and people print them."""

import pytest

from framing.importers.dates import order_of, read_date


@pytest.mark.parametrize(
    ("printed", "order", "expected"),
    [
        # as article sets write them: left alone
        ("2031-04-18", None, "2031-04-18"),
        ("2031-04", None, "2031-04"),
        ("2031", None, "2031"),
        ("2031-04-18T10:15:00+01:00", None, "2031-04-18T10:15:00+01:00"),
        # databases, with weekday, time, edition
        ("April 18, 2031 Friday", None, "2031-04-18"),
        ("April 18, 2031 Friday 7:55 AM EST", None, "2031-04-18T07:55-05:00"),
        ("April 18, 2031 Friday Late Edition - Final", None, "2031-04-18"),
        ("Friday 18 April 2031 10:00 GMT", None, "2031-04-18T10:00+00:00"),
        ("Sarn Post; Port Sarn [Port Sarn] 18 Apr 2031: A.1", None, "2031-04-18"),
        ("Updated 9:32 PM ET, Fri April 18, 2031", None, "2031-04-18"),
        ("20310418T101500Z", None, "2031-04-18T10:15:00Z"),
        ("Fri, 18 Apr 2031 10:15:00 +0000", None, "2031-04-18T10:15+00:00"),
        ("2031-03-04T10:15:00.123Z", None, "2031-03-04T10:15+00:00"),
        ("18-Apr-31", None, "2031-04-18"),
        # other languages
        ("18. Januar 2031 Samstag", None, "2031-01-18"),
        ("samedi 18 janvier 2031", None, "2031-01-18"),
        ("2 août 2031", None, "2031-08-02"),
        ("18 de enero de 2031", None, "2031-01-18"),
        ("18 gennaio 2031", None, "2031-01-18"),
        ("18 januari 2031", None, "2031-01-18"),
        ("18 Ocak 2031", None, "2031-01-18"),
        ("18 января 2031 г.", None, "2031-01-18"),
        ("١٨ يناير ٢٠٣١", None, "2031-01-18"),
        # figures alone
        ("18/04/2031", None, "2031-04-18"),
        ("04/18/2031", None, "2031-04-18"),
        ("3.4.2031", None, "2031-04-03"),
        ("3/4/2031", "day-first", "2031-04-03"),
        ("3/4/2031", "month-first", "2031-03-04"),
        ("3/4/2031", None, None),
        ("5/5/2031", None, "2031-05-05"),
        ("2031/3/4", None, "2031-03-04"),
        ("4/18/2031 5:30 PM", None, "2031-04-18T17:30"),
        # no dates
        ("2 hours ago", None, None),
        ("yesterday", None, None),
        ("May", None, None),
        ("Apr 18", None, None),
        ("31/02/2031", None, None),
        ("2031-13-40", None, None),
        ("1934567890", None, None),
        ("Spring 2031", None, None),
    ],
)
def test_dates(printed, order, expected):
    read = read_date(printed, order)
    assert read.iso == expected
    assert bool(read.doubt) == (expected is None)


def test_a_date_with_two_readings_says_how_to_choose():
    assert read_date("3/4/2031").doubt == (
        "'3/4/2031' has two readings; say which with --dates day-first or --dates month-first"
    )


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["3/4/2031", "18/4/2031"], "day-first"),
        (["3/4/2031", "4/18/2031"], "month-first"),
        (["3/4/2031"], None),
        (["18/4/2031", "4/18/2031"], None),  # the file contradicts itself
        (["18.4.2031", "3/4/2031"], None),  # points say nothing about strokes
    ],
)
def test_a_files_own_dates_tell_their_order(dates, expected):
    assert order_of(dates) == expected
