"""Whom a label is about, with the rule that decided."""

from dataclasses import dataclass

from framing.coding.context import Context
from framing.coding.unlisted_actors import listed_kind


@dataclass(frozen=True)
class Referent:
    """Whom a label is about: the actor, all actors where several are named, its kind, and the rule that decided."""

    actor: str
    actor_all: tuple[str, ...]
    kind: str
    rule: str


def referent_of(context: Context, ids: list[str], rule: str) -> Referent:
    """One actor, or of several the collective that they belong to, else the first."""
    ids = list(dict.fromkeys(ids))
    actor = ids[0] if len(ids) == 1 else context.places.collective(ids) or ids[0]
    listed = context.places.actors.get(actor)
    return Referent(
        actor, tuple(ids) if len(ids) > 1 else (), str(listed.kind) if listed else listed_kind(context.codebook, actor), rule
    )


def state_linked(context: Context, actor: str) -> bool:
    """Is the actor a force that a state runs or raised, by the set's codebook or the general list?"""
    listed = context.places.actors.get(actor)
    return (str(listed.kind) if listed else listed_kind(context.codebook, actor)) == "state_linked"
