"""Compare how news outlets frame an armed conflict.

The way through: an article set is read (`read_articles`), coded (`code`), compared (`open_study`, the measures) and drawn
(`plots`, `study`). Everything between these steps is a plain table; `framing.tables` declares every column.

| part | what it does |
|---|---|
| `framing.corpus` | article sets in: texts, metadata, zones, shared wire copy |
| `framing.importers` | exports, lists, pages and folders to an article set |
| `framing.codebook` | what to look for |
| `framing.english` | sentences and tokens |
| `framing.coding` | articles to coded tables |
| `framing.sheets` | sheets for people to code and to correct, prompts for language models |
| `framing.statistics` | estimates with the article as the unit |
| `framing.measures` | coded tables to comparison tables |
| `framing.agreement` | how well coders agree, values corrected for coding error |
| `framing.plots` | comparison tables to figures |
| `framing.report` | an article with its codes marked, a study's report |
| `framing.papers` | comparison tables as LaTeX, Markdown and Word |
| `framing.study` | a whole study |

The names below load their part at first use, so `import framing` is quick.
"""

import importlib

_PUBLIC = {
    "read_articles": "framing.corpus",
    "import_articles": "framing.importers",
    "open_set": "framing.corpus",
    "read_codes": "framing.corpus.codes",
    "read_corrections": "framing.corpus.corrections",
    "correction_sheet": "framing.sheets",
    "read_correction_sheet": "framing.sheets",
    "plan_sample": "framing.sheets",
    "draw_articles": "framing.sheets",
    "coding_sheets": "framing.sheets",
    "read_coding_sheet": "framing.sheets",
    "coding_prompts": "framing.sheets",
    "read_answers": "framing.sheets",
    "code": "framing.coding.run",
    "propose_actors": "framing.coding.proposals",
    "draft_codebook": "framing.codebook.draft",
    "open_study": "framing.study",
    "validate": "framing.study",
    "run_study": "framing.study",
    "write_report": "framing.study",
    "example": "framing.corpus.example",
    "draw_flow": "framing.study",
    "draw_wording": "framing.study",
    "draw_actors": "framing.study",
    "draw_own_voice": "framing.study",
    "draw_tolls": "framing.study",
    "draw_whose_figures": "framing.study",
    "draw_speakers": "framing.study",
    "draw_claims": "framing.study",
    "draw_analysts": "framing.study",
    "draw_source_overlap": "framing.study",
    "draw_agency": "framing.study",
    "draw_shared_passages": "framing.study",
    "draw_contrasts": "framing.study",
    "contrasts": "framing.study",
    "contrast_articles": "framing.study",
    "PlannedContrast": "framing.corpus.plan",
    "draw_vocabulary": "framing.study",
    "draw_readability": "framing.study",
    "draw_timeline": "framing.study",
    "paper_table": "framing.study",
    "write_tables": "framing.study",
    "run_notebooks": "framing.study",
    "context": "framing.corpus.context",
    "show": "framing.report",
    "check_set": "framing.corpus.flow",
    "write_manifest": "framing.importers.manifest",
    "read_codebook": "framing.codebook",
    "shown": "framing.tables",
    "score": "framing.agreement",
    "differences": "framing.agreement",
    "read_coders": "framing.agreement",
    "coder_agreement": "framing.agreement",
    "agreement_says": "framing.agreement",
    "accuracy": "framing.agreement",
    "disagreements_to_settle": "framing.agreement",
    "write_reference": "framing.agreement",
    "settling_list": "framing.agreement",
    "read_settling_list": "framing.agreement",
    "krippendorff_alpha": "framing.statistics",
    "percent_agreement": "framing.statistics",
    "cohen_kappa": "framing.statistics",
    "fleiss_kappa": "framing.statistics",
    "corrected_values": "framing.agreement",
    "corrected_differences": "framing.agreement",
    "corrected_unit_shares": "framing.agreement",
    "article_values": "framing.measures",
    "article_measure": "framing.measures",
    "found_labels": "framing.measures",
    "article_flow": "framing.measures",
    "label_shares": "framing.measures",
    "standardised_shares": "framing.measures",
    "prevalence": "framing.measures",
    "label_rates": "framing.measures",
    "own_voice": "framing.measures",
    "own_voice_by_actor": "framing.measures",
    "behind": "framing.measures",
    "loaded_words": "framing.measures",
    "referring_phrases": "framing.measures",
    "actor_families": "framing.measures",
    "tolls": "framing.measures",
    "whose_figures": "framing.measures",
    "distinct_claims": "framing.measures",
    "disagreements": "framing.measures",
    "qualifiers": "framing.measures",
    "readability": "framing.measures",
    "vocabulary": "framing.measures",
    "article_periods": "framing.measures",
    "own_voice_over_time": "framing.measures",
    "sources_over_time": "framing.measures",
    "agency": "framing.measures",
    "killing_clauses": "framing.measures",
    "speakers": "framing.measures",
    "attributions": "framing.measures",
    "cue_words": "framing.measures",
    "source_diversity": "framing.measures",
    "same_speakers": "framing.measures",
    "source_overlap": "framing.measures",
    "analysts": "framing.measures",
    "wire_share": "framing.measures",
    "carried": "framing.measures",
    "counted": "framing.measures",
    "shared_passages": "framing.measures",
}
_PARTS = (
    "agreement",
    "codebook",
    "coding",
    "corpus",
    "english",
    "errors",
    "importers",
    "measures",
    "papers",
    "plots",
    "report",
    "sheets",
    "statistics",
    "study",
    "tables",
)

__all__ = [*_PUBLIC, *_PARTS]


def __getattr__(name: str):
    if name in _PUBLIC:
        return getattr(importlib.import_module(_PUBLIC[name]), name)
    if name in _PARTS:
        return importlib.import_module(f"framing.{name}")
    raise AttributeError(f"module 'framing' has no attribute {name!r}; it has {', '.join(sorted(__all__))}")


def __dir__() -> list[str]:
    return sorted(__all__)
