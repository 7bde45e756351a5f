# getopt: short and long options, where they end, and what is wrong with them
import getopt
import sys


def tried(f, *args):
    try:
        print(args, f(*args))
    except getopt.GetoptError as e:
        print(args, type(e).__name__, str(e), e.msg, e.opt, e.args, repr(e))


CASES = [
    ("-a -b -cfoo -d bar a1 a2", "abc:d:"), ("-abcfoo --x", "abc:"), ("--verbose --size=3 --size 4 -- -v rest", "v"),
    ("--ver x", ""), ("--s=1", ""), ("--verbose=1", ""), ("--size", ""), ("-c", "c:"), ("-z", "abc"), ("--nope", ""),
    ("- a", "a"), ("a -b", "ab"), ("", ""), ("-a x -b y", "a:b"), ("-:", "a:"), ("--se", ""), ("--size=", ""),
    ("a --verbose b -v -- -c", "v"), ("a -b", "+b"),
]
LONG = ["verbose", "size=", "sea", "sky="]
for line, short in CASES:
    tried(getopt.getopt, line.split(), short, LONG)
    tried(getopt.gnu_getopt, line.split(), short, LONG)
tried(getopt.getopt, ["--one"], "", "one")
print(getopt.error is getopt.GetoptError, getopt.short_has_arg("a", "a:b"), getopt.long_has_args("si", LONG))


def main(argv):
    try:
        opts, args = getopt.getopt(argv, "hw:r:", ["help", "workers=", "rounds="])
    except getopt.GetoptError as e:
        print("usage:", e)
        return 2
    for o, a in opts:
        if o in ("-h", "--help"):
            print("help")
        elif o in ("-w", "--workers"):
            print("workers", int(a))
        else:
            assert False, "unhandled option"
    print(args)


main(["-w", "3", "--workers=4", "x"])
sys.exit(main(["-q"]))
