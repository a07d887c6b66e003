"""Who is reported to have said what: from cues and quotations to attributions with content, cue and source.

`find` puts the parts together. `cue_search` and `open_cues` tell which words report, `sources` whose words these are,
`contents` where they begin and end; `direct`, `nested` and `layout` read quoted words, `clauses`, `indirect` and `passives`
what verbs govern, `formulas` and `nominal` what stands without a verb.
"""

from framing.coding.attributions.cues import cue_forms
from framing.coding.attributions.find import find_attributions
from framing.coding.attributions.found import Found

__all__ = ["Found", "cue_forms", "find_attributions"]
