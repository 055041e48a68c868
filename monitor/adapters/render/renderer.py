"""Templates: the shipped ones, or the user's own in ``config/templates`` under the same names."""

from dataclasses import replace
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from monitor.adapters.render import view
from monitor.adapters.render.plain import wrap
from monitor.adapters.render.times import both_zones
from monitor.domain.digest import Digest
from monitor.domain.errors import ConfigError, ConfigProblem

TEXT, HTML = "digest.txt", "digest.html"
_SHIPPED = PackageLoader("monitor.adapters.render")


class Renderer:
    """Fills the templates. HTML is escaped without exception; a template that asks for what is not there is an error."""

    def __init__(self, directory: Path | None = None, *, public_url: str | None = None) -> None:
        self._public_url = public_url.rstrip("/") if public_url else None
        self._directory = directory
        self._shipped = _environment(_SHIPPED)
        self._own = _environment(ChoiceLoader([FileSystemLoader(directory), _SHIPPED])) if directory else self._shipped

    def text(self, digest: Digest, *, entries: int | None = None) -> str:
        """The digest as plain text, complete in itself, in lines of at most 78 columns."""
        return self._fill(TEXT, digest, entries)

    def html(self, digest: Digest, *, entries: int | None = None) -> str:
        """The digest as one HTML page without anything to load."""
        return self._fill(HTML, digest, entries)

    def link(self, digest: Digest) -> str | None:
        """Where the whole digest can be read, if readers can reach this program at all."""
        return f"{self._public_url}/digests/{digest.id}" if self._public_url else None

    def check(self, digest: Digest) -> None:
        """Fill every template once. Raises ConfigError naming file and line of what is wrong in the user's own."""
        for name in (TEXT, HTML):
            try:
                _render(self._own, name, digest, None, None)
            except TemplateError as error:
                raise ConfigError((self._problem(name, error),)) from error

    def _fill(self, name: str, digest: Digest, entries: int | None) -> str:
        """A template of the user's that cannot be filled costs nobody a digest: the shipped one takes its place and says so."""
        try:
            return _render(self._own, name, digest, entries, self.link(digest))
        except TemplateError as error:
            if self._own is self._shipped:
                raise
            told = replace(digest, notes=(*digest.notes, f"{self._problem(name, error)}; the shipped template was used"))
            return _render(self._shipped, name, told, entries, self.link(digest))

    def _problem(self, name: str, error: TemplateError) -> ConfigProblem:
        file = str(self._directory / name) if self._directory else name
        if isinstance(error, TemplateSyntaxError):
            return ConfigProblem(error.filename or file, error.lineno, 1, f"the template cannot be read: {error.message}")
        return ConfigProblem(file, _line_of(error, name), 1, f"the template cannot be filled: {error.message}")


def _environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=loader, autoescape=lambda name: not (name or "").endswith(".txt"), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.filters.update(both_zones=both_zones, wrap=wrap)
    environment.globals.update(
        label=view.label, tone=view.tone, name_move=view.name_move, shown_citations=view.shown_citations)
    return environment


def _render(
    environment: ImmutableSandboxedEnvironment, name: str, digest: Digest, entries: int | None, link: str | None,
) -> str:
    kept = view.trim(digest, entries)
    return environment.get_template(name).render(
        digest=kept, sections=view.make_sections(kept), left_out=len(digest.entries) - len(kept.entries), link=link)


def _line_of(error: BaseException, name: str) -> int:
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(name):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
