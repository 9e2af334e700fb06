"""The known name nearest to one that is not known, for the second line of an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.likeness import likeness

FAR = 62.0
"""Below this likeness, of 100, a guess would mislead."""


def nearest(word: str, known: Iterable[str] | Mapping[str, str], most: int = 3) -> str:
    """`Did you mean 'a' or 'b'?` with the nearest known words; when none comes near, the nearest are said to be that.

    Empty only when nothing is known.

    `known`: the words, or the words with a name for each; a word is near when it or its name is.
    """
    names = known if isinstance(known, Mapping) else {each: each for each in known}
    asked = word.casefold()
    ranked = sorted(
        (-max(likeness(asked, key.casefold()), likeness(asked, name.casefold())), key) for key, name in names.items()
    )
    found = [key for far, key in ranked[:most] if -far >= FAR]
    if found:
        return f"Did you mean {' or '.join(map(repr, found))}?"
    return f"The nearest of {len(ranked)}: {', '.join(repr(key) for _, key in ranked[:most])}." if ranked else ""
