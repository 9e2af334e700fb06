"""The rows of a table as statements, by the rules of its mapping."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeVar

from loaders.checks import Checker, Finding
from loaders.dates import day_that_counts
from loaders.emit import Edge, Emit, Node, Statement
from loaders.known import Known
from loaders.record import SourceFault, Where
from loaders.sources.table.cells import Row, Table
from loaders.sources.table.ends import Ends
from loaders.sources.table.lookups import Lookups
from loaders.sources.table.mapping import EntityRule, LinkRule, Mapped, Naming
from loaders.sources.table.row_reader import RowReader, Rule
from ontology.model import Model

T = TypeVar("T", Node, Edge)


@dataclass(frozen=True)
class Later:
    """A relationship, or an addition to an entity, whose ids are told once all rows have been read."""

    rule: LinkRule | EntityRule
    row: Row
    where: Where


class Rows:
    """Reads the rows of one table. What is wrong with one goes to `emit.faults`, and the others are read on."""

    def __init__(self, mapped: Mapped, table: Table, emit: Emit, model: Model, known: Known) -> None:
        self._mapped, self._table, self._emit, self._model, self._known = mapped, table, emit, model, known
        self._reader, self._checker = RowReader(mapped, table, model), Checker(model)
        self._ends = Ends(known, model, self._reader.fault, emit)
        self._first: dict[tuple[bool, str], Statement] = {}
        self._days: list[str] = []
        self._silent: dict[int, Where] = {}
        self.nodes: list[Node] = []
        self._met: list[Node] = []
        """Those at fault too: who names one of them is not at fault for that."""

    @property
    def newest(self) -> str:
        """The newest day in the column that names the release; empty when it holds none."""
        return max(self._days, key=lambda text: day_that_counts(text, "last")[0], default="")

    def statements(self) -> Iterator[Statement]:
        """All that the rows say. Entities come first, since what a row looks up may stand in a later one."""
        later = [each for row in self._table.rows for each in self._row(row)]
        lookups = Lookups(self._known, self._model, self._met)
        if not self._can_look_up(lookups):
            return
        for node in self.nodes:
            yield node
            yield from self._cites(node)
        made = [(each.rule, said) for each in later for said in self._linked(each, lookups)]
        yield from self._ends.those_that_hold(made, self.nodes)
        for where in self._silent.values():
            said = f"{where}: the row makes nothing: an id that it needs is blank."
            self._emit.faults.append(SourceFault(said, hint="Fill it, or take the row away."))

    def _row(self, row: Row) -> list[Later]:
        """The entities of a row go to `nodes`; what must wait until all rows are read is given back."""
        self._emit.rows[self._table.file] += 1
        where, later = Where(self._table.file, row.line), list[Later]()
        self._silent[row.line] = where
        try:
            self._days += filter(None, [self._reader.day(row, where)])
        except SourceFault as fault:
            self._say(fault, row)
        for rule in self._mapped.entities:
            if rule.id.lookup:
                later.append(Later(rule, row, where))
                continue
            try:
                id = self._entity(rule, row, where)
            except SourceFault as fault:
                self._say(fault, row)
            else:
                where = _named(where, id)
        if where.record:
            self._silent.pop(row.line, None)
        return later + [Later(rule, row, where) for rule in self._mapped.links]

    def _say(self, fault: SourceFault, row: Row) -> None:
        self._silent.pop(row.line, None)
        self._emit.faults.append(fault)

    def _linked(self, each: Later, lookups: Lookups) -> Sequence[Statement]:
        """What a row makes with ids that are looked up. What is wrong with it is kept among the faults."""
        try:
            read = self._add if isinstance(each.rule, EntityRule) else self._link
            return list(read(each, lookups))
        except SourceFault as fault:
            self._say(fault, each.row)
            return []

    def _cites(self, node: Node) -> Iterator[Edge]:
        """The source of an entity is one of its neighbours too."""
        for source in node.sources if node.type else ():
            yield self._emit.edge("CITES", node.id, source, node.where, sources=[source])

    def _entity(self, rule: EntityRule, row: Row, where: Where) -> str:
        """Keep the entity that a row describes; its id, or the empty text where the row says nothing of it."""
        ids = self._reader.ids(rule.id, row, where, None)
        if not ids:
            if any(self._reader.texts(rule.id, cells.column, row, where) for cells in rule.columns.values()):
                raise self._reader.blank(rule.id, where)
            return ""
        if rule.type and ":" not in ids[0]:
            what = f"makes the id '{ids[0]}', which has no prefix"
            hint = "Give id: a prefix, such as my:, or leave class: away."
            raise self._reader.fault(where, rule.id.columns, what, hint)
        try:
            self._keep(rule, ids[0], row, _named(where, ids[0]))
        except SourceFault:
            self._emit.broken.add(ids[0])
            raise
        return ids[0]

    def _keep(self, rule: EntityRule, id: str, row: Row, where: Where) -> None:
        given = self._reader.attributes(rule, row, where)
        node = self._emit.node(rule.type, id, where, sources=self._reader.sources(row, where), **given)
        self._met.append(node)
        if self._is_new(node):
            self._check(node, rule, self._checker.entity)
            self.nodes.append(node)

    def _add(self, each: Later, lookups: Lookups) -> Iterator[Node]:
        """What a row adds to the entity that it names by what it is called."""
        assert isinstance(each.rule, EntityRule)
        for id in self._reader.ids(each.rule.id, each.row, each.where, lookups):
            self._silent.pop(each.row.line, None)
            before = len(self.nodes)
            self._keep(each.rule, id, each.row, _named(each.where, id))
            yield from self.nodes[before:]

    def _link(self, each: Later, lookups: Lookups) -> Iterator[Edge]:
        """The relationships that a row states: none where an end is blank, several where a cell names several."""
        assert isinstance(each.rule, LinkRule)
        rule, row, where = each.rule, each.row, each.where
        ends = (self._reader.ids(rule.start, row, where, lookups), self._reader.ids(rule.end, row, where, lookups))
        if not all(ends):
            return
        named = self._reader.ids(rule.id, row, where, lookups) if rule.id else [""]
        if rule.id and not named:
            raise self._reader.blank(rule.id, where)
        self._silent.pop(row.line, None)
        if self._emit.broken & {*ends[0], *ends[1]}:  # told already, where the entity is described
            return
        given, sources = self._reader.attributes(rule, row, where), self._reader.sources(row, where)
        for start, end in product(*ends):
            edge = self._emit.edge(rule.type, start, end, where, id=named[0], sources=sources, **given)
            if self._is_new(edge):
                self._check(edge, rule, self._checker.link)
                yield edge

    def _is_new(self, said: Statement) -> bool:
        """Whether a row is the first to say it. Raises `SourceFault` where it says it otherwise than the first."""
        first = self._first.setdefault((isinstance(said, Edge), said.id), said)
        if first is said:
            return True
        differs = [each for each in _said(first) | _said(said) if _said(first).get(each) != _said(said).get(each)]
        if differs:
            name = differs[0]
            one, other = _said(first).get(name), _said(said).get(name)
            hint = "Keep one of them, or give them ids of their own (id: in the mapping)."
            line = f"{name} is {other!r}, in line {first.where.line} it is {one!r}"
            raise SourceFault(f"{said.where}: '{said.id}' stands twice with other content: {line}.", hint=hint)
        return False

    def _check(self, said: T, rule: Rule, check: Callable[[T], Any]) -> None:
        """The checks that every statement goes through, here so that what they find can name the column."""
        check(said)
        found, self._checker.findings = self._checker.findings, []
        faults = [self._of_check(finding, rule) for finding in found]
        self._emit.faults.extend(faults[1:])
        if faults:
            raise faults[0]

    def _of_check(self, finding: Finding, rule: Rule) -> SourceFault:
        columns: Sequence[str] = ()
        if finding.field == "id":
            columns = rule.id.columns if rule.id else ()
        elif finding.field in rule.columns:
            columns = [rule.columns[finding.field].column]
        return self._reader.fault(finding.where, columns, f": {finding.message.removesuffix('.')}", finding.hint)

    def _can_look_up(self, lookups: Lookups) -> bool:
        """Whether every lookup has something to look in; else one fault says so, not one for each row."""
        rules: list[Rule] = [*self._mapped.entities, *self._mapped.links]
        namings = [n for rule in rules for n in _namings(rule) if n.lookup]
        for naming in namings:
            if lookups.empty(naming):
                what = f"no {naming.lookup} in the graph has the attribute {' or '.join(naming.by)}"
                said = f"{self._mapped.file} line {naming.line}: {what}."
                self._emit.faults.append(SourceFault(said, hint="Load facts first, or look up by another attribute."))
                return False
        return True


def _named(where: Where, id: str) -> Where:
    """The place with the id of the first entity that its row describes."""
    return Where(where.file, where.line, where.record or id)


def _namings(rule: Rule) -> list[Naming]:
    if isinstance(rule, EntityRule):
        return [rule.id]
    return [rule.start, rule.end, *([rule.id] if rule.id else [])]


def _said(said: Statement) -> dict[str, Any]:
    ends = {"from": said.start, "to": said.end} if isinstance(said, Edge) else {}
    kind = "class" if isinstance(said, Node) else "type"
    return {kind: said.type, **ends, **said.attributes, "sources": list(said.sources)}
