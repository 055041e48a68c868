"""The user's configuration: what it becomes, and how its mistakes are told."""

import json
import shutil
from datetime import time, timedelta
from pathlib import Path

import pytest

from monitor.adapters.config import json_schemas, load_config, resolve_channels
from monitor.domain.channel import EmailChannel, WebhookChannel
from monitor.domain.errors import ConfigError
from monitor.domain.meeting import Band, Kind

SHIPPED = Path(__file__).parents[2] / "config"

MONITOR = """\
database: sqlite:///x.db
channels:
  desk-mail: {type: email, smtp: "smtp+starttls://mail.example.org:587", username: "env:USER_", password: "file:PASS",
              from: "a@example.org", to: ["b@example.org"]}
  ops-hook: {type: webhook, url: "https://hooks.example.org/in", secret: ["env:NEW", "env:OLD"]}
"""
SOURCES = """\
sources:
  - {id: one, name: One, url: "https://one.example.org/feed", every: 15m, timezone: Asia/Seoul, language: ko, tier: official}
"""
WATCH_LIST = """\
name: desk
title: Desk
match: {parties: [DPRK, US], any: ["re2:sanctions (relief|waiver)"], sources: [one]}
digest: {cron: "0 7 * * *", timezone: Asia/Seoul}
alert: {group_wait: 5m, quiet_hours: {from: "23:00", to: "06:00", except: [summit]}}
channels: [desk-mail]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "watchlists").mkdir()
    (tmp_path / "monitor.yaml").write_text(MONITOR.replace("PASS", str(tmp_path / "password")))
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "watchlists" / "desk.yaml").write_text(WATCH_LIST)
    return tmp_path


def _problems(folder: Path, environ: dict[str, str] | None = None) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load_config(folder, environ=environ or {})
    return [str(problem).removeprefix(str(folder) + "/") for problem in caught.value.problems]


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_files_become_domain_types(folder: Path) -> None:
    config = load_config(folder, environ={})

    source, watch_list = config.sources[0], config.watch_lists[0]
    assert (source.every, source.timezone, source.tier) == (timedelta(minutes=15), "Asia/Seoul", "official")
    assert watch_list.match.sources == ("one",)
    assert watch_list.min_confidence is Band.MEDIUM
    assert watch_list.alert is not None
    assert watch_list.alert.quiet_hours is not None
    assert watch_list.alert.quiet_hours.start == time(23)
    assert watch_list.alert.quiet_hours.except_ == {Kind.SUMMIT}


@pytest.mark.parametrize(("file", "old", "new", "expected"), [
    ("sources.yaml", "every: 15m", "evry: 15m", "sources.yaml:2:63: unknown key 'evry' (did you mean 'every'?)"),
    ("sources.yaml", "every: 15m", "every: soon", "sources.yaml:2:63: sources.0.every: a duration is a number and a unit"),
    ("sources.yaml", "Asia/Seoul", "Asia/Soul", "no such time zone: 'Asia/Soul'"),
    ("sources.yaml", "tier: official", "tier: offical", "'offical' is not one of official, state_media"),
    ("sources.yaml", "https://one", "ftp://one", "an address starts with https:// or http://"),
    ("sources.yaml", "name: One, ", "", "sources.yaml:2:5: 'name' is missing here"),
    ("monitor.yaml", '"env:USER_"', '"desk"', "a secret is never written here; name where it is: env:NAME or file:/path"),
    ("monitor.yaml", "type: webhook", "type: webhok", "a channel's type is one of 'folder', 'email', 'webhook'"),
    ("monitor.yaml", "database:", "databse:", "monitor.yaml:1:1: unknown key 'databse' (did you mean 'database'?)"),
    ("watchlists/desk.yaml", "channels: [desk-mail]", "channels: [desk-male]",
     "watchlists/desk.yaml:6:12: unknown channel 'desk-male' (did you mean 'desk-mail'?)"),
    ("watchlists/desk.yaml", "sources: [one]", "sources: [two]", "watchlists/desk.yaml:3:80: unknown source 'two'"),
    ("watchlists/desk.yaml", "(relief|waiver)", "(?=relief)", "not an RE2 pattern"),
    ("watchlists/desk.yaml", "(relief|waiver)", "(relief", "not an RE2 pattern (missing ): sanctions (relief);"),
    ("watchlists/desk.yaml", "channels: [desk-mail]", "channels: [fax]", "unknown channel 'fax'; there are: desk-mail, ops-hook"),
    ("watchlists/desk.yaml", "channels: [desk-mail]", "channels: desk-mail", "channels: is to be a list, such as [one, two]"),
    ("watchlists/desk.yaml", "name: desk", "name: The Desk", "name: a name is made of small letters, digits, - and _"),
    ("sources.yaml", "language: ko", "language: korean", "sources.0.language: a language is two small letters"),
    ("sources.yaml", "every: 15m", "every: 0m", "sources.0.every: would ask without a pause; write such as 15m"),
    ("sources.yaml", "sources:\n  - ", "sources:\n  - wire\n  - ", "sources.0: is to be a section of keys and values"),
    ("monitor.yaml", '["env:NEW", "env:OLD"]', '"hunter2"', "channels.ops-hook.secret: a secret is never written here"),
    ("monitor.yaml", "sqlite:///x.db", "data/x.db", "monitor.yaml:1:1: database: a database is written sqlite:///path/to/file.db"),
    ("monitor.yaml", "channels:\n", "http: {allow_private: [10.0.0.7]}\nchannels:\n", 'named with its port, "host:port"'),
    ("monitor.yaml", "channels:\n", "http: {total_seconds: ten}\nchannels:\n", "http.total_seconds: is to be a number"),
    ("watchlists/desk.yaml", '"0 7 * * *"', '"0 25 * * *"', "not a cron expression"),
    ("watchlists/desk.yaml", 'from: "23:00"', 'from: "25:00"', 'a time of day is written "23:00", in quotes'),
    ("watchlists/desk.yaml", 'parties: [DPRK, US], any: ["re2:sanctions (relief|waiver)"], ', "", "looks for nothing"),
    ("watchlists/desk.yaml", "[DPRK, US]", "[DPRK, USSR]", "a party is one of US, DPRK"),
    ("watchlists/desk.yaml", "title: ", "title:", "desk.yaml:3:1: is not YAML: a key has no colon with a blank behind it"),
    ("monitor.yaml", "desk-mail:", "Desk Mail:", "a name is made of small letters"),
    ("monitor.yaml", "smtp+starttls://", "mail://", "channels.desk-mail.smtp: a mail server is written smtp+starttls://host:587, smtps://"),
    ("monitor.yaml", "channels:\n", "seeds: absent\nchannels:\n",
     "monitor.yaml:2:1: seeds: there is no folder 'absent', here or beside"),
    ("monitor.yaml", '["b@example.org"]', "[desk]", "channels.desk-mail.to.0: a mail address has an @"),
])
def test_each_mistake_is_told_with_place_and_cure(folder: Path, file: str, old: str, new: str, expected: str) -> None:
    _edit(folder / file, old, new)

    problems = _problems(folder)

    assert len(problems) == 1, problems
    assert problems[0].startswith(f"{file}:")
    assert expected in problems[0]


def test_all_mistakes_of_all_files_are_told_at_once(folder: Path) -> None:
    _edit(folder / "monitor.yaml", "database:", "databse:")
    _edit(folder / "sources.yaml", "every:", "evry:")
    (folder / "watchlists" / "desk.yaml").write_text("name: desk\nname: again\n")

    files = [problem.split(":")[0] for problem in _problems(folder)]

    assert files == ["monitor.yaml", "sources.yaml", "watchlists/desk.yaml"]


def test_the_mistakes_of_a_file_are_told_in_its_order(folder: Path) -> None:
    _edit(folder / "watchlists" / "desk.yaml", "channels:", "chanels:")
    _edit(folder / "watchlists" / "desk.yaml", "group_wait: 5m", "group_wait: soon")
    _edit(folder / "watchlists" / "desk.yaml", "title: Desk", "titel: Desk")

    assert [int(problem.split(":")[1]) for problem in _problems(folder)] == [1, 1, 2, 5, 6]


@pytest.mark.parametrize("value", ["", '""'])
def test_an_empty_name_says_that_there_are_no_seeds(folder: Path, value: str) -> None:
    assert load_config(folder, environ={"MONITOR__SEEDS": value}).settings.seeds is None


def test_the_environment_overrides_and_is_checked_too(folder: Path) -> None:
    config = load_config(folder, environ={"MONITOR__HTTP__TOTAL_SECONDS": "5", "MONITOR__DATABASE": "sqlite:///other.db",
                                          "MONITOR__CHANNELS__DESK_MAIL__TO": "[c@example.org]"})

    assert config.settings.total_seconds == 5
    assert config.settings.database == "sqlite:///other.db"
    assert config.channel_entries["desk-mail"].to == ["c@example.org"]
    assert "total_seconds" in _problems(folder, {"MONITOR__HTTP__TOTAL_SECONDS": "-5"})[0]


@pytest.mark.parametrize(("name", "value", "said"), [
    ("MONITOR__HTTP__TOTAL_SECOND", "5", "MONITOR__HTTP__TOTAL_SECOND: unknown key 'total_second' (did you mean 'total_seconds'?)"),
    ("MONITOR__DATABASE", "mysql://x", "MONITOR__DATABASE: database: a database is written sqlite:///"),
    ("MONITOR__HTTP__ALLOW_PRIVATE", "[", "MONITOR__HTTP__ALLOW_PRIVATE: is not YAML"),
])
def test_a_mistake_in_the_environment_is_told_with_its_variable(folder: Path, name: str, value: str, said: str) -> None:
    (problem,) = _problems(folder, {name: value})

    assert problem.startswith(said)


def test_secrets_are_read_from_where_the_references_point(folder: Path) -> None:
    (folder / "password").write_text("hunter2\n")
    config = load_config(folder, environ={})

    channels = resolve_channels(config, environ={"USER_": "desk", "NEW": "whsec_n", "OLD": "whsec_o"})

    mail, hook = channels["desk-mail"], channels["ops-hook"]
    assert isinstance(mail, EmailChannel)
    assert isinstance(hook, WebhookChannel)
    assert (mail.username, mail.password) == ("desk", "hunter2")
    assert hook.secrets == ("whsec_n", "whsec_o")


def test_every_secret_that_is_missing_is_named_with_its_place(folder: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        resolve_channels(load_config(folder, environ={}), environ={"NEW": "whsec_n"})

    messages = [problem.message for problem in caught.value.problems]
    assert len(messages) == 3
    assert messages[0] == "the environment variable USER_ is not set"
    assert "cannot be read" in messages[1]
    assert all(problem.line for problem in caught.value.problems)


def test_no_folder_is_one_plain_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder; name one with --config"):
        load_config(tmp_path / "absent", environ={})


def test_a_folder_without_a_configuration_is_one_sentence_with_a_beginning(tmp_path: Path) -> None:
    assert _problems(tmp_path) == [
        f"{tmp_path}: holds no configuration; name another with --config, or begin with a copy of the config folder we ship"]


def test_shipped_configuration_is_right_and_rich() -> None:
    config = load_config(SHIPPED, environ={})

    assert len(config.sources) >= 20
    assert {source.language for source in config.sources} >= {"en", "ko"}
    assert [watch_list.name for watch_list in config.watch_lists] == ["dprk-us"]
    assert resolve_channels(config, environ={})


def test_schemas_know_every_key_and_allow_no_other() -> None:
    schemas = {name: json.loads(text) for name, text in json_schemas().items()}

    watch_list = schemas["watchlist.schema.json"]
    assert watch_list["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert watch_list["additionalProperties"] is False
    assert set(watch_list["properties"]) >= {"name", "match", "alert_on", "digest", "channels"}
    assert "from" in watch_list["definitions"]["Quiet"]["properties"]


def test_a_copy_of_the_shipped_folder_works_anywhere(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "etc")

    assert load_config(tmp_path / "etc", environ={}).directory == tmp_path / "etc"


def test_the_schemas_beside_the_configuration_are_those_of_the_program() -> None:
    folder = SHIPPED.parent / "schema"

    assert {path.name: path.read_text() for path in folder.iterdir()} == json_schemas(), "run: monitor config schema schema"
