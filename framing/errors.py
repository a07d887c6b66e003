"""The errors of the package. Each message is one line that says what is wrong, where, and how to mend it."""


class FramingError(Exception):
    """Anything a user can mend: the command line prints it as one line and exits with 2."""


class ArticleSetError(FramingError):
    """An article set, its manifest or its study.yml can't be read."""


class CodebookError(FramingError):
    """A codebook file breaks a rule; the message names file and line."""


class TableError(FramingError):
    """A table lacks a column, or a cell holds a value that its column doesn't allow."""


class CodesError(FramingError):
    """The codes that were asked for (machine, corrected, reference) are not there or don't fit together."""


class OutputError(FramingError):
    """A result can't be written where it was asked for."""


class PipelineError(FramingError):
    """The spaCy pipeline that was asked for isn't installed, or lacks what the coder needs."""


class ImportingError(FramingError):
    """Files can't be imported as a whole: nothing to read, a set that is there already, a broken list of outlets."""
