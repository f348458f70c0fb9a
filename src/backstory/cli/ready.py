"""Bring in what a command needs besides its graph, while that is read on another core."""

from __future__ import annotations

__all__ = ["ready_to_find"]


def ready_to_find() -> None:
    """Import what searches and tells what was found, and learn words and common concepts."""
    import backstory.ask.laid
    import backstory.rdf.hulled
    import backstory.tell.hits
    import backstory.words.plain  # noqa: F401
    from backstory.ask.taught import teach
    from backstory.model.concepts import common_concepts

    common_concepts()
    teach()
