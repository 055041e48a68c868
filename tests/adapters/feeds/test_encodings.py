"""Bytes to characters, whatever is declared."""

import pytest

from monitor.adapters.encodings import decode
from tests.adapters.feeds.test_parse import parse

KO = "북미 정상회담 실무협상이 열렸다. 똠방각하 펲시콜라"  # the last words are in CP949 but not in EUC-KR
JA = "米朝首脳会談の実務協議①髙"      # the last two are in CP932 but not in Shift_JIS
ZH = "朝美首脑会晤将举行镕"          # the last is in GB18030 but not in GB2312
TW = "美朝峰會將舉行"
EN = "Kim’s “working-level” talks – café"
RU = "Переговоры КНДР и США"

#                     text, written in, declared by the document, declared by HTTP
TABLE = [
    pytest.param(KO, "utf-8", "utf-8", "", id="utf-8"),
    pytest.param(KO, "utf-8", None, "", id="utf-8 undeclared"),
    pytest.param(KO, "utf-8-sig", None, "", id="utf-8 with a mark"),
    pytest.param(KO, "utf-8-sig", "euc-kr", "", id="a mark beats a declaration"),
    pytest.param(KO, "cp949", "euc-kr", "", id="euc-kr that is cp949"),
    pytest.param(KO, "cp949", "EUC-KR", "text/xml", id="text/xml without charset is not ascii"),
    pytest.param(KO, "cp949", "ks_c_5601-1987", "", id="an old korean name"),
    pytest.param(KO, "cp949", None, "text/xml; charset=euc-kr", id="declared by HTTP alone"),
    pytest.param(KO, "cp949", "utf-8", "", id="declared utf-8 but cp949"),
    pytest.param(KO, "cp949", "utf-8", "application/xml; charset=utf-8", id="lied about twice"),
    pytest.param(KO, "utf-8", "euc-kr", "", id="declared euc-kr but utf-8"),
    pytest.param(KO, "utf-8", "euc-kr", "text/xml; charset=euc-kr", id="lied about twice the other way"),
    pytest.param(KO, "utf-8", "utf-8", "text/xml; charset=iso-8859-1", id="HTTP lies, the document does not"),
    pytest.param(KO, "cp949", "euc-kr", "text/xml; charset=utf-8", id="HTTP says utf-8 of cp949"),
    pytest.param(KO, "cp949", None, "", id="undeclared, by the source's language"),
    pytest.param(KO, "utf-16", "utf-16", "", id="utf-16 with a mark"),
    pytest.param(KO, "utf-16-le", "utf-16", "", id="utf-16-le without a mark"),
    pytest.param(KO, "utf-16-be", "utf-16", "", id="utf-16-be without a mark"),
    pytest.param(KO[:20], "iso2022_kr", "iso-2022-kr", "", id="iso-2022-kr"),
    pytest.param(JA, "cp932", "Shift_JIS", "", id="shift_jis that is cp932"),
    pytest.param(JA[:10], "euc_jp", "EUC-JP", "", id="euc-jp"),
    pytest.param(JA[:10], "iso2022_jp", "ISO-2022-JP", "", id="iso-2022-jp"),
    pytest.param(ZH, "gb18030", "gb2312", "", id="gb2312 that is gb18030"),
    pytest.param(ZH, "gbk", "GBK", "", id="gbk"),
    pytest.param(TW, "big5", "Big5", "", id="big5"),
    pytest.param(EN, "cp1252", "iso-8859-1", "", id="latin-1 that is windows-1252"),
    pytest.param(EN, "cp1252", "us-ascii", "", id="ascii that is windows-1252"),
    pytest.param(RU, "cp1251", "windows-1251", "", id="windows-1251"),
    pytest.param(RU, "koi8-r", "koi8-r", "", id="koi8-r"),
]


@pytest.mark.parametrize(("text", "codec", "declared", "content_type"), TABLE)
def test_the_characters_are_those_that_were_meant(text: str, codec: str, declared: str | None, content_type: str) -> None:
    if codec in {"iso2022_kr"}:
        text = "북미 정상회담 실무협상"
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    body = f"{declaration}<rss version='2.0'><channel><item><title>{text}</title><guid>1</guid></item></channel></rss>"
    feed = parse(body.encode(codec), content_type=content_type, language="ko")

    assert [item.title for item in feed.items] == [text]


def test_dangerous_codecs_are_not_used() -> None:
    """UTF-7 would turn ``+ADw-`` into ``<``."""
    text, _ = decode(b'<?xml version="1.0" encoding="utf-7"?><a>+ADw-script+AD4-</a>')

    assert text == "<a>+ADw-script+AD4-</a>"


@pytest.mark.parametrize("name", ["rot13", "zlib", "idna", "unicode_escape", "mbcs", "no-such-thing", "cp037", "utf-32"])
def test_names_off_the_list_are_read_as_utf_8(name: str) -> None:
    assert decode(f'<?xml version="1.0" encoding="{name}"?><a>é</a>'.encode())[0] == "<a>é</a>"


def test_bytes_that_fit_nothing_are_replaced_and_said() -> None:
    text, problem = decode(b'<?xml version="1.0" encoding="utf-8"?><a>\xff\xfe\x80 ok</a>')

    assert text.endswith(" ok</a>")
    assert problem == "some bytes are not utf-8; they were replaced"


def test_a_lie_is_said() -> None:
    assert decode('<?xml version="1.0" encoding="euc-kr"?><a>회담</a>'.encode())[1] == "declared as euc-kr, read as utf-8"


def test_signs_that_xml_forbids_are_left_out() -> None:
    assert decode(b"  \n<a>x\x00\x0b\x1fy</a>\x00")[0] == "<a>xy</a>"


def test_html_pages_declare_in_a_meta_element() -> None:
    assert decode('<html><head><meta charset="euc-kr"><title>회담</title>'.encode("cp949"))[0].endswith("회담</title>")
