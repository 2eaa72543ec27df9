"""What CPython's own parser finds in files.

Reads paths from standard input, one a line, and writes one line of JSON for each file it accepts:
{"path", "owners": {body offset of a function or class: qualified name}, "calls": [[from, to], ...]}.
Offsets are UTF-16 units into the file as text. Calls inside f-strings are left out before Python 3.12, which misplaces them.
"""

import ast
import json
import re
import sys
import warnings

LINE = re.compile("\r\n|\r|\n")


class Offsets:
    def __init__(self, text, start):
        self.lines = LINE.split(text)
        self.starts = []
        at = start
        ends = [len(match.group()) for match in LINE.finditer(text)] + [0]
        for line, end in zip(self.lines, ends):
            self.starts.append(at)
            at += utf16(line) + end

    def of(self, line, column):
        text = self.lines[line - 1]
        if text.isascii():
            return self.starts[line - 1] + column
        return self.starts[line - 1] + utf16(text.encode()[:column].decode())


def utf16(text):
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def visit(node, owner, found, offsets, positions):
    for child in ast.iter_child_nodes(node):
        name = owner
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            name = f"{owner}.{child.name}" if owner else child.name
            found["owners"].append([offsets.of(child.lineno, child.col_offset), name])
        elif isinstance(child, ast.Call) and positions:
            start = offsets.of(child.lineno, child.col_offset)
            found["calls"].append([start, offsets.of(child.end_lineno, child.end_col_offset)])
        trusted = positions and not (isinstance(child, ast.JoinedStr) and sys.version_info < (3, 12))
        visit(child, name, found, offsets, trusted)


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    text = data.decode("utf-8")
    marked = text.startswith("\ufeff")
    text = text[1:] if marked else text
    tree = ast.parse(text)
    found = {"path": path, "owners": [], "calls": []}
    visit(tree, "", found, Offsets(text, 1 if marked else 0), True)
    return found


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(20_000)
    for path in sys.stdin.read().splitlines():
        try:
            found = read(path)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        sys.stdout.write(json.dumps(found) + "\n")


main()
