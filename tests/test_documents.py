"""Documents keep pace with the program."""

import re
from pathlib import Path

from monitor.entrypoints.cli import COMMANDS

ROOT = Path(__file__).parents[1]


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text()

    shown = set(re.findall(r"[a-z-]+", " ".join(re.findall(r"`monitor [^`]+`", readme))))
    assert set(COMMANDS) - shown == set()


def test_every_note_is_linked_from_the_design_notes() -> None:
    notes = (ROOT / "docs" / "design-notes.md").read_text()

    assert [path.name for path in (ROOT / "docs" / "notes").iterdir() if f"notes/{path.name}" not in notes] == []


def test_links_of_the_documents_lead_somewhere() -> None:
    documents = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    links = [(page, link) for page in documents for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())]

    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []
