"""
Lines and cells of a notebook come in; answers go out: the magics `%%sparql` and `%ask`.

`%load_ext backstory` adds both. They ask the notebook's own `graph`, or the shipped dossier.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any, Final

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, line_magic, magics_class

from backstory.ask.guard import refuse_length, silenced
from backstory.ask.questions import LIMITS, question, questions
from backstory.errors import BackstoryError, CouldNotRun, QueryError, UnknownName
from backstory.graph import Graph, load
from backstory.words.phrases import phrase
from backstory.words.table import Table

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

__all__ = ["BackstoryMagics", "register"]

_VARIABLE: Final = re.compile(r"\$([A-Za-z_]\w*)")
_SELECT: Final = re.compile(r"\bSELECT\b(\s+(?:DISTINCT|REDUCED)\b)?", re.IGNORECASE)
_OPTIONS: Final = ("into", "graph", "lang", "help")

SPARQL_HELP: Final = """\
%%sparql [--into NAME] [--graph NAME]
SELECT ?event ?name WHERE { ?event a sem:Event ; skos:prefLabel ?name FILTER (LANG(?name) = "en") }

Prefixes are ready: sem, prov, skos, org, dcterms, oa, ctx, and one for each scheme (kind:amnesty).
$name is the notebook's variable `name`, bound as a term: an id from a table or an address is an
IRI, text is a literal, a number is a number.
--into NAME    keep the answer in NAME as a pandas DataFrame, and show nothing
--graph NAME   ask the graph in NAME, or at a SPARQL address; otherwise `graph`, or the dossier
               that ships
"""
ASK_HELP: Final = """\
%ask NAME key=value …  [--into NAME] [--graph NAME] [--lang es]
%ask                   list the questions
%ask NAME --help       what a question takes
"""


@magics_class
class BackstoryMagics(Magics):
    """`%%sparql` and `%ask`."""

    def __init__(self, shell: InteractiveShell | None = None) -> None:
        """Begin with no graph of a server opened."""
        super().__init__(shell)
        self._served: dict[str, Graph] = {}

    @line_cell_magic
    def sparql(self, line: str, cell: str = "") -> Table | None:
        """Ask the graph in SPARQL; `%sparql --help` tells how."""
        options, rest = _read(line)
        if "help" in options or not cell.strip():
            print(SPARQL_HELP)  # noqa: T201  # help is what was asked for
            return None
        if rest:
            known = [f"--{name}" for name in _OPTIONS]
            raise UsageError(str(UnknownName("option of %%sparql", rest[0], known)))
        try:
            return self._kept(options, self._sparql(self._graph(options), cell))
        except BackstoryError as why:
            raise UsageError(str(why)) from None

    @line_magic
    def ask(self, line: str) -> Table | None:
        """Ask a named question; `%ask` alone lists them."""
        options, rest = _read(line)
        try:
            graph = self._graph(options)
            lang = options.get("lang") or graph.lang
            if not rest:
                return _listed(lang)
            name, *pairs = rest
            if "help" in options:
                print(_told(name, lang))  # noqa: T201  # help is what was asked for
                return None
            return self._kept(options, graph.ask(name, lang=lang, **_values(pairs)))
        except BackstoryError as why:
            raise UsageError(str(why)) from None

    @property
    def _names(self) -> dict[str, Any]:
        """The variables of the notebook."""
        return {} if self.shell is None else self.shell.user_ns

    def _graph(self, options: dict[str, str]) -> Graph:
        """Find the graph to ask: the one named, the notebook's `graph`, else the shipped one."""
        names = self._names
        named = options.get("graph")
        if named and named.startswith(("http://", "https://")):
            if named not in self._served:
                self._served[named] = load(named)
            return self._served[named]
        if named:
            graphs = sorted(name for name, value in names.items() if isinstance(value, Graph))
            if named not in graphs:
                raise UnknownName("graph in this notebook", named, graphs)
            return _graph_of(names[named])
        held = names.get("graph")
        return held if isinstance(held, Graph) else load()

    def _sparql(self, graph: Graph, query: str) -> Table:
        """Answer a query, each `$name` bound to the notebook's variable of that name."""
        refuse_length(query)
        quiet = silenced(query)
        wanted = dict.fromkeys(found[1] for found in _VARIABLE.finditer(quiet))
        names = self._names
        for name in wanted:
            if name not in names:
                known = [key for key in names if not key.startswith("_")]
                raise UnknownName("variable of this notebook", name, known)
        columns = _columns(quiet)
        added = [name for name in wanted if columns and name not in columns]
        if added:  # the engine binds only what is among the columns
            query = _with_columns(query, quiet, added)
        answer = graph.sparql(query, **{name: names[name] for name in wanted})
        if not added:
            return answer
        return answer.chosen([name for name in answer.columns if name not in added])

    def _kept(self, options: dict[str, str], answer: Table) -> Table | None:
        """Give the answer to be shown, or keep it in a variable if `--into` says so."""
        into = options.get("into")
        if not into:
            return answer
        if not into.isidentifier():
            raise QueryError(f"--into takes the name of a variable, not '{into}'.")
        self._names[into] = answer.to_pandas()
        return None


def _graph_of(value: Any) -> Graph:
    if isinstance(value, Graph):
        return value
    raise CouldNotRun("--graph takes the name of a graph that `backstory.load` gave.")


def _columns(quiet: str) -> set[str]:
    """Read the names after SELECT; empty for `*` and for other forms, which need nothing more."""
    found = _SELECT.search(quiet)
    if not found:
        return set()
    head = re.split(r"\bWHERE\b|\{", quiet[found.end() :], maxsplit=1, flags=re.IGNORECASE)[0]
    return set() if "*" in re.sub(r"\([^()]*\)", "", head) else set(re.findall(r"[?$](\w+)", head))


def _with_columns(query: str, quiet: str, added: list[str]) -> str:
    found = _SELECT.search(quiet)
    if found is None:
        return query
    names = "".join(f" ?{name}" for name in added)
    return query[: found.end()] + names + query[found.end() :]


def _read(line: str) -> tuple[dict[str, str], list[str]]:
    """Part a line into its options and the rest."""
    try:
        words = shlex.split(line)
    except ValueError as why:
        raise UsageError(f"{line.strip()}: {why}") from None
    options: dict[str, str] = {}
    rest: list[str] = []
    while words:
        word = words.pop(0)
        name, given, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or name not in _OPTIONS:
            rest.append(word)
        elif name == "help" or given:
            options[name] = value
        elif words:
            options[name] = words.pop(0)
        else:
            raise UsageError(f"--{name} needs a value.")
    return options, rest


def _values(pairs: list[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        key, given, value = pair.removeprefix("--").partition("=")
        if not given:
            raise QueryError(f"'{pair}' is not key=value, as in event=coup-2002.")
        found[key] = value
    return found


def _listed(lang: str) -> Table:
    rows = tuple(
        {"question": name, "summary": one.summary[lang], "parameters": ", ".join(one.parameters)}
        for name, one in questions().items()
    )
    return Table(("question", "summary", "parameters"), rows, "%ask", lang)


def _told(name: str, lang: str) -> str:
    one = question(name)
    lines = [one.summary[lang]]
    for parameter in one.parameters.values():
        needed = "*" if parameter.required else ""
        lines.append(f"  {parameter.name}{needed}  {parameter.told[lang]}")
    lines += [f"  {limit}  {phrase(f'limit {limit}', lang)}" for limit in LIMITS]
    return "\n".join([*lines, "", ASK_HELP])


def register(shell: InteractiveShell) -> None:
    """Add the magics to a shell."""
    shell.register_magics(BackstoryMagics)
