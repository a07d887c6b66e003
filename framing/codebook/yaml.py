"""YAML with line numbers: plain Python values, and for each value the line where it stands."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from framing.errors import CodebookError

AMBIGUOUS = {"no", "yes", "on", "off"}  # other YAML readers take them for true or false
Lines = dict[tuple, int]


def read_yaml(path: Path) -> tuple[Any, Lines]:
    """The file's value, and the line number of every key and item by its path, e.g. ("actors", 0, "name").

    Dates and codes stay text. Raises CodebookError, naming file and line, for a file that can't be read, broken
    YAML, a key that stands twice, and an unquoted NO, YES, ON or OFF.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CodebookError(f"{path}: can't be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise CodebookError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from None
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise CodebookError(
            f"{path} line {mark.line + 1 if mark else 1}: {error.problem or error.context}; "
            "check indentation, colons and quotation marks"
        ) from None
    lines: Lines = {}
    return (_value(root, (), lines, path) if root is not None else {}), lines


def _value(node: Node, place: tuple, lines: Lines, path: Path) -> Any:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, MappingNode):
        return _mapping(node, place, lines, path)
    if isinstance(node, SequenceNode):
        return [_value(item, (*place, i), lines, path) for i, item in enumerate(node.value)]
    return _scalar(node, path)


def _mapping(node: MappingNode, place: tuple, lines: Lines, path: Path) -> dict:
    out: dict = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, ScalarNode):
            raise CodebookError(f"{path} line {key_node.start_mark.line + 1}: a key must be a word, not a list")
        key = _scalar(key_node, path)
        if key in out:
            raise CodebookError(
                f"{path} line {key_node.start_mark.line + 1}: key {key!r} stands twice "
                f"(first on line {lines[(*place, key)]}); keep one"
            )
        out[key] = _value(value_node, (*place, key), lines, path)
        lines[(*place, key)] = key_node.start_mark.line + 1
    return out


def _scalar(node: Node, path: Path) -> Any:
    plain, kind = getattr(node, "style", None) is None, str(node.tag).rsplit(":", 1)[-1]
    if plain and node.value.casefold() in AMBIGUOUS:
        raise CodebookError(
            f"{path} line {node.start_mark.line + 1}: bare {node.value} reads as true or false "
            f'elsewhere; write "{node.value}" in quotation marks'
        )
    if plain and kind == "int" and node.value.isdigit() and str(int(node.value)) == node.value:  # 007 stays text
        return int(node.value)
    if plain and kind == "float":
        return float(node.value)
    if plain and kind == "bool":
        return node.value.casefold() == "true"
    return None if plain and kind == "null" else node.value
