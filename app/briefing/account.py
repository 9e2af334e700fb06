"""What every account of a subject begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from app.briefing.asking import Asked
from app.briefing.grounds import ground
from app.briefing.note import Ground
from app.briefing.telling import Teller

Known = TypeVar("Known")


@dataclass(frozen=True)
class Subject(Generic[Known]):
    """A subject and what is known of it, for the sections of its note."""

    teller: Teller
    known: Known

    @property
    def asked(self) -> Asked:
        """What the graph was asked."""
        return self.teller.asked

    @property
    def id(self) -> str:
        """The id of the subject."""
        return self.asked.subject.id

    @property
    def own(self) -> Ground:
        """What the record of the subject itself rests on."""
        return ground(self.asked.subject.properties)
