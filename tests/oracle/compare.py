"""One program, enumerated and explored: do both find the same outcomes?"""
import collections
import pathlib
import tempfile

import answers
from life import TooLong
from search import Program, Search, TooMany

# same: equal sets. differs. skipped: too large for the enumeration. refused: mplab did not explore it to its end.
Verdict = collections.namedtuple("Verdict", "name result why states")
SECONDS = 60


def compare(binary, name, text, most_states):
    program = Program(text, name)
    try:
        search = Search(program, most_states).explore()
    except (TooMany, TooLong) as e:
        return Verdict(name, "skipped", str(e), most_states)
    ours = answers.outcomes_of_ends(search.ends)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, f"{name}.py")
        path.write_text(text)
        report = answers.ask_mplab(binary, path, SECONDS)
    try:
        theirs = answers.outcomes_of_mplab(report, names_compared(search))
    except answers.NoAnswer as e:
        return Verdict(name, "refused", str(e), len(search.seen))
    why = difference(ours, theirs)
    return Verdict(name, "differs" if why else "same", why, len(search.seen))


def names_compared(search):
    return {name for end in search.ends for name, _ in end.values}


def difference(ours, theirs):
    lines = [f"      only the enumeration: {told(o)}" for o in sorted(ours - theirs, key=str)]
    lines += [f"      only mplab:           {told(o)}" for o in sorted(theirs - ours, key=str)]
    return "\n".join(lines)


def told(o):
    parts = [o.kind, " ".join(f"{n}={list(v) if len(v) > 1 else v[0]}" for n, v in sorted(o.values))]
    parts += [f"{who}: {what}" for who, what in sorted(o.raised)]
    parts += [f"{who} killed" for who in sorted(o.killed)]
    parts += [f"{who} waits ({step})" for who, step in sorted(o.stuck)]
    return ", ".join(p for p in parts if p)
