"""The permanent address of each entity and statement, and its citation as a file: `/entity/asml` and `asml.bib`."""

from __future__ import annotations

from collections.abc import Callable

import flask

from app import address, citing, facts, refusals
from app.citing import FORMS, Record
from app.files import CLOSED, LONGEST_NAME, attachment
from app.links import Links
from app.refusals import NotFound
from app.sentences import sentence
from graph import reads
from graph.connection import Reader
from graph.rows import Entity, Knowledge, Statement
from graph.search import search
from ontology.errors import ExplorerError
from ontology.model import Model

NEAR = 3


def serve(server: flask.Flask, links: Links, reader: Reader, model: Model) -> None:
    """Answer at `/entity/ID` with the way to the page, at `/entity/ID.bib`, `.ris` and `.txt` with the citation.

    An id that itself ends so wins over the file.
    """

    @server.get(links.to("entity") + "/<path:id>")
    def permanent(id: str) -> flask.typing.ResponseReturnValue:
        try:
            return _answer(reader, model, links, id)
        except ExplorerError as error:
            return refusals.in_words(error)


def _answer(reader: Reader, model: Model, links: Links, id: str) -> flask.typing.ResponseReturnValue:
    if len(id) > address.VALUE:
        raise NotFound("No id is as long as that.", hint=f"At most {address.VALUE:,} characters are read.")
    found = thing(reader, id)
    if found:
        return flask.redirect(links.to("explore", page(id, found)))
    stem, _, ending = id.rpartition(".")
    cited = thing(reader, stem) if stem and ending in FORMS else None
    if cited is None:
        raise unknown(reader, stem if ending in FORMS and stem else id)
    return _file(record(model, cited, reads.knowledge(reader), root(links)), ending)


def thing(reader: Reader, id: str) -> Entity | Statement | None:
    """The entity with an id, else the statement; `None` when the graph has neither."""
    entity = reads.entity(reader, id)
    if entity:
        return entity
    at = reads.place(reader, id)
    return reads.statement(reader, at, id) if at else None


def page(id: str, found: Entity | Statement) -> str:
    """The query string of the page: an entity is in focus, a statement at the entity it starts from."""
    return address.write({"focus": id} if isinstance(found, Entity) else {"focus": found.source.id, "statement": id})


def unknown(reader: Reader, id: str) -> NotFound:
    """The error for an id that the graph does not have, with the nearest that it has."""
    near = [f"'{hit.id}' ({hit.name})" for hit in search(reader, id[:200], NEAR)]
    hint = f"Nearest: {', '.join(near)}." if near else "Search for it by name in Explore."
    return NotFound(f"Nothing in the graph has the id {id[:80]!r}.", hint=hint)


def root(links: Links) -> Callable[[str], str]:
    """From a path within the app to its whole address, as the one who asks reaches this server."""
    host = flask.request.host_url.rstrip("/") if flask.has_request_context() else ""
    return lambda path: host + links.to(path)


def record(model: Model, found: Entity | Statement, knowledge: Knowledge, whole: Callable[[str], str]) -> Record:
    """What there is to cite of an entity or a statement; `whole` makes an address of a path."""
    at = whole(citing.path(found.id))
    if isinstance(found, Entity):
        return citing.of_entity(found, facts.kind(model, found.labels), knowledge, at)
    return citing.of_statement(found, sentence(model, found), knowledge, at)


def _file(cited: Record, ending: str) -> flask.Response:
    mimetype, written = FORMS[ending]
    answer = flask.Response(written(cited), content_type=f"{mimetype}; charset=utf-8")
    answer.headers["Content-Disposition"] = attachment(f"{cited.id[:LONGEST_NAME]}.{ending}")
    answer.headers["Content-Security-Policy"] = CLOSED
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
