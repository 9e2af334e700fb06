"""The named questions: `answer(world, question, **parameters)` gives rows with the columns of each, in its order.

Each rule stands in the module of its theme. Parameters not given take the defaults written in `QUESTIONS`.
"""

from __future__ import annotations

from . import asked_firms, asked_measures, asked_statements, asked_technologies
from .coverage import STATUS_TABLE

TODAY = "2026-11-20"
JAPAN = "jp-23-items-2023"

QUESTIONS = {
    "measures-on": (asked_measures.measures_on, {"technology": "lithography", "toward": "chn", "on": TODAY}),
    "coverage-share": (asked_technologies.coverage_share, {"technology": "cleaning", "toward": "chn", "on": TODAY}),
    "uncovered-supply": (asked_technologies.uncovered_supply, {"toward": "chn", "on": TODAY}),
    "kinds-of-measures": (asked_measures.kinds_of_measures, {"jurisdiction": None}),
    "requests": (asked_statements.requests, {"asked": None}),
    "responses": (asked_statements.responses, {"request": None}),
    "request-status": (asked_statements.request_status, {"on": TODAY, "state": None}),
    "firms-affected": (asked_firms.firms_affected, {"measure": JAPAN}),
    "exposed-firms": (asked_firms.exposed_firms, {"measure": JAPAN}),
    "easier-destinations": (asked_measures.easier_destinations, {"measure": JAPAN}),
    "listed-firms": (asked_firms.listed_firms, {"jurisdiction": None, "on": TODAY}),
    "suppliers-of": (asked_firms.suppliers_of, {"firm": "huawei"}),
    "relief-for-firms": (asked_firms.relief_for_firms, {"firm": None}),
    "exemptions-sought": (asked_statements.exemptions_sought, {"asked": None}),
    "retaliation": (asked_measures.retaliation, {"measure": None}),
    "what-changed": (asked_measures.what_changed, {"from": "2023-03-01", "to": "2023-12-31", "toward": None}),
    "positions-on": (asked_statements.positions_on, {"measure": JAPAN}),
    "unnamed-claims": (asked_statements.unnamed_claims, {"about": None}),
    "disagreements": (asked_statements.disagreements, {"measure": None}),
    "downstream-of": (asked_technologies.downstream_of, {"technology": "litho-euv"}),
    "upstream-of": (asked_technologies.upstream_of, {"technology": "advanced-logic"}),
    "single-source": (asked_technologies.single_source, {"threshold": 75, "toward": "chn", "on": TODAY}),
    "what-if-copies": (
        asked_technologies.what_if_copies,
        {"jurisdiction": "kor", "measure": JAPAN, "toward": "chn", "on": TODAY},
    ),
    "sources-of": (asked_statements.sources_of, {"id": JAPAN}),
    "hops-between": (asked_firms.hops_between, {"from": "asml", "to": "huawei"}),
    "status-counts": (asked_measures.status_counts, {"jurisdiction": None}),
    "firms-by-share": (asked_firms.firms_by_share, {"technology": "etch"}),
    "controls-by-jurisdiction": (asked_measures.controls_by_jurisdiction, {"toward": "chn", "on": TODAY}),
    "covered-by-nobody": (asked_technologies.covered_by_nobody, {"toward": "chn", "on": TODAY}),
    "union-or-national": (asked_measures.union_or_national, {"jurisdiction": "nld"}),
    "open-loopholes": (asked_technologies.open_loopholes, {"technology": None, "on": TODAY}),
    "measures-against": (asked_firms.measures_against, {"firm": "huawei"}),
    "rule-history": (asked_measures.rule_history, {"measure": "us-oct7-2022-ifr"}),
    "unknown-shares": (asked_technologies.unknown_shares, {"above": None}),
    "other-suppliers": (
        asked_technologies.other_suppliers,
        {"technology": "memory-chips", "without": "usa", "toward": "chn", "on": TODAY},
    ),
    "events-of": (asked_statements.events_of, {"actor": "usa"}),
    "installed-base": (asked_technologies.installed_base, {"technology": "litho-arf-immersion"}),
    "share-over-time": (asked_technologies.share_over_time, {"technology": "cleaning"}),
}


def answer(world, question, /, *, table=STATUS_TABLE, **parameters):
    """The rows of a named question. `table` is the status table that its coverage uses.

    Raises LookupError for an unknown question or parameter.
    """
    rule, defaults = QUESTIONS[question]
    for name in parameters:
        if name not in defaults:
            raise LookupError(f"{question} has no parameter {name}")
    return rule(world, {**defaults, **parameters, "table": table})
