"""Runs generated programs and writes which sinks ran and which of them got the marked value.

Standard input: one JSON list of programs a line, each {"path": text} with `main.py`; standard output: one line for each program,
{"ran": ["main.py:3", ...], "reached": [...], "error": text or null}. Every program runs once for each setting of three flags.
"""

import builtins
import json
import signal
import sys
import types

MARK = "Zz9Zz9Zz9Zz9"
CREDENTIAL_KEYS = ("authorization", "cookie", "x-api-key")




def run(program):
    ran, reached, error = set(), set(), None

    def note(marked):
        frame = sys._getframe(2)
        at = f"{frame.f_code.co_filename}:{frame.f_lineno}"
        ran.add(at)
        if marked:
            reached.add(at)

    def is_marked(value):
        return isinstance(value, str) and "z9" in value

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
    for setting in range(8):
        builtins.flags = [bool(setting & 1), bool(setting & 2), bool(setting & 4)]
        sys.modules.pop("other", None)
        signal.alarm(5)
        try:
            if "other.py" in codes:
                other = types.ModuleType("other")
                sys.modules["other"] = other
                exec(codes["other.py"], other.__dict__)
            main = types.ModuleType("main_program")
            sys.modules["main_program"] = main
            exec(codes["main.py"], main.__dict__)
        except Exception as problem:
            error = f"{type(problem).__name__}: {problem}"
        finally:
            signal.alarm(0)
    return {"ran": sorted(ran), "reached": sorted(reached), "error": error}


def out_of_time(*_):
    raise TimeoutError("the program does not end")


def main():
    signal.signal(signal.SIGALRM, out_of_time)
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)


main()
