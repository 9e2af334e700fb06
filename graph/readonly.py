"""What a stranger's query may do: read the graph, and nothing else. The only place that decides it.

Locks, one behind the other. Its words: no LOAD CSV, no procedure or function that is not on the list, none of the
commands that look behind the server; this lock sees what a plan hides within expressions. Its plan: the server plans
the query without running it (EXPLAIN), and what is more than reading this one database is refused. Its transaction:
one, with READ access, in which the server refuses every write itself. And time, rows and turns are bounded.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import pairwise
from typing import Any

import neo4j
from neo4j.exceptions import ClientError, CypherSyntaxError, DriverError, Neo4jError

from graph import turns
from graph.connection import Connection
from graph.cypher_text import HALF, Token, calls, decoded, mode, prefix, tokens
from graph.errors import Place, QueryFailed, QueryRefused, WrongValue
from graph.parameters import refuse_values
from graph.patience import patience
from graph.streamed import Notification, Streamed, notifications
from graph.turns import Asker

TIMEOUT = 30.0
LONGEST = 100_000
DEEPEST = 200
PREFIX = "EXPLAIN\n"
BEFORE = Place(offset=0, line=0, column=1)
"""Where the server begins to count behind `PREFIX`: a line above the query."""
PROCEDURES = (
    "db.index.fulltext.listAvailableAnalyzers",
    "db.index.fulltext.queryNodes",
    "db.index.fulltext.queryRelationships",
    "db.index.vector.queryNodes",
    "db.index.vector.queryRelationships",
    "db.info",
    "db.labels",
    "db.ping",
    "db.propertyKeys",
    "db.relationshipTypes",
    "db.schema.nodeTypeProperties",
    "db.schema.relTypeProperties",
    "db.schema.visualization",
    "dbms.components",
)
FUNCTIONS = (
    *(
        f"{kind}.{clock}"
        for kind in ("date", "datetime", "localdatetime", "localtime", "time")
        for clock in ("realtime", "statement", "transaction", "truncate")
    ),
    "datetime.fromepoch",
    "datetime.fromepochmillis",
    "duration.between",
    "duration.inDays",
    "duration.inMonths",
    "duration.inSeconds",
    "point.distance",
    "point.withinBBox",
    "vector.similarity.cosine",
    "vector.similarity.euclidean",
)
SHOWN = ("CONSTRAINTS", "FUNCTIONS", "INDEXES", "PROCEDURES")
OPTIONS = ("PLANNER", "RUNTIME", "EXPRESSIONENGINE", "OPERATORENGINE", "CONNECTCOMPONENTSPLANNER", "UPDATESTRATEGY")
BEHIND = re.compile(
    "ALIAS|ALIASES|CURRENT|DATABASES?|DEFAULT|HOME|POPULATED|PRIVILEGES?|ROLES?|SERVERS?|SETTINGS?|SUPPORTED|"
    "TRANSACTIONS?|USERS?"
)
"""What may not stand behind SHOW, wherever SHOW stands."""
SEPARATE = ("TransactionApply", "TransactionForeach")
WRITING = re.compile("(Locking)?(Alter|Create|Delete|Detach|Drop|Foreach|Merge|Remove|Set|SubqueryForeach)")
NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
HERE = "Ask the graph only; leave out USE."


@contextmanager
def reading(
    connection: Connection,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    limit: int | None = None,
    timeout: float = TIMEOUT,
    asker: Asker | None = None,
    keep_elements: bool = False,
) -> Iterator[Streamed]:
    """Run a reading query; its rows can be taken while the context is open, at most `limit` of them.

    `timeout` counts from the beginning, the wait for a turn included (`graph.turns`). Whoever knows the `asker` can
    end the query with `graph.turns.stop`. `keep_elements` keeps the entities and relationships among the rows.

    Raises `QueryRefused` for what is no pure read, `QueryFailed` for what the server cannot run; both have a `place`
    where one is known. `QueryTimedOut` after `timeout` seconds or for want of memory, `QueryStopped` when stopped.
    """
    _refuse_words(cypher)
    refuse_values(parameters or {})
    given, who, begun = dict(parameters or {}), asker or Asker(), time.monotonic()
    with connection.session(neo4j.READ_ACCESS, notified=True) as session, patience(session, timeout):
        transaction = session.begin_transaction(timeout=timeout, metadata=who.mark)
        try:
            planned = _refuse_plan(transaction, cypher, given, connection.graph)
            turns.wait(connection, who, timeout - (time.monotonic() - begun))
            text: Any = cypher
            result = transaction.run(text, given)
            yield Streamed(connection, result, cypher, planned, limit=limit, keep=keep_elements)
        except KeyboardInterrupt:
            turns.stop(connection, who)
            raise
        finally:
            with suppress(Neo4jError, DriverError):  # a transaction that only read has nothing to lose at its end
                transaction.close()


def _refuse_words(cypher: str) -> None:
    """The lock that needs no server. Looked at as it stands, and as Cypher 5 reads its escaped characters."""
    if len(cypher) > LONGEST:
        raise QueryRefused(f"The query has {len(cypher):,} characters.", hint=f"At most {LONGEST:,} are taken.")
    if half := HALF.search(cypher):
        place = Place.at(cypher, half.start())
        raise QueryFailed("Half of a character stands in the query.", hint="Write it anew there.", place=place)
    if not tokens(cypher):
        raise QueryFailed("The query is empty.", hint="Write one, such as: MATCH (m:Measure) RETURN count(m) AS n")
    for text in dict.fromkeys((cypher, decoded(cypher))):
        found = tokens(text)
        _refuse_several(cypher, found)
        _refuse_depth(cypher, found)
        _refuse_options(cypher, found)
        _refuse_pairs(cypher, found)
        _refuse_calls(cypher, found)


def _refuse_several(cypher: str, found: list[Token]) -> None:
    for sign, after in pairwise(found):
        if sign.text == ";" and after.text != ";":
            raise _refused(cypher, after, "A second statement begins here.", "Run one statement at a time.")


def _refuse_depth(cypher: str, found: list[Token]) -> None:
    """Brackets, CASE and one word or sign after itself (NOT NOT): the server never answers what is too deep for it."""
    depth = cases = chain = 0
    for before, token in pairwise([found[0], *found]):
        depth += (token.text in "([{") - (token.text in ")]}") if token.kind == "sign" else 0
        cases = max(0, cases + (token.said == "CASE") - (token.said == "END")) if token.kind == "word" else cases
        chain = chain + 1 if token.said == before.said else 0
        if max(depth, cases, chain) > DEEPEST:
            what = "Brackets" if depth > DEEPEST else token.said
            raise _refused(cypher, token, f"{what} {DEEPEST} deep and deeper.", "Write it in smaller steps.")


def _refuse_options(cypher: str, found: list[Token]) -> None:
    before = prefix(found)
    for name, sign in pairwise(before):
        if sign.text == "=" and name.said not in OPTIONS:
            hint = f"Allowed: {', '.join(each.lower() for each in OPTIONS)}."
            raise _refused(cypher, name, f"The option {name.text} is not on the list.", hint)


def _refuse_pairs(cypher: str, found: list[Token]) -> None:
    """Commands that two words give away. No reading query has these words side by side."""
    for at, (first, second) in enumerate(pairwise(found)):
        if first.kind != "word" or second.kind != "word":
            continue
        if (first.said, second.said) == ("ALTER", "CURRENT"):
            raise _refused(cypher, first, "ALTER changes the server or its schema.", "This door only reads.")
        if (first.said, second.said) == ("LOAD", "CSV"):
            raise _refused(cypher, first, "LOAD CSV reads files or addresses.", "Load data with: chokepoint load.")
        if first.said == "TERMINATE" and second.said.startswith("TRANSACTION"):
            hint = "Your own query ends with Escape in the workbench, with Ctrl-C on the command line."
            raise _refused(cypher, first, "TERMINATE ends what somebody runs.", hint)
        defined = [each.said for each in found[at + 1 : at + 4]] == ["USER", "DEFINED", "FUNCTIONS"]
        if first.said == "SHOW" and BEHIND.fullmatch(second.said) and not defined:
            raise _refused_show(cypher, first, second.said)


def _refused_show(cypher: str, token: Token, what: str) -> QueryRefused:
    allowed = ", ".join(f"SHOW {each}" for each in SHOWN)
    return _refused(cypher, token, f"SHOW {what} looks behind the server.", f"Allowed: {allowed}.")


def _refuse_calls(cypher: str, found: list[Token]) -> None:
    for name, token, called in calls(found):
        allowed = PROCEDURES if called else FUNCTIONS
        if name.casefold() not in {each.casefold() for each in allowed}:
            what = "procedure" if called else "function"
            raise _refused(cypher, token, f"The {what} {name} is not on the list.", f"Allowed: {', '.join(allowed)}.")


def _refuse_plan(
    transaction: neo4j.Transaction, cypher: str, parameters: dict[str, Any], graph: str
) -> tuple[Notification, ...]:
    """The lock that the server helps with: what it would do, without doing it. Returns what it notices of the query."""
    own = mode(tokens(cypher))
    blank = cypher[: own.start] + " " * len(own.text) + cypher[own.start + len(own.text) :] if own else cypher
    text: Any = PREFIX + blank
    try:
        summary = transaction.run(text, parameters).consume()
    except CypherSyntaxError as error:
        raise _misread(error, cypher) from error
    except ClientError as error:
        if error.code == NO_DATABASE and any(each.said == "USE" for each in tokens(decoded(cypher))):
            raise QueryRefused("The query reaches another database.", hint=HERE) from error
        raise
    except (TypeError, ValueError, OverflowError) as error:
        hint = "Give texts, numbers, truth values, days, lists and maps with names."
        raise WrongValue(f"A parameter cannot be sent: {error}.", hint=hint) from error
    for operator, details in _operators(summary.plan or {}):
        _refuse_operator(operator, details, graph)
    steps = {operator.partition("@")[0] for operator, _ in _operators(summary.plan or {})}
    behind = summary.query_type == "s" and "ProcedureCall" in steps  # a procedure that reads what the server says
    if any(map(WRITING.match, steps)) or not (summary.query_type == "r" or behind):
        raise QueryRefused(
            "This query would change something or manage the server.", hint="This door only reads. Take that part out."
        )
    return notifications(summary, BEFORE)


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every step of a plan: the operator with its database (`LoadCSV@neo4j`), and its details."""
    yield str(plan.get("operatorType", "")), str(plan.get("args", {}).get("Details", ""))
    for child in plan.get("children", []):
        yield from _operators(child)


def _refuse_operator(operator: str, details: str, own: str) -> None:
    name, _, database = operator.partition("@")
    if name == "AdministrationCommand" or database == "system" or database not in ("", own):
        raise QueryRefused("The query manages the server or reaches another database.", hint=HERE)
    if name == "LoadCSV":
        raise QueryRefused("LOAD CSV reads files or addresses.", hint="Load data with: chokepoint load.")
    if name in SEPARATE:
        raise QueryRefused(
            "IN TRANSACTIONS runs outside the time limit and cannot be stopped.", hint="Leave out IN TRANSACTIONS."
        )
    if name.startswith(("Show", "Terminate")) and name.removeprefix("Show").upper() not in SHOWN:
        raise QueryRefused(
            f"{re.sub(r'(?<!^)(?=[A-Z])', ' ', name).upper()} looks behind or steers the server.",
            hint=f"Allowed: {', '.join(f'SHOW {each}' for each in SHOWN)}.",
        )
    if name == "ProcedureCall" and (called := details.partition("(")[0].strip()) not in PROCEDURES:
        raise QueryRefused(f"The procedure {called} is not on the list.", hint=f"Allowed: {', '.join(PROCEDURES)}.")
    _refuse_details(tokens(details))


def _refuse_details(found: list[Token]) -> None:
    """What the server writes of expressions, and of the queries within them, which are no steps of the plan."""
    words = [first.said + " " + second.said for first, second in pairwise(found) if first.kind == second.kind == "word"]
    hidden = [name for name, _, called in calls(found) if called and name not in PROCEDURES]
    hidden += [each for each in words if each == "LOAD CSV" or (each[:5] == "SHOW " and BEHIND.fullmatch(each[5:]))]
    if hidden:
        raise QueryRefused(f"Within an expression stands {hidden[0]}.", hint="Ask the graph only; take that part out.")


_PLACE = re.compile(r"\s*\(line \d+, column \d+ \(offset: (?P<offset>\d+)\)\).*", re.DOTALL)


def _misread(error: CypherSyntaxError, cypher: str) -> QueryFailed:
    """The server's message, with the place counted in the text as it was given, and the line with a caret."""
    message, hint = str(error.message), "Correct the query there and run it again."
    found = _PLACE.search(message)
    if not found:
        return QueryFailed(message, hint=hint)
    place = Place.at(cypher, min(max(0, int(found["offset"]) - len(PREFIX)), len(cypher)))
    line = cypher.split("\n")[place.line - 1]
    said = (
        f"Line {place.line}, column {place.column}: {_PLACE.sub('', message)}\n  {line}\n  {' ' * (place.column - 1)}^"
    )
    return QueryFailed(said, hint=hint, place=place)


def _refused(cypher: str, token: Token, message: str, hint: str) -> QueryRefused:
    """A refusal at a token. In a text with escaped characters the place is the nearest that it can be."""
    return QueryRefused(message, hint=hint, place=Place.at(cypher, min(token.start, len(cypher))))
