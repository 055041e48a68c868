"""Languages are told by script."""

import pytest

from monitor.analysis.language import detect_language


@pytest.mark.parametrize(("text", "declared", "expected"), [
    ("Envoys will meet in Stockholm on Saturday.", None, "en"),
    ("Envoys will meet in Stockholm on Saturday.", "ko", "en"),
    ("Les émissaires se verront samedi.", "fr", "fr"),
    ("북미 실무협상이 토요일 열린다", "en", "ko"),
    ("米朝首脳会談はハノイで開かれる", None, "ja"),
    ("朝美首脑会晤将在河内举行", None, "zh"),
    ("특별대표 Stephen Biegun은 서울에서", None, "ko"),
    ("Kim Jong Un (김정은) met the envoy at the border village on Sunday afternoon.", None, "en"),
    ("", "ko-KR", "en"),
])
def test_script_wins_over_a_wrong_declaration(text: str, declared: str | None, expected: str) -> None:
    assert detect_language(text, declared) == expected
