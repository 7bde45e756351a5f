# Forms of a format specification with all kinds of values, also those that do not go together: what comes out, or what
# is raised.
VALUES = [0, 7, -7, 1234567, -1234567, 10 ** 20, 255, True, 0.0, -0.0, 1.5, -2.25, 1234567.891, 1e16, 1e-5,
    123e-9, 2.5e100,
          0.1, 98.75, 9.5, float("inf"), float("-inf"), float("nan"), "", "a", "wörter", "中文"]
SPECS = [fill + sign + alt + zero + width + group + precision + kind
         for fill in ("", "<", ">", "^", "=", "*<", "·^", "0=")
         for sign in ("", "+", " ", "-")
         for alt in ("", "#")
         for zero in ("", "0")
         for width in ("", "1", "6", "13")
         for group in ("", ",", "_")
         for precision in ("", ".0", ".1", ".3", ".9")
         for kind in ("", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "q")]
PERCENT = ["%" + flag + width + precision + kind
           for flag in ("", "-", "+", " ", "0", "#", "-0", "+ ", "#0")
           for width in ("", "1", "7", "*")
           for precision in ("", ".", ".0", ".3", ".*")
           for kind in ("d", "i", "u", "o", "x", "X", "e", "E", "f", "F", "g", "G", "c", "r", "s", "a", "%", "q")]


def tried(f):
    try:
        return repr(f())
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def some(of, step, start):
    return [of[i] for i in range(start % step, len(of), step)]


for i, v in enumerate(VALUES):
    for spec in some(SPECS, 97, i * 31):
        print(repr(v), spec, tried(lambda: format(v, spec)))
    for spec in some(PERCENT, 11, i):
        given = ((5,) if "*" in spec[:4].split(".")[0] else ()) + ((2,) if ".*" in spec else ()) + (v,)
        print(repr(v), spec, given, tried(lambda: spec % given))
for spec in SPECS:
    if len(spec) <= 4:
        print(spec, tried(lambda: format(1234.5, spec)), tried(lambda: format(-42, spec)),
            tried(lambda: format("ab", spec)))
for text in ("{", "}", "{}}", "{{}}", "{{{}}}", "{0}{}", "{}{0}", "{1}", "{a}", "{!r}", "{!s:>5}", "{!a}",
    "{!x}", "{!}", "{0!r:^{1}}",
             "{:{}}", "{:{}.{}}", "{0[1]}", "{0[x]}", "{0.real}", "{0.nothing}", "{:>{w}}", "{0:{1}{2}}",
             "{[0]}", "{.imag}",
             "{0[}", "{0.}", "{ }", "{0 }", "{-1}", "{:}", "{::}", "{0:{1:{2}}}", "{a[b]}", "{b.c}",
             "{99999999999999999999}"):
    for args, more in (((7, 8), {}), (([1, 2], 9, 3), {"a": {"b": 4}, "w": 6}), (("é", 4, 2), {"a": "x"}), ((), {})):
        print(text, args, tried(lambda: text.format(*args, **more)))
for text in ("%", "%(a)s", "%(a)d %(b)s", "%(a", "%()s", "%d %d", "%s", "%%", "%5%", "% d", "%.2",
    "%l", "%ld", "%hhd", "%-5s|"):
    for given in ({"a": 1, "b": 2}, (1, 2), (1,), 1, (), "x", [1], {"": 3}, 2.5):
        print(text, given, tried(lambda: text % given))
