"""Digests as text, HTML and the parts that chat channels are built of."""

from monitor.adapters.render.renderer import Renderer
from monitor.adapters.render.view import Section, label, make_sections, name_move, shown_citations, tone

__all__ = ["Renderer", "Section", "label", "make_sections", "name_move", "shown_citations", "tone"]
