#!/usr/bin/env python3
"""The first inputs of a fuzzer, and the words that its inputs are made of: seeds.py NAME FOLDER. The words are in
FOLDER.dict."""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def progress():
    lesson = {"seen": ["look", "predict"], "reached": ["fix"], "predicted": {"look": ["short", "right"]}}
    whole = {"version": 1, "language": "zh", "lessons": {"value-race": lesson, "é": {}}, "tasks": ["withdraw"]}
    yield from (json.dumps(v).encode() for v in (whole, {"version": 1, "lessons": {}}, [], {"lessons": {"a": 1}},
                {"lessons": {"value-race": {"predicted": {"look": ["long", "open"]}}}}, {**whole, "tasks": [1, None]}))


PATTERNS = r"""a*b (a|b)+c (?P<name>\w+)\s(?P=name) (?i:ab) ^\d{2,4}?$ [^a-z\-\]] (?=x)y (?<!a)b (?<=ab)c (?:a)(?#note)b
(x)?(?(1)y|z) \bfoo\B \A\Z [\d\s\w]+ (?s:.) (?mi)^a$ \x41\u00e9\N{BULLET} a{,3} a{2,} (a*)*|((a)|b)*\2 [[a]] \\. é+
(?>a+)b a*+ x{0} (?P<n>a)(?P<n>b) ( [ * a** (?P=x) \9 (?<=a*)b [z-a] a{3,1} a|b (a|ab)(c|bcd) |""".split()
PATTERNS += ["", "(?x) a  # note\n b"]


def regex():
    for i, pattern in enumerate(PATTERNS):
        for what in range(6):
            text = "abab cc aab xyz 12"[i % 5:]
            to = [r"<\1>", r"\g<name>", "", r"\g<0>\n"][i % 4]
            yield bytes((what, i * 7 % 256)) + b"\xff".join(t.encode() for t in (pattern, text, to))


def json_texts():
    for text in ("null", "[1, -2.5e10, true]", '{"a": {"b": []}, "\\u00e9": "\\ud834\\udd1e"}', "1e999", "-0", "NaN",
                 "[-Infinity, 0.1]", '"\\"\\\\\\/\\b\\f\\n\\r\\t"', "{}", " [ ] ", '{"a": 1, "a": 2}', "[1,]", '{"a"}',
                 '"\x01"', "01", "1.", "[" * 300 + "]" * 300, str(2 ** 200), '"\\ud800"', "\ufeff1"):
        yield text.encode()
    for path in sorted(ROOT.glob("lessons/*/lesson.json"))[:6]:
        yield path.read_bytes()[:3900]


COMMANDS = r"""list|list --json|run @race.py|run one --set add=off --seed 7 --json|run @race.py --set WORKERS=3 -- a -b|
run @race.py --limit processes=3 --limit memory=64M --limit output=10 --limit seconds=0.5|explore one|
explore @race.py --max 3 --save @new.json --json|explore @race.py --random 4 --seed 0x10|explore 1 --all --seconds 1|
explore @race.py --from @o.json:1 --limit memory=512M|replay @o.json|replay --json @o.json|trace 1 -o @t.json --seed 3|
trace --replay @o.json -o @t.json|task|task --json|task mend -o @mine.py|task mend --hint 2|task mend --again|
task mend --solution|class @class|class @class --json|class @class --format csv|handout one -o @h.html|
handout 1|slides one|slides one -o @s.html|page @race.py -o @p.html|page @o.json -o @p.html|shot one p|
shot one p --size 120x36 --given 1 -o @p.svg|check one|dis one|dis @race.py|help|run --help|--version|--manual|
--complete|--complete run|--complete run @race.py --set |--complete explore --|--complete grade mend |one|@race.py|
--plain one|one two|nothing|--wrong|grade mend @race.py --json|run|run --seed|run one --seed 99999999999999999999|
run one --set|run one --set x=1|explore one --max -1|shot one p --size 1x1|class @race.py|run @class|replay @race.py|
run @class/mia.json""".replace("\n", "").split("|")


def cli():
    for line in COMMANDS:
        yield b"\xff".join(w.encode() for w in line.split(" "))


KEYS = ["r", "r\0\0\0", "s\0abcab\0\0", "x\0\0\0\0\0\0\r\0", "t1\0", "v2\0\x1b[A\r", "?\0j\0\x1b", ":run\r\0",
        ":\0\x1b[B\r\0", ">>\0<\0", "\t\t\t\0 \0", "/lock\rn\0p\0", "g12\0", "p\0p\0", "+\0-\0", "!9\0",
        "y\0" "1\0", "d\0\0", "h\0", "o", "\x1b[200~text of a paste\nof two lines\x1b[201~\0",
        "o\x1b[200~/dev/shm/x.py\x1b[201~\r\0",
        "\x1b[<0;10;10M\x1b[<0;10;10m\0", "\x1b[<64;20;5M\x1b[<65;20;5M\0", "\x1b[M !!\0", "\x1bOA\x1bOB\x1bOC\x1bOD\0",
        "\x1b[5~\x1b[6~\x1bOH\x1bOF\0", "\x1c\x10\x3c\0\x1c\x05\x05\0\x1c\x50\xf0\0", "\x1c\0\0\0", "\xff\xfe\x80\0",
        "\x0c\x03", "\x1a\0", "q", "é漢\0", "\x1b[Z\0", "s\0A\0\x1b[D\0\x1b[C\0x\0\0", "l\0", "z\0\x1b", "f\0\0",
        "c\0\x1b", "\\\0*\0n\0", "e\0\0", "\r\0r\0 \0\0", "=\0\r\0=\0"]


def terminal():
    for i, one in enumerate(KEYS):
        for kind in (0, 2, 3 + i % 30):
            yield bytes((kind,)) + one.encode("latin-1" if "\xff" in one else "utf-8")
    typed = []
    for path in sorted((ROOT / "tests/tui").glob("test_pty*.c")):
        typed += re.findall(r'(?:press|terminal_keys)\(t, "([^"\\]{1,20})"', path.read_text())
    for i in range(0, len(typed), 12):  # what the tests press, one after the other
        yield bytes((3 + i % 30,)) + "\0".join(typed[i:i + 12]).encode() + b"\0"


WORDS = {
    "regex": [*"()[]{}|*+?^$\\.", "(?:", "(?P<n>", "(?P=n)", "(?=", "(?!", "(?<=", "(?<!", "(?i)", "(?(1)", "\\b",
              "\\1", "{2,3}", "\\d", "[^", "\\g<1>", "\\Z", "\xff"],
    "json": ["null", "true", "NaN", "Infinity", "\\u", "\\ud834", "\\udd1e", "1e", "{", "}", "[", "]", ":", ",", '"'],
    "cli": sorted({w for line in COMMANDS for w in line.split(" ") if len(w) > 1}) + ["\xff", "@"],
    "terminal": ["\x1b[200~", "\x1b[201~", "\x1b[<0;1;1M", "\x1b[M", "\x1bOA", "\x1b[5~", "\x1c", "\0", "\x1b", ":",
                 "\r"],
}
SEEDS = {"progress": progress, "regex": regex, "json": json_texts, "cli": cli, "terminal": terminal}


def main():
    name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    for i, seed in enumerate(SEEDS[name]()):
        (folder / f"{i:04}").write_bytes(seed)
    rows = ("".join(f"\\x{b:02x}" for b in w.encode("latin-1")) for w in WORDS.get(name, []))
    pathlib.Path(f"{folder}.dict").write_text("".join(f'"{row}"\n' for row in rows))


main()
