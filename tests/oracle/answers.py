"""What `mplab explore --json` found, in the words of the enumeration: the one file that knows mplab's JSON.

An outcome is what both can tell of an end:

    kind      "ends", "exception", "deadlock", "livelock" (whether a store was stale is not asked here)
    values    of the shared cells that main has a name for
    raised    which process ended by which exception
    killed    which processes were ended by a signal
    stuck     in a deadlock: who waits, and in which step

Exit codes are not in the JSON as such. A program that is about them stores them.
"""
import collections
import json
import re
import subprocess

Outcome = collections.namedtuple("Outcome", "kind values raised killed stuck")
KINDS = {"ok": "ends", "stale": "ends", "exception": "exception", "deadlock": "deadlock", "livelock": "livelock"}
# What mplab calls the step in which one of our processes waits.
STEPS = {"put": "put", "take_place": "put", "receive_next": "recv", "poll_end": "poll", "expect": "is_set",
         "fed": "wait", "feed": "wait", "abort": "break"}


class NoAnswer(Exception):
    """mplab did not explore the program."""


def only_who(outcomes):
    """The same without the steps in which they are stuck: finer steps have other names."""
    return {o._replace(stuck=frozenset((who, "") for who, _ in o.stuck)) for o in outcomes}


def not_killed(outcomes):
    """The same without who was killed."""
    return {o._replace(killed=frozenset()) for o in outcomes}


# ---- of the enumeration ----

def outcomes_of_ends(ends):
    return {_readers_alike(_outcome_of_end(e)) for e in ends}


def _readers_alike(o):
    """Who has the reading lock and who waits for it both wait for a message: mplab does not tell them apart, unless its
    gets are two steps."""
    if not any(step == "recv" for _, step in o.stuck):
        return o
    return o._replace(stuck=frozenset((who, "recv" if step == "get" else step) for who, step in o.stuck))


def _outcome_of_end(e):
    killed = frozenset(name for name, code in e.codes if code < 0 and e.kind != "livelock")
    stuck = frozenset((name, STEPS.get(step, step)) for name, step in e.stuck) if e.kind == "deadlock" else frozenset()
    return Outcome(e.kind, e.values, e.raised, killed, stuck)


# ---- of mplab ----

def ask_mplab(binary, path, seconds):
    p = subprocess.run([binary, "explore", str(path), "--json", "--max", "0", "--seconds", str(seconds)],
                       stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=4 * seconds + 60)
    try:
        return json.loads(p.stdout)
    except json.JSONDecodeError:
        raise NoAnswer(f"exit code {p.returncode}: {p.stderr.strip()[-300:]}") from None


def tells_who_was_killed(report):
    """Of many outcomes mplab keeps no sentences, and so not whom a signal was sent to."""
    return all(s["text"] for o in report["outcomes"] for s in o["schedule"] if s["verb"] == "kill")


def why_incomplete(report):
    """What bound was reached; "" if every order was tried, and each outcome made ready."""
    if any(o["key"] is None for o in report["outcomes"]):
        return "the time was up before all outcomes were made ready"
    return "" if report["complete"] else report["incomplete"]


def outcomes_of_mplab(report, names):
    """The outcomes in a report. names: of the values that are compared."""
    if report["error"]:
        raise NoAnswer(report["error"])
    stuck = {d["outcome"]: _stuck([(s["process"], s["waits"]) for s in d["stuck"]]) for d in report["deadlocks"]}
    return {_readers_alike(_outcome_of_mplab(o, names, stuck.get(i, frozenset())))
            for i, o in enumerate(report["outcomes"]) if o["key"]}


def _stuck(waits):
    """A feeder that cannot write is no process. But who is stuck in that alone waits for his feeder, or writes."""
    others = [(who, step) for who, step in waits if step != "feed"]
    return frozenset(others + [(who, "wait") for who, _ in waits if who not in dict(others)])


def _outcome_of_mplab(o, names, stuck):
    values = frozenset((name, _numbers(value)) for name, value in (o["values"] or {}).items() if name in names)
    killed = frozenset()
    if o["kind"] != "livelock":
        ended = {s["process"] for s in o["schedule"] if s["verb"] == "exit"}
        killed = _aimed_at(o["schedule"]) - ended - {process for process, _ in stuck}
    return Outcome(KINDS[o["kind"]], values, frozenset(_raised(o["text"])), frozenset(killed), stuck)


def _aimed_at(schedule):
    """The processes that a signal was sent to. Of these, those that neither end by themselves nor wait were killed."""
    names = (s["text"].partition(" to ")[2] for s in schedule if s["verb"] == "kill")
    return {re.split(" inside its | at the end of its ", name)[0] for name in names}


def _numbers(value):
    return tuple(value) if isinstance(value, list) else (value,)


def _raised(text):
    text = re.sub(r"^(deadlock|livelock): | \(a different end, \d+\)$", "", text)
    for part in text.split("; "):
        found = re.match(r"(MainProcess|\w+-[0-9:]+): (?!exit code)(.+)", part)
        if found:
            yield found.groups()
