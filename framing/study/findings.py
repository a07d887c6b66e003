"""What the comparison tables say, in sentences made by plain rules: counts with their denominators, never a verdict."""

from collections.abc import Mapping

import pandas as pd

from framing.report.document import Finding
from framing.study import findings_of_codes, findings_of_texts
from framing.study.data import StudyData


def findings(study: StudyData, drawn: Mapping[str, pd.DataFrame]) -> tuple[Finding, ...]:
    """The findings of a study, those that have something to count.

    Wording of each actor that most outlets (or articles) write of, own voice, casualty figures and whose they are, who
    speaks, who kills in the sentence, shared copy; and from `drawn`, the numbers of figures by name, vocabulary, readability
    and the planned contrasts, as far as they are there. At most eight outlets are named, those with most to count. An outlet
    with fewer than five articles is spoken of as these articles, never at large; intervals stand where the tables have one.
    """
    found = [*findings_of_codes.all_findings(study), *findings_of_texts.all_findings(study, drawn)]
    return tuple(one for one in found if one and one.items)
