"""Bytes to characters, whatever the declarations say.

Order: a byte order mark; valid UTF-8 with anything beyond ASCII in it, which does not happen by accident; what HTTP, then the
document, declares; what the source's language is usually written in; at last UTF-8 with replacement signs.
"""

import codecs
import re

# WHATWG reads each old name as the superset that is really sent: EUC-KR is CP949, Shift_JIS is CP932, GB2312 is GB18030.
_CODECS = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "cp1252", "ascii": "cp1252",
    "utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "windows-1252": "cp1252", "cp1252": "cp1252",
    "euc-kr": "cp949", "euckr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "cp949": "cp949", "uhc": "cp949",
    "windows-949": "cp949", "iso-2022-kr": "iso2022_kr", "johab": "johab",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "cp932": "cp932", "windows-31j": "cp932",
    "euc-jp": "euc_jp", "eucjp": "euc_jp", "iso-2022-jp": "iso2022_jp",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "cp936": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "cp950": "big5hkscs",
    "koi8-r": "koi8-r", **{f"windows-125{n}": f"cp125{n}" for n in range(9)},
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 5, 7, 9, 15)},
}
_USUAL = {"ko": ("cp949",), "ja": ("cp932", "euc_jp"), "zh": ("gb18030", "big5hkscs"), "ru": ("cp1251",)}
_DECLARED = re.compile(rb"""^\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,10}=\s{0,10}["']([A-Za-z0-9._:-]{1,40})["']""")
_META = re.compile(rb"""<meta[^<>]{0,200}?charset\s{0,10}=\s{0,10}["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_META_BYTES = 4096
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BARE_UTF16 = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))


def decode(body: bytes, *, content_type: str = "", language: str = "en") -> tuple[str, str | None]:
    """The characters of a body, and what was wrong with its declarations (None where nothing was).

    The XML declaration is left out, since it is no longer true, and so are signs that XML forbids.
    """
    text, problem = _decoded(body, content_type, language)
    return _NOT_XML.sub("", _DECLARATION.sub("", text.lstrip("\ufeff"), count=1)).strip(), problem


def _decoded(body: bytes, content_type: str, language: str) -> tuple[str, str | None]:
    for mark, codec in _MARKS:
        if body.startswith(mark):
            return body[len(mark):].decode(codec, "replace"), None
    for start, codec in _BARE_UTF16:
        if body.startswith(start):
            return body.decode(codec, "replace"), None
    declared = _declared(body, content_type)
    known = tuple(_CODECS[name] for name in declared if name in _CODECS)
    candidates = known if b"\x1b" in body else ("utf-8", *known)
    for codec in (*candidates, *_USUAL.get(language[:2], ()), "utf-8"):
        try:
            return body.decode(codec), _complaint(declared, known, codec)
        except UnicodeDecodeError:
            continue
    codec = known[0] if known else "utf-8"
    return body.decode(codec, "replace"), f"some bytes are not {declared[0] if declared else 'utf-8'}; they were replaced"


def _declared(body: bytes, content_type: str) -> tuple[str, ...]:
    """Names of encodings as declared: by HTTP first (RFC 7303), then by the document."""
    over_http = _CHARSET.search(content_type)
    inside = _DECLARED.match(body) or _META.search(body, 0, _META_BYTES)
    names = (over_http[1] if over_http else "", inside[1].decode("ascii") if inside else "")
    return tuple(name.lower() for name in names if name)


def _complaint(declared: tuple[str, ...], known: tuple[str, ...], codec: str) -> str | None:
    if codec in known or not declared or (codec == "utf-8" and not known):
        return None
    return f"declared as {declared[0]}, read as {codec}"
