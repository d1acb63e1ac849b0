"""A hand-edited plan file put in order: one layout, its values and its comments untouched."""

from __future__ import annotations

import io
from typing import Any

from tthc.errors import FormError
from tthc.io.forms import loads
from tthc.io.syntax import ENDLESS, emit_json, emit_yaml, parse_json, parse_yaml, represent_float, represent_text


def tidy(text: str, form: str = "yaml", *, where: str | None = None) -> str:
    r"""The text of a plan file in the layout of :func:`tthc.dump`; fields keep their order, comments their places.

    Args:
        text: a plan in YAML or JSON, as somebody has edited it.
        form: "yaml" or "json".
        where: the file, for errors.

    Raises:
        FormError: the text does not hold a plan; every problem is listed.

    Example:
        >>> print(tidy("# of 2026\ntitle:   'Kiểm soát TTHC'   # short\n"), end="")
        # of 2026
        title: Kiểm soát TTHC   # short
    """
    loads(text, form, where=where)
    if form == "json":
        return emit_json(parse_json(text))
    if "#" not in text:
        return emit_yaml(parse_yaml(text))
    tidied = _with_comments(text)
    if parse_yaml(tidied) != parse_yaml(text):
        hint = "move comments from inside values to lines of their own"
        raise FormError(["the comments of the file stand where they cannot be kept"], hint=hint, where=where)
    return tidied


def _with_comments(text: str) -> str:
    from ruamel.yaml import YAML
    from ruamel.yaml.constructor import RoundTripConstructor
    from ruamel.yaml.representer import RoundTripRepresenter

    class Constructor(RoundTripConstructor):
        pass

    class Representer(RoundTripRepresenter):
        pass

    def as_printed(constructor: Any, node: Any) -> str:
        return str(constructor.construct_scalar(node))

    def null(representer: Any, value: None) -> Any:
        return representer.represent_scalar("tag:yaml.org,2002:null", "null")

    Constructor.add_constructor("tag:yaml.org,2002:timestamp", as_printed)
    Representer.add_representer(str, represent_text)
    Representer.add_representer(float, represent_float)
    Representer.add_representer(type(None), null)
    yaml: Any = YAML(typ="rt", pure=True)
    yaml.Constructor, yaml.Representer = Constructor, Representer
    yaml.width = ENDLESS
    tree = yaml.load(text)
    stream = io.StringIO()
    yaml.dump(_block(tree), stream)
    return stream.getvalue()


def _block(tree: Any) -> Any:
    """The tree with every object and array one item a line, and every text free of the marks it was quoted by."""
    if isinstance(tree, dict):
        tree.fa.set_block_style()  # type: ignore[attr-defined]  # a mapping that carries comments
        for key, value in tree.items():
            tree[key] = _block(value)
    elif isinstance(tree, list):
        if tree:
            tree.fa.set_block_style()  # type: ignore[attr-defined]  # likewise
        for index, value in enumerate(tree):
            tree[index] = _block(value)
    elif isinstance(tree, str):
        return str(tree)
    elif isinstance(tree, float):
        return float(tree)
    return tree
