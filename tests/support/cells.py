"""Cells of small lessons that tests write."""

from nbformat.v4 import new_code_cell, new_markdown_cell, new_output


def text_cell(source, role="slide", **more):
    return new_markdown_cell(source, metadata={"slideshow": {"slide_type": role}}, **more)


def code_cell(source, *outputs, **more):
    role = {"slideshow": {"slide_type": "fragment"}}
    more = {"execution_count": 1} | more
    return new_code_cell(source, metadata=role, outputs=list(outputs), **more)


def printed(words, name="stdout"):
    return new_output("stream", name=name, text=words)
