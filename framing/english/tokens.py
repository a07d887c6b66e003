"""Tokens of news prose: spaCy's English tokenizer, with the habits of the English treebanks and of hurried typing."""

import re
from typing import TYPE_CHECKING, Any

from framing.english.sentences import function_words

if TYPE_CHECKING:
    from spacy.language import Language

# Kept whole: anti-government, mid-2023 (but al - Adl, pan - Arab, AK - 47).
PREFIXED = re.compile(
    r"(?i)(?:(?:anti|co|cross|e|ex|inter|mid|mini|multi|non|over|post|pre|pro|re|semi|sub)-\w+|\[(?:\.\.\.|…)\])\Z"
)
ENTITY = r"&(?:\#\d{2,5}|[a-z]{2,6});"
MARKS = r"""["'“”‘’)\]]"""
INFIXES = [
    ENTITY,
    rf"(?<=[a-z\d%)\]”’\"'])[.?!…]+(?={MARKS}*[A-Z](?:[a-z’']|$|[A-Z]{{2}}))",  # end.The, end.”The
    rf"(?<=[a-z\d])[,:](?={MARKS})",  # said,“We
    rf"(?<=[.,:?!…\"”’)\]]){MARKS}(?={MARKS}*[A-Za-z])",
    r"(?<=\w)[\"”](?=[.?!,:;])",  # “end”.The
    r"(?<=[A-Z]\.)[-–](?=[A-Za-z])",  # U.S.-led
    r"(?<=[A-Za-z])-(?=\d)",  # F-16
]
SUFFIXES = [ENTITY, r"[!?]{2,}", r"(?<=[A-Za-z])-{1,3}", r"(?<=\d)(?:[ap]\.?m)"]
FACES = ("):", "8)", "(8")  # no faces in news, but brackets at the end of a number


def fit_tokenizer(nlp: "Language") -> None:
    """Give a pipeline's tokenizer the exceptions of news prose; the text stays as it is, always."""
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    if type(nlp.tokenizer) is not Tokenizer:
        return  # a pipeline that brings a tokenizer of another kind keeps it
    words = function_words()
    tokenizer: Any = nlp.tokenizer
    defaults: Any = nlp.Defaults
    short = words["titles"] | {"al", "Sat", "Vol", "Sept", "Jan", "Feb", "Aug", "Oct", "Nov", "Dec"}
    glued = rf"(?:{'|'.join(sorted(words['titles'] | words['numbered']))})\.(?=[A-Z\d])"  # Lt.Gen., No.3, Jan.18
    tokenizer.rules = {form: rule for form, rule in tokenizer.rules.items() if form not in FACES}
    for word in short:
        tokenizer.add_special_case(f"{word}.", [{"ORTH": f"{word}."}])
    tokenizer.token_match = PREFIXED.match
    tokenizer.prefix_search = compile_prefix_regex([ENTITY, glued, "``", r"-(?=[A-Za-z])", *defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*SUFFIXES, *defaults.suffixes]).search
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *defaults.infixes]).finditer
