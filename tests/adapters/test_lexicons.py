import pytest

from monitor.adapters.lexicons import read_packs, read_roster
from monitor.domain.errors import ConfigError
from monitor.domain.roster import EntityType


def test_the_shipped_packs_name_their_languages():
    english = next(pack for pack in read_packs() if pack.language == "en")
    assert "summit" in english.words("nouns.summit")
    assert "held" in english.table("status")


def test_a_roster_is_read_with_its_names_and_years(tmp_path):
    path = tmp_path / "roster.yaml"
    path.write_text(
        "- {name: Ada Example, type: person, side: US, en: [A. Example], head_of_state: true, short: [Example],\n"
        "   roles: [{title: President, from: '2001', to: null}]}\n", "utf-8")
    (entry,) = read_roster(path)
    assert (entry.name, entry.type, entry.side, entry.short) == ("Ada Example", EntityType.PERSON, "US", ("Example",))
    assert entry.names("en") == ("Ada Example", "A. Example")
    assert entry.roles[0].start == "2001"
    assert entry.head_of_state


def test_a_roster_is_read_anew_when_it_changed_and_only_then(tmp_path):
    path, copy = tmp_path / "roster.yaml", tmp_path / "copy.yaml"
    path.write_text("- {name: A, type: person, side: US}\n", "utf-8")
    before = read_roster(path)
    copy.write_bytes(path.read_bytes())
    assert read_roster(copy) is before
    path.write_text("- {name: B, type: person, side: US}\n", "utf-8")
    assert [entry.name for entry in read_roster(path)] == ["B"]
    for same in (path, copy):
        same.write_text("- {name: B}\n", "utf-8")
        with pytest.raises(ConfigError, match=f"{same}:1:1: entry 1: 'type' is missing"):
            read_roster(same)


def test_an_office_may_have_served_another_side(tmp_path):
    path = tmp_path / "roster.yaml"
    roles = "[{title: Minister, from: '2004', to: '2006', side: ROK}, {title: Secretary, from: '2007'}]"
    path.write_text(f"- {{name: Ada Example, type: person, side: UN, roles: {roles}}}\n", "utf-8")
    (entry,) = read_roster(path)
    assert [entry.side_in(year) for year in ("2003", "2005", "2008")] == ["UN", "ROK", "UN"]


def test_some_are_known_only_by_their_whole_name(tmp_path):
    path = tmp_path / "roster.yaml"
    people = ("Ada Example, named_in_full: true", "Bo Sample")
    path.write_text("".join(f"- {{name: {one}, type: person, side: US}}\n" for one in people), "utf-8")
    assert [entry.named_in_full for entry in read_roster(path)] == [True, False]


def test_every_wrong_entry_is_told_at_once_with_its_line(tmp_path):
    path = tmp_path / "roster.yaml"
    rows = ("{name: A, type: person, side: US}", "{type: person, side: US}", "{name: B, type: planet, side: US}")
    path.write_text("".join(f"- {row}\n" for row in rows), "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_roster(path)
    assert [problem.line for problem in caught.value.problems] == [2, 3]
    assert "'name' is missing" in str(caught.value)


def test_unknown_keys_and_no_list_and_no_file_are_errors_too(tmp_path):
    path = tmp_path / "roster.yaml"
    path.write_text("- {name: A, type: person, side: US, alias: [B]}\n", "utf-8")
    with pytest.raises(ConfigError, match="unknown key 'alias'"):
        read_roster(path)
    path.write_text("name: A\n", "utf-8")
    with pytest.raises(ConfigError, match="should be a list"):
        read_roster(path)
    with pytest.raises(ConfigError, match="cannot be read"):
        read_roster(tmp_path / "none.yaml")
    path.write_text("- name: A\n  type: [person\n", "utf-8")
    with pytest.raises(ConfigError, match=r"roster.yaml:3:1: is not YAML"):
        read_roster(path)
    path.write_text("- name: A\x01\n", "utf-8")
    with pytest.raises(ConfigError, match="is not YAML"):
        read_roster(path)
