"""Whom a label is about, with the rule that decided."""

from dataclasses import dataclass

from framing.coding.context import Context


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
    return Referent(actor, tuple(ids) if len(ids) > 1 else (), listed.kind if listed else "nonstate", rule)
