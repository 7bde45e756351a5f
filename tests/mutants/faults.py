"""Faults of one line in C text, made mechanically: where each operator applies, and what stands there then.

A fault is looked for in the bodies of functions alone, in text whose comments and strings are blanked. The formatter's
spaces tell `a < b` from `a->b` and `a - b` from `-b`, so no parser is needed; what does not compile is thrown away
later.
"""
import hashlib
import re
from dataclasses import dataclass

OPERATORS = {   # what each one does, as `run --help` tells it
    "relation": "< to <=, > to >=, and back",
    "equality": "== to !=, and back",
    "logic": "&& to ||, and back",
    "sum": "+ to -, += to -=, and back",
    "constant": "a small number one larger or one smaller",
    "negation": "the condition of an if or a while negated",
    "return": "an early return removed",
    "truth": "true to false, and back",
    "statement": "a call without a result, or an assignment, removed",
    "exchange": "a compare-exchange made a store that always succeeds",
    "neighbour": "an enum's constant made the next one of its enum",
    "loop": "a loop without its first or its last round",
}


@dataclass(frozen=True)
class Function:
    name: str
    head: str    # "static bool has_place(const WorldObject *o)"
    start: int   # of its body, in the text
    end: int


@dataclass(frozen=True)
class Fault:
    path: str
    line: int        # from 1; for people: nothing is looked up by it
    function: str
    operator: str
    before: str      # the line as it is and as it becomes, without its indentation
    after: str
    start: int       # text[start:end] becomes instead
    end: int
    instead: str
    id: str

    def apply(self, text):
        return text[:self.start] + self.instead + text[self.end:]


# ---- the text ----

TOKENS = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
DIRECTIVE = re.compile(r"^#(?:[^\n]*\\\n)*[^\n]*", re.M)


def blanked(text):
    """The text with nothing in its comments, strings and directives; as long as it was."""
    def blank(match):
        s = match.group()
        if s[0] in "\"'":
            return s[0] + "_" * (len(s) - 2) + s[0]
        return re.sub(r"[^\n]", " ", s)
    return DIRECTIVE.sub(blank, TOKENS.sub(blank, text))


def functions(code):
    """Those that `code`, blanked, defines."""
    found, depth, since = [], 0, 0
    for m in re.finditer(r"[{};]", code):
        if m.group() == "{":
            if depth == 0:
                head = " ".join(code[since:m.start()].split())
                name = re.search(r"\b(?!__attribute__)(\w+)\(", head)
                is_one = name and "=" not in head.split("(")[0] and not re.match(r"typedef|enum|union|extern", head)
                start = m.start() if is_one else None
            depth += 1
        elif m.group() == "}":
            depth -= 1
            if depth == 0 and start is not None:
                found.append(Function(name.group(1), head, start, m.start()))
        if depth == 0:
            since = m.end()
    return found


def closing(code, opening):
    """Where the parenthesis ends that begins at `opening`; -1: it does not."""
    depth = 0
    for at in range(opening, len(code)):
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        if depth == 0:
            return at
    return -1


def arguments(code, opening, end):
    """The pieces of code[opening + 1 : end], split at its own commas: (start, end) each."""
    pieces, depth, since = [], 0, opening + 1
    for at in range(opening + 1, end + 1):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(code[at], 0)
        if at == end or (depth == 0 and code[at] == ","):
            pieces.append((since, at))
            since = at + 1
    return pieces


# ---- the operators: (start, end, instead) for each place in code[start:end] ----

def swaps(pattern, pairs):
    both = {**pairs, **{b: a for a, b in pairs.items()}}

    def places(code, text, start, end, enums):
        for m in re.finditer(pattern, code[start:end]):
            yield start + m.start(1), start + m.end(1), both[m.group(1)]
    return places


relation = swaps(r" (<=|>=|<|>) ", {"<": "<=", ">": ">="})
equality = swaps(r" (==|!=) ", {"==": "!="})
logic = swaps(r" (&&|\|\|) ", {"&&": "||"})
total = swaps(r" (\+=|-=|\+|-) ", {"+": "-", "+=": "-="})
truth = swaps(r"\b(true|false)\b", {"true": "false"})


def constant(code, text, start, end, enums):
    for m in re.finditer(r"(?<![\w.])(?<!= \{)(\d)(?![\w.])", code[start:end]):
        for value in (int(m.group(1)) + 1, int(m.group(1)) - 1):
            if value >= 0:
                yield start + m.start(1), start + m.end(1), str(value)


def conditions(code, start, end):
    for m in re.finditer(r"\b(if|while) \(", code[start:end]):
        opening = start + m.end() - 1
        shut = closing(code, opening)
        if shut >= 0:
            yield m.group(1), start + m.start(), opening, shut


def negation(code, text, start, end, enums):
    for _, _, opening, shut in conditions(code, start, end):
        yield opening + 1, shut, f"!({text[opening + 1:shut]})"


def early_return(code, text, start, end, enums):
    for word, begin, _, shut in conditions(code, start, end):
        m = re.match(r"\) return\b[^;\n]*;", code[shut:end])
        if word == "if" and m:
            yield begin, shut + m.end(), ";" + "\n" * text.count("\n", begin, shut)


STATEMENT = re.compile(r"(?:\w+\([^;\n]*\)|[\w.*\[\]()>&-]+ [|&^+-]?= [^;\n]*);")
# to lose memory is seen by the sanitizers, not by what comes out
NOT_ALONE = re.compile(r"(if|for|while|switch|return|sizeof|assert\w*|free|\w*(free|drop|decref|DECREF|forget)\w*)\(")


def statement(code, text, start, end, enums):
    places = [m.end() for m in re.finditer(r"(?m)^[ ]+|\belse |; |\{ ", code[start:end])]
    places += [shut + 2 - start for _, _, _, shut in conditions(code, start, end)]
    for at in sorted({start + p for p in places}):
        m = STATEMENT.match(code, at, end)
        in_head = re.search(r"for \([^)\n]*$", code[code.rfind("\n", 0, at) + 1:at])
        if m and not NOT_ALONE.match(m.group()) and not in_head:
            yield at, m.end(), ";"


def exchange(code, text, start, end, enums):
    for m in re.finditer(r"\batomic_compare_exchange_(?:strong|weak)(?:_explicit)?(?=\()", code[start:end]):
        opening = start + m.end()
        shut = closing(code, opening)
        word, _, value = (text[a:b].strip() for a, b in arguments(code, opening, shut)[:3])
        yield start + m.start(), shut + 1, f"(atomic_store({word}, {value}), true)"


def neighbour(code, text, start, end, enums):
    for m in re.finditer(r"\b([A-Z][A-Z0-9]*_\w+|[A-Z]{3,})\b(?! = )", code[start:end]):
        if m.group(1) in enums:
            yield start + m.start(1), start + m.end(1), enums[m.group(1)]


def loop(code, text, start, end, enums):
    for m in re.finditer(r"\bfor \((?:[\w ]+ \*?)?\w+ = (0)(?=[;,])", code[start:end]):
        yield start + m.start(1), start + m.end(1), "1"
    for m in re.finditer(r"\bfor \([^;\n]*; \w+ < ([^;\n&|]+?)(?=;| &&)", code[start:end]):
        yield start + m.start(1), start + m.end(1), f"{text[start + m.start(1):start + m.end(1)]} - 1"


PLACES = {"relation": relation, "equality": equality, "logic": logic, "sum": total, "loop": loop, "constant": constant,
          "negation": negation, "return": early_return, "truth": truth, "statement": statement, "exchange": exchange,
          "neighbour": neighbour}


# ---- the faults of a file ----

def bounds_of(preprocessed):
    """The constants of enums of which each has its value written: capacities, and flags."""
    found = set()
    for m in re.finditer(r"\benum\b[^{};()]*\{([^{}]*)\}", preprocessed):
        members = [n for n in m.group(1).split(",") if n.strip()]
        if all("=" in n for n in members):
            found.update(n.split("=")[0].strip() for n in members)
    return found


def enums_of(preprocessed):
    """Each enum constant's neighbour, from the text that the preprocessor makes (so rows of X-macros are seen)."""
    next_of = {}
    for m in re.finditer(r"\benum\b[^{};()]*\{([^{}]*)\}", preprocessed):
        members = m.group(1).split(",")
        if all("=" in n for n in members if n.strip()):   # bounds and flags, not a choice
            continue
        names = [n.split("=")[0].strip() for n in members]
        names = [n for n in names if re.fullmatch(r"[A-Z]\w+", n) and not n.endswith("_COUNT")]
        for i, name in enumerate(names):
            if len(names) > 1:
                next_of[name] = names[i + 1] if i + 1 < len(names) else names[i - 1]
    return next_of


def line_at(text, at):
    return text[text.rfind("\n", 0, at) + 1:(text.find("\n", at) + 1 or len(text) + 1) - 1].strip()


# What is no fault that a test could see: our own assertions, what is done when memory runs out or the kernel says no,
# and how much memory is taken at a time.
PASSED_OVER = re.compile(r"assert|abort\(|MEMORY|no_memory|[cm]alloc\(|realloc\(|GROW\w*\(|->room\(|unreachable|"
                         r"\berrno\b|EINTR")
GROWS = re.compile(r"printf\([^;]*\b(size|sizeof \w+) - |\w+_room\b|->room\b|\broom = |sizeof \w+ - 1")

# Hashes are only compared with hashes: another number in one makes as good a one.
HASHES = re.compile(r"\b(mix|hash)\w*\(|0x[0-9a-f]{8,}")


def is_of_memory(code, at):
    """Is the line about memory, or does it look at what the line before it got?"""
    begin = code.rfind("\n", 0, at) + 1
    before = line_at(code, begin - 2) if begin > 1 else ""
    line = line_at(code, at)
    got = re.search(r"_new\(|_of\(|_constant\(|buffer_str\(", before)
    looks = (re.search(r"alloc\w*\(|grow\(", before) and re.search(r"if \(|== NULL", line) or
             got and re.search(r"if \(\w+ == V_UNBOUND\)", line) or
             re.search(r"\b(bytes|dict|list|set|str|tuple)_new\(", before) and re.search(r"if \(!\w+\)", line))
    return PASSED_OVER.search(line) or looks or "raise_memory" in before


def is_of_capacity(code, operator, start, end, bounds):
    """Is it about the last place of an array that has room to spare? What is wrong only when 64 of a thing are there
    is for the sanitizers and the fuzzers, that fill them. That the bound is asked for at all remains a fault."""
    line = line_at(code, start)
    compared = re.findall(r"(?:<=|>=|==|!=|<|>) (?:\(\w+\)|\(u?int\w*\))?([A-Z][A-Z0-9_]+)\b", line)
    capacity = any(c in bounds for c in compared) or re.search(r"[<>]=? (\(int\))?\(?sizeof|[<>]=? room\b", line)
    if operator in ("relation", "constant", "return", "loop", "sum") and capacity:
        return True
    if operator == "relation" and re.match(r" [1-9]\d+\b", code[end:]):   # a bound that has no name
        counter = code[:start].split()[-1].lstrip("(")
        return line.startswith("for (") or f"[{counter}]" in line
    return operator == "logic" and bool(capacity) and bool(re.match(r"for \(|while \(|(\w+) < \w+ && \1 < [A-Z]", line))


def goes_behind_the_end(code, at):
    """Is it the condition of a loop over things, so that it would go one round behind their end? What it reads there is
    for the sanitizers. Where the rounds alone count (the body does not name the counter), it is a fault as any."""
    head = re.search(r"\bfor \([^;\n]*; (\w+)$", code[:at].rsplit("\n", 1)[-1].rstrip())
    if not head:
        return False
    shut = closing(code, code.rfind("for (", 0, at) + 4)
    body = re.match(r"\)\s*", code[shut:]).end() + shut
    depth, stop = 0, body
    for stop in range(body, len(code)):
        depth += {"{": 1, "(": 1, "}": -1, ")": -1}.get(code[stop], 0)
        if depth == 0 and code[stop] in "};":
            break
    return re.search(rf"\b{head.group(1)}\b", code[body:stop]) is not None


# The larger of two: when they are equal it does not matter which.
LARGER = re.compile(r"if \((.+) [<>]=? (.+)\) \1 = \2;|\b(\S+) [<>]=? (\S+) \? (\3 : \4|\4 : \3)(?!\w)")


# Functions that give false only when memory has run out.
FAILS_WITHOUT_MEMORY = re.compile(r"if \(!(dict_set_name|list_append)\(")


def is_an_instant(code, start):
    """Is it asked whether a moment has come? At the very nanosecond both answers are right."""
    return re.search(r"\b(clock_monotonic\(\)|now|now - [\w.>-]+)$", code[:start].rstrip()) is not None


def sizes_an_array(code, at):
    """Is it within the brackets of what is declared? A larger array is as good; a smaller one is for the sanitizers."""
    before = code[code.rfind("\n", 0, at) + 1:at].lstrip()
    declared = re.match(r"(static |const |unsigned )*\w+ \*?\w+\[", before)
    return declared and "=" not in before and before.count("[") > before.count("]")


def is_as_good(code, operator, start, end, bounds):
    """Does it only change how something is done that is done as well so?"""
    line = line_at(code, start)
    if operator == "relation" and (goes_behind_the_end(code, start) or LARGER.search(line)):
        return True
    if operator == "relation" and is_an_instant(code, start):
        return True
    if operator == "return" and FAILS_WITHOUT_MEMORY.search(line):
        return True
    if operator in ("constant", "sum", "relation") and GROWS.search(line):
        return True
    if operator in ("constant", "sum") and HASHES.search(line):
        return True
    if re.search(r"\bfd( <| >=)? $", code[:start][-9:]) and re.match(r"(<|>=)? ?0\b", code[start:]):
        return operator in ("relation", "constant")   # descriptor 0 is open
    if (operator == "constant" or code[start:end] == "-") and sizes_an_array(code, start):
        return True
    return is_of_capacity(code, operator, start, end, bounds)


def faults_of(path, text, enums, wanted, bounds=frozenset()):
    """All of them, in order. wanted(function): are its faults of interest?"""
    code, found, times, had = blanked(text), [], {}, set()
    for function in filter(wanted, functions(code)):
        for operator, places in PLACES.items():
            for start, end, instead in places(code, text, function.start, function.end, enums):
                if (start, end, instead) in had or is_of_memory(code, start):
                    continue
                if is_as_good(code, operator, start, end, bounds):
                    continue
                had.add((start, end, instead))
                before = line_at(text, start)
                after = line_at(text[:start] + instead + text[end:], start)
                nth = times[path, function.name, before, after] = times.get((path, function.name, before, after), 0) + 1
                key = "\0".join((path, function.name, operator, before, after, str(nth)))
                found.append(Fault(path, text.count("\n", 0, start) + 1, function.name, operator, before, after, start,
                                   end, instead, hashlib.sha256(key.encode()).hexdigest()[:8]))
    return found
