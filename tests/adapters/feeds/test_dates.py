"""Dates as publishers write them, read at a frozen now in a Korean outlet's zone unless said otherwise."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from monitor.adapters.feeds.dates import read_date
from monitor.domain.story import DateQuality

NOW = datetime(2019, 2, 20, 12, tzinfo=UTC)
SEOUL, EAST, LONDON, SHANGHAI = "Asia/Seoul", "America/New_York", "Europe/London", "Asia/Shanghai"
EXACT, ASSUMED, DAY = DateQuality.EXACT, DateQuality.ZONE_ASSUMED, DateQuality.DATE_ONLY
MISSING, IMPLAUSIBLE = DateQuality.MISSING, DateQuality.IMPLAUSIBLE

TABLE = [
    # RFC 822 and what is made of it
    ("Sun, 10 Feb 2019 22:21:00 +0900", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 22:21:00 KST", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 22:21:00 JST", EAST, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 08:21:00 EST", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 05:21:00 PST", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 13:21:00 GMT", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 13:21:00 UT", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 13:21:00 Z", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 13:21:00 -0000", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 22:21 GMT+9", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 22:21:00 GMT+0900", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 22:21:00 +09:00", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 18:51:00 +0530", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 22:21:00", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    ("Sun, 10 Feb 2019 08:21:00", EAST, "2019-02-10T13:21:00", ASSUMED),
    ("10 Feb 2019 22:21 +0900", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sunday, 10 February 2019 22:21:07 +0900", SEOUL, "2019-02-10T13:21:07", EXACT),
    ("Mon, 10 Feb 2019 22:21:00 +0900", SEOUL, "2019-02-10T13:21:00", EXACT),      # a wrong weekday harms nobody
    ("Sun, 10 Feb 19 22:21:00 +0900", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sunday, 10-Feb-19 13:21:00 GMT", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sat, 1 Sept 2018 09:00:00 +0900", SEOUL, "2018-09-01T00:00:00", EXACT),
    ("Sun, 10 Feb 2019 13:21:60 GMT", SEOUL, "2019-02-10T13:21:59", EXACT),        # a leap second
    ("Sun, 10 Feb 2019 22:21:00 CST", SHANGHAI, "2019-02-10T14:21:00", EXACT),     # CST in China
    ("Sun, 10 Feb 2019 07:21:00 CST", "America/Chicago", "2019-02-10T13:21:00", EXACT),
    ("Sun, 10 Feb 2019 22:21:00 XYZ", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    ("Sun Feb 10 13:21:00 UTC 2019", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("Sun Feb 10 22:21:00 2019", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    # ISO 8601
    ("2019-02-10T13:21:00Z", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("2019-02-10T22:21:00+09:00", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("2019-02-10T22:21:00.123456+0900", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("2019-02-10T22:21+09", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("2019-02-10T22:21:00", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    ("2019-02-10 22:21", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    ("20190210T132100Z", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("20190210222100", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    ("2019-02-10T24:00:00Z", SEOUL, "2019-02-11T00:00:00", EXACT),
    ("2019-02-10", SEOUL, "2019-02-10T03:00:00", DAY),
    ("20190210", SEOUL, "2019-02-10T03:00:00", DAY),
    ("2019-02-20", EAST, "2019-02-20T12:00:00", DAY),                               # its noon has not come yet
    # Korean, Japanese, Chinese, slashes and dots
    ("2019년 2월 10일", SEOUL, "2019-02-10T03:00:00", DAY),
    ("2019년 02월 10일 22시 21분", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    ("2019년 2월 10일(일) 오후 10:21", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    ("2019년 2월 10일 오전 12시 5분", SEOUL, "2019-02-09T15:05:00", ASSUMED),
    ("2019.02.10 22:21", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    ("2019. 2. 10. 오후 10:21", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    ("2019/2/10 22:21:00", SEOUL, "2019-02-10T13:21:00", ASSUMED),
    ("2019/02/10", SEOUL, "2019-02-10T03:00:00", DAY),
    ("2019年2月10日 午後10時21分", "Asia/Tokyo", "2019-02-10T13:21:00", ASSUMED),
    ("2019年2月10日 22:21", SHANGHAI, "2019-02-10T14:21:00", ASSUMED),
    # English in words, American slashes
    ("February 10, 2019 8:21 AM EST", EAST, "2019-02-10T13:21:00", EXACT),
    ("Feb. 10, 2019, 1:21 p.m.", LONDON, "2019-02-10T13:21:00", ASSUMED),
    ("10th February 2019", LONDON, "2019-02-10T12:00:00", DAY),
    ("02/10/2019 08:21", EAST, "2019-02-10T13:21:00", ASSUMED),
    ("15/01/2019", LONDON, "2019-01-15T12:00:00", DAY),
    # seconds since 1970
    ("1549804860", SEOUL, "2019-02-10T13:21:00", EXACT),
    ("1549804860000", SEOUL, "2019-02-10T13:21:00", EXACT),
    # daylight saving: once skipped, once doubled
    ("2018-03-11 02:30", EAST, "2018-03-11T07:30:00", ASSUMED),
    ("2018-11-04 01:30", EAST, "2018-11-04T05:30:00", ASSUMED),
    ("2016-02-29", SEOUL, "2016-02-29T03:00:00", DAY),
    # clocks differ a little
    ("2019-02-20T12:09:00Z", SEOUL, "2019-02-20T12:09:00", EXACT),
    # not used: in the future, before 1990, in no calendar, on no clock
    ("2019-02-20T12:11:00Z", SEOUL, None, IMPLAUSIBLE),
    ("Wed, 20 Feb 2019 21:00:00 GMT", SEOUL, None, IMPLAUSIBLE),                     # Korean time sold as GMT
    ("2035-01-01", SEOUL, None, IMPLAUSIBLE),
    ("Thu, 01 Jan 1970 00:00:00 GMT", SEOUL, None, IMPLAUSIBLE),
    ("0001-01-01T00:00:00Z", SEOUL, None, IMPLAUSIBLE),
    ("0000-00-00 00:00:00", SEOUL, None, IMPLAUSIBLE),
    ("2019-02-30", SEOUL, None, IMPLAUSIBLE),
    ("2019-02-29T10:00:00Z", SEOUL, None, IMPLAUSIBLE),
    ("2019-13-10", SEOUL, None, IMPLAUSIBLE),
    ("Sun, 10 Feb 2019 25:21:00 GMT", SEOUL, None, IMPLAUSIBLE),
    ("Sun, 10 Feb 2019 10:61:00 GMT", SEOUL, None, IMPLAUSIBLE),
    ("Sun, 10 Feb 2019 22:21:00 +9900", SEOUL, None, IMPLAUSIBLE),
    # not read: no date, or two at once
    ("", SEOUL, None, MISSING),
    ("soon", SEOUL, None, MISSING),
    ("10/02/2019", LONDON, None, MISSING),
    ("Feb 2019", SEOUL, None, MISSING),
    ("10 février 2019", SEOUL, None, MISSING),
    ("22:21", SEOUL, None, MISSING),
    ("9" * 500, SEOUL, None, MISSING),
]


def test_the_table_is_long_enough(record_property: Callable[[str, object], None]) -> None:
    record_property("figure", f"{len(TABLE)} rows")
    assert len(TABLE) >= 60


@pytest.mark.parametrize(("text", "zone", "expected", "quality"), TABLE)
def test_dates(text: str, zone: str, expected: str | None, quality: DateQuality) -> None:
    moment = datetime.fromisoformat(expected).replace(tzinfo=UTC) if expected else None

    assert read_date(text, zone, now=NOW) == (moment, quality)


@pytest.mark.parametrize("text", ["2016/6/29 15:07:41", "2019년 02월 10일", "1549804860", "2019-02-10 22:21 KST"])
def test_the_day_on_which_one_reads_changes_nothing(text: str) -> None:
    later = datetime(2024, 2, 29, 23, 59, tzinfo=UTC)

    assert read_date(text, SEOUL, now=NOW) == read_date(text, SEOUL, now=later)
