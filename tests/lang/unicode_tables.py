"""Writes engine/lang/types/str_unicode_tables.h from python3's unicodedata: run it with CPython 3.11, whose Unicode is
14.0.

    python3 tests/lang/unicode_tables.py > engine/lang/types/str_unicode_tables.h
"""
import unicodedata

ALL = [chr(c) for c in range(0x110000)]


def ranges(test):
    out, start = [], None
    for c, ch in enumerate(ALL):
        if test(ch):
            if start is None:
                start = c
        elif start is not None:
            out.append((start, c - 1))
            start = None
    if start is not None:
        out.append((start, 0x10FFFF))
    return out


def print_rows(rows, width=130):
    line = " "
    for row in rows:
        if len(line) + len(row) + 1 > width:
            print(line)
            line = " "
        line += " " + row
    print(line)


def print_ranges(name, test):
    rows = [f"{{0x{a:x}, 0x{b:x}}}," for a, b in ranges(test)]
    print(f"static const UniRange uni_{name}_ranges[] = {{")
    print_rows(rows)
    print("};")


def print_case(name, convert, unlike=str):
    """Runs of characters at the same distance from their counterpart, one apart or two."""
    pairs = [(c, ord(convert(ch)) - c)
             for c, ch in enumerate(ALL) if len(convert(ch)) == 1 and convert(ch) != unlike(ch)]
    runs = []
    for c, delta in pairs:
        if runs:
            start, end, step, d = runs[-1]
            gap = c - end
            if d == delta and gap in (1, 2) and (start == end or gap == step):
                runs[-1] = (start, c, gap, d)
                continue
        runs.append((c, c, 1, delta))
    print(f"static const UniCaseRun uni_{name}_runs[] = {{")
    print_rows([f"{{0x{a:x}, 0x{b:x}, {s}, {d}}}," for a, b, s, d in runs])
    print("};")


def print_expansions(name, convert):
    rows = []
    for c, ch in enumerate(ALL):
        text = convert(ch)
        if len(text) > 1:
            points = [ord(x) for x in text] + [0] * (3 - len(text))
            rows.append("{0x%x, {0x%x, 0x%x, 0x%x}}," % (c, *points))
    print(f"static const UniExpansion uni_{name}_expansions[] = {{")
    print_rows(rows)
    print("};")


print("// Made by tests/lang/unicode_tables.py from CPython 3.11's unicodedata (Unicode %s): not to be edited."
      % unicodedata.unidata_version)
print("// Ranges are inclusive and in order.")
print_ranges("alpha", str.isalpha)
print_ranges("decimal", str.isdecimal)
print_ranges("digit", str.isdigit)
print_ranges("numeric", str.isnumeric)
print_ranges("space", str.isspace)
print_ranges("unprintable", lambda ch: not ch.isprintable())
print_ranges("lower", str.islower)
print_ranges("upper", str.isupper)
print_ranges("title", lambda ch: unicodedata.category(ch) == "Lt")
print_case("lower", str.lower)
print_case("upper", str.upper)
print_case("title", lambda ch: ch.title(), unlike=str.upper)  # only where it is not the upper case
print_expansions("upper", str.upper)
print_expansions("title", lambda ch: ch.title())
