"""The enumeration itself, held against python3: real runs must end as one of its ends.

A real run shows one order, and mostly a usual one; but what it shows is true. Compared are the values of the shared
cells, which the program is made to print at main's end, and whether it hangs. Programs with signals are left out: a
real process is told a little later, and a new one may miss it. So are those whose main does not join its children.
"""
import os
import pathlib
import re
import subprocess
import tempfile

PYTHON, SECONDS = "/usr/bin/python3", 15
TAIL = """    _cells = lambda c: [c.value] if hasattr(c, "value") else list(c[:])
    print("END", sorted((name, tuple(_cells(c))) for name, c in [{}]))
"""


def can_judge(text):
    return not re.search(r"terminate|kill|_exit|daemon", text) and "for p in ps: p.join()" in text


def real_run(text, names):
    """What main printed at its end; "hangs"; "" if it did not get there."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "program.py")
        path.write_text(text + TAIL.format(", ".join(f"({name!r}, {name})" for name in sorted(names))))
        p = subprocess.Popen([PYTHON, str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, text=True, env=environment, start_new_session=True)
        try:
            said = p.communicate(timeout=SECONDS)[0]
        except subprocess.TimeoutExpired:
            return "hangs"
        finally:
            end_all_of(p)
    return next((line for line in said.splitlines() if line.startswith("END ")), "")


def end_all_of(p):
    """The program's processes: they are a session of their own."""
    try:
        os.killpg(p.pid, 9)
    except ProcessLookupError:
        pass
    p.wait()


def judged(text, ends):
    """What a real run came to that is no end of the enumeration; "" if it is one."""
    names = {name for end in ends for name, _ in end.values}
    said = real_run(text, names)
    stuck = any(end.kind in ("deadlock", "livelock") for end in ends)
    if said == "hangs":
        return "" if stuck else "      python3 hangs"
    if not said or said in {"END " + str(sorted(end.values)) for end in ends}:
        return ""
    return f"      python3 only: {said}"
