"""Runs generated programs and writes which sinks ran and which of them got the marked value.

Standard input: one JSON list of programs a line, each {"path": text} with `main.py` and the modules that it imports; standard output: one line for each program,
{"ran": ["main.py:3", ...], "reached": [...], "error": text or null}. Every program runs once for each setting of three flags.
"""

import builtins
import importlib.abc
import importlib.util
import json
import signal
import sys
import types

MARK = "Zz9Zz9Zz9Zz9"
CREDENTIAL_KEYS = ("authorization", "cookie", "x-api-key")


class ProgramModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the files of one program; a folder is a package, with or without an `__init__.py`."""

    def __init__(self, codes):
        self.codes = codes
        self.names = {path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in codes}
        for name in list(self.names):
            while "." in name:
                name = name.rpartition(".")[0]
                self.names.add(name)

    def find_spec(self, fullname, path=None, target=None):
        if fullname not in self.names:
            return None
        file = fullname.replace(".", "/")
        return importlib.util.spec_from_loader(fullname, self, is_package=f"{file}.py" not in self.codes)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        file = module.__name__.replace(".", "/")
        code = self.codes.get(f"{file}.py") or self.codes.get(f"{file}/__init__.py")
        if code is not None:
            exec(code, module.__dict__)

    def forget(self):
        for name in self.names:
            sys.modules.pop(name, None)


def run(program):
    ran, reached, error = set(), set(), None

    def note(marked):
        frame = sys._getframe(2)
        at = f"{frame.f_code.co_filename}:{frame.f_lineno}"
        ran.add(at)
        if marked:
            reached.add(at)

    def is_marked(value):
        return "z9" in value if isinstance(value, str) else isinstance(value, bytes) and b"z9" in value

    def sink(value):
        note(is_marked(value))

    def send(value):
        note(any(is_marked(value.get(key)) for key in CREDENTIAL_KEYS))

    builtins.source = lambda: MARK
    builtins.sink = sink
    builtins.send = send
    codes = {}
    try:
        for path, text in program.items():
            codes[path] = compile(text, path, "exec")
    except SyntaxError as problem:
        return {"ran": [], "reached": [], "error": f"SyntaxError: {problem}"}
    modules = ProgramModules({path: code for path, code in codes.items() if path != "main.py"})
    for setting in range(8):
        builtins.flags = [bool(setting & 1), bool(setting & 2), bool(setting & 4)]
        modules.forget()
        signal.alarm(5)
        sys.meta_path.insert(0, modules)
        try:
            main = types.ModuleType("main_program")
            sys.modules["main_program"] = main
            exec(codes["main.py"], main.__dict__)
        except Exception as problem:
            error = f"{type(problem).__name__}: {problem}"
        finally:
            signal.alarm(0)
            sys.meta_path.remove(modules)
            modules.forget()
    return {"ran": sorted(ran), "reached": sorted(reached), "error": error}


def out_of_time(*_):
    raise TimeoutError("the program does not end")


def main():
    signal.signal(signal.SIGALRM, out_of_time)
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


main()
