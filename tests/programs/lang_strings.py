# Strings and their methods, formats, f-strings, non-ASCII text.
s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.replace("l", "L", 2), s.find("o"), s.rfind("o"), s.count("l"))
print(s.split(", "), " a b  c ".split(), "a,b,,c".split(","), "x".join(["1", "2"]), s[::-1], s[2:5], s[-3:], s * 2)
print(s.startswith("He"), s.endswith(("x", "ld")), "abc".isalpha(), "12".isdigit(), " x ".strip(), "xxaxx".strip("x"),
      "a".center(5, "*"))
print("%s %d %5.2f %x %r %-5s| %05d %%" % ("s", 42, 3.14159, 255, "q", "ab", 42))
print("{} {1} {0}".format(1, 2) if False else "{0} {1} {0}".format(1, 2), "{a} {b:>5} {c!r}".format(a=1, b="x", c="y"))
n, x, name = 1234567, 3.14159, "Bob"
print(f"{n:,} {n:_} {x:.2f} {x:10.3f}| {name!r:>8} {n:x} {n:b} {n:e} {x:g} {n:>10}|{n:<10}|{n:^11}| {x=} {0.5:%} "
      f"{'nested ' + name}")
print(f"{n:0{12}d} {{braces}} {name:*^9} {True} {None} {[1, 'a']} {(1,)} {n!s:.3}")
print(repr("it's"), repr('say "x"'), repr("a\n\t\\"), ascii("é"), "tab\tend", r"raw\n")
t = "进程 process 锁"
print(t, len(t), t[0:2], t[::-1], t.index("锁"), t.upper(), f"{t:>15}|", t.encode("utf-8"), repr(t))
print("a-b-c".partition("-"), "a-b-c".rsplit("-", 1), "abc".zfill(5), "-5".zfill(4), "line1\nline2".splitlines(),
      "aXbX".casefold())
print(b"bytes"[1], b"ab" + b"c", bytes([65, 66]), bytearray(b"xy"), b"a,b".split(b","), b"\xff".hex(), bytes(3),
      b"abc".decode())
print("abc" < "abd", "a" in "cat", "z" not in "cat", min("hello"), sorted("hello"), "".join(reversed("abc")))
print(str(1.0), str(None), str([1, "a", None, 2.5]), str({"k": (1, 2)}), str({1}), str(set()), str(b"x"), str(range(3)))
print("one" "two", """triple
line""", "x".ljust(3) + "|", "{:>{w}}".format("r", w=4), "%(a)s-%(b)03d" % {"a": 1, "b": 2})
