"""What the tests of `mplab explore` share: programs as text, asking mplab, and running the tests of one file."""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

LIMIT = int(os.environ.get("JUDGE_SECONDS", 60))  # for one call, on a busy machine
HEAD = "from multiprocessing import *\nimport os, time\n"
MAIN = "if __name__ == '__main__':\n"
binary = ""
folder = pathlib.Path()


def main_of(setup, calls, end="pass"):
    return (f"{MAIN}    {setup}\n    ps = [{', '.join(calls)}]\n    for p in ps: p.start()\n    for p in ps: p.join()\n"
            f"    {end}\n")


def process(target, *args):
    return f"Process(target={target}, args=({', '.join(args)}{',' if args else ''}))"


def right(r):
    """The exit code of a program of which no order breaks: proved, or more than one end or a caveat."""
    return 0 if r["ends"] == 1 and not r["caveats"] else 5


def write(name, text):
    path = folder / ("".join(c if c.isalnum() else "_" for c in name) + ".py")
    path.write_text(HEAD + text)
    return path


def mplab(*args, **more):
    return subprocess.run([binary, *map(str, args)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          timeout=LIMIT, cwd=folder, **more)


def explore(path, *args):
    p = mplab("explore", path, "--json", *args)
    return p.returncode, json.loads(p.stdout)


def texts(r):
    return sorted(o["text"] for o in r["outcomes"])


def run(test):
    try:
        test()
    except AssertionError as e:
        return f"{e}" or f"an assertion, line {e.__traceback__.tb_next.tb_lineno}"
    except (subprocess.TimeoutExpired, json.JSONDecodeError, KeyError, StopIteration) as e:
        return f"{type(e).__name__}: {e}"
    return ""


def run_all(tests, what):
    global binary, folder
    binary = os.path.abspath(sys.argv[1])
    words = sys.argv[2:]
    names = [n for n in tests if not words or any(w in n for w in words)]
    failed = 0
    with tempfile.TemporaryDirectory() as where, concurrent.futures.ThreadPoolExecutor(2) as pool:
        folder = pathlib.Path(where)
        for name, wrong in zip(names, pool.map(lambda n: run(tests[n]), names)):
            if wrong:
                failed += 1
                print(f"  FAILED   {what}: {name}: {wrong[:600]}", flush=True)
    print(f"{what}: {len(names) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
