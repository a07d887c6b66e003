"""The model card: what the pipeline was trained on, under which licences, how well it does, and where it fails."""

from pathlib import Path

from spacy.language import Language

ROWS = {
    "uas": "UAS", "las": "LAS", "las_nsubj": "nsubj", "las_nsubj:pass": "nsubj:pass", "las_obj": "obj", "las_ccomp": "ccomp",
    "las_appos": "appos", "las_parataxis": "parataxis", "las_acl:relcl": "acl:relcl", "las_advcl": "advcl",
    "las_conj": "conj",
    "names": "names", "names_PERSON": "names: persons", "names_ORG": "names: organisations", "names_LOC": "names: places",
    "sentences": "sentences", "tags": "tags", "lemmas": "lemmas", "tokens": "tokens",
}  # fmt: skip
COLUMNS = {
    "pud_news": "PUD news",
    "pud_wiki": "PUD Wikipedia",
    "gum_news": "GUM news",
    "gum_news_like": "GUM news, interview, speech, bio",
    "ewt": "EWT test",
}


def card(nlp: Language, scores: dict[str, dict[str, float]], folder: Path) -> str:
    """The card as Markdown: the words of card.md with the scores, and the size of the weights in `folder`."""
    template = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    return template.replace("{scores}", score_table(scores)).replace("{sizes}", sizes(nlp, folder))


def score_table(scores: dict[str, dict[str, float]]) -> str:
    """Scores as a Markdown table, a column for each test corpus."""
    lines = ["| | " + " | ".join(COLUMNS.values()) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for key, title in ROWS.items():
        cells = [f"{scores[name][key]:.1f}" if key in scores[name] else "" for name in COLUMNS]
        lines.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def sizes(nlp: Language, folder: Path) -> str:
    """Parameters and bytes."""
    total = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    vectors = nlp.vocab.vectors
    return (
        f"{total / 1e6:.0f} MB on disk, weights rounded to eight binary digits; {vectors.shape[0]:,} vectors of "
        f"{vectors.shape[1]} columns for {vectors.n_keys:,} words.\n"
        "Some 8,000 whitespace words a second on one core of a server, everything on (`make bench` measures it)."
    )
