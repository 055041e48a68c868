"""Which language a text is in: what its source says, checked against its script."""

import re

_KANA = re.compile(r"[\u3040-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_SAMPLE = 2_000  # characters; a script shows itself long before


def detect_language(text: str, declared: str | None) -> str:
    """An ISO 639-1 code. A declared language stands unless the script contradicts it.

    Kana says Japanese even among many Han signs; a CJK sign carries about as much as three Latin letters.
    """
    sample = text[:_SAMPLE]
    declared = (declared or "").lower().partition("-")[0]
    if sample.isascii():  # counting would say the same, at a tenth of all analysis
        return declared if declared and declared not in {"ko", "ja", "zh"} else "en"
    kana, hangul, han, latin = (len(pattern.findall(sample)) for pattern in (_KANA, _HANGUL, _HAN, _LATIN))
    if 3 * (kana + hangul + han) <= latin:
        return declared if declared and declared not in {"ko", "ja", "zh"} else "en"
    if hangul >= max(kana, han):
        return "ko"
    return "ja" if kana * 10 > han else "zh"
