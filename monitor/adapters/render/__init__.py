"""Digests as text, HTML and the parts that chat channels are built of."""

from monitor.adapters.render.renderer import Renderer
from monitor.adapters.render.view import Section, count_lines, make_sections

__all__ = ["Renderer", "Section", "count_lines", "make_sections"]
