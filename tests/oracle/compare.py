"""One program, enumerated and explored: do both find the same outcomes?

A comparison comes to one of these:

    same        equal sets of outcomes
    differs     not so
    known       not so, and gaps.py says why
    unfinished  mplab reached a bound, and says so; all that it has found is among ours
    skipped     too large for the enumeration
"""
import collections
import pathlib
import tempfile

import answers
import gaps
import judge
from life import TooLong
from program import Program
from search import Search, TooMany

Verdict = collections.namedtuple("Verdict", "name result why states")


def compare(binary, name, text, most_states, seconds, finer, late):
    try:
        search = Search(Program(text, name, finer), most_states, late).explore()
    except (TooMany, TooLong) as e:
        return Verdict(name, "skipped", f"      {e}", most_states)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, f"{name}.py")
        path.write_text(text)
        report = answers.ask_mplab(binary, path, seconds)
    ours = answers.outcomes_of_ends(search.ends)
    theirs = answers.outcomes_of_mplab(report, {n for end in search.ends for n, _ in end.values})
    if not answers.tells_who_was_killed(report):
        ours, theirs = answers.not_killed(ours), answers.not_killed(theirs)
    if finer:
        ours, theirs = answers.only_who(ours), answers.only_who(theirs)
    return Verdict(name, *judged(ours, theirs, answers.why_incomplete(report), gaps.gap_of(name, finer)),
                   len(search.seen))


def judge_enumeration(_, name, text, most_states, *__):
    """The enumeration against python3 instead."""
    if not judge.can_judge(text):
        return Verdict(name, "skipped", "", 0)
    try:
        search = Search(Program(text, name), most_states).explore()
    except (TooMany, TooLong) as e:
        return Verdict(name, "skipped", f"      {e}", most_states)
    why = judge.judged(text, search.ends)
    return Verdict(name, "differs" if why else "same", why, len(search.seen))


def judged(ours, theirs, incomplete, gap):
    if gap:
        return ("known", gap) if ours != theirs else ("differs", "      no difference any more: take it out of gaps.py")
    if theirs - ours or (ours - theirs and not incomplete):
        return "differs", difference(ours, theirs)
    if incomplete:
        return "unfinished", f"      {incomplete}"
    return "same", ""


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
