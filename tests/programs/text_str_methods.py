# str methods, each with its corners.
s = "Hello, World"
print(s.lower(), s.upper(), s.swapcase(), s.title(), s.capitalize(), "ß".upper(), "ǆ".title(), s.casefold())
print(s.find("o"), s.find("o", 5), s.find("o", 5, 7), s.rfind("o"), s.index("W"), s.rindex("l"), s.count("l"),
      "aaa".count("aa"), "abc".count(""), s.find(""), s.find("", 50))
print(s.startswith("He"), s.startswith(("x", "H")), s.endswith("ld"), s.startswith("l", 2), s.endswith("lo", 0, 5),
      s.startswith(""))
print("a,b,,c".split(","), "a,b,,c".split(",", 1), " a  b ".split(), " a  b ".split(" "), "".split(), "".split(","),
      "a b c".rsplit(None, 1), "a.b.c".rsplit(".", 1), "  x y".split(None, 1))
print("a\nb\r\nc\n".splitlines(), "a\nb".splitlines(True), "".splitlines(), "\n".splitlines(),
      "x\x0by\x1cz\u2028w".splitlines())
print("-".join("abc"), "".join([]), ",".join({"a": 1, "b": 2}), "x".join(c for c in "12"))
print("  x ".strip() + "|", "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ab"), " \t\n x\n".lstrip() + "|")
print("a-b-c".partition("-"), "abc".partition("-"), "a-b-c".rpartition("-"), "abc".rpartition("-"))
print("aXbXc".replace("X", "--"), "aXbXc".replace("X", "", 1), "abc".replace("", "."), "abc".replace("", ".", 2),
      "aaa".replace("a", "b", 0))
print("x".center(7, "*"), "x".center(4) + "|", "ab".center(5, "-"), "x".ljust(3, ".") + "|", "x".rjust(3) + "|",
      "-5".zfill(5), "+x".zfill(4), "abc".zfill(2))
print("abc".isalpha(), "".isalpha(), "12".isdigit(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(), "a1".isalnum(),
      " \t".isspace(), "Ab".istitle(), "aB".islower(), "AB1".isupper(), "_a1".isidentifier(), "1a".isidentifier(),
      "a b".isprintable(), "\n".isprintable(), "é".isascii())
print("a\tbc\td".expandtabs(4), "\t|".expandtabs(), "ab\tc".expandtabs(0))
print("hello".translate(str.maketrans("el", "ip")), "hello".translate(str.maketrans({"h": None, "o": "0!"})),
      "abc".translate({97: "x", 98: None}), str.maketrans("a", "b", "c"))
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "abc".removesuffix(""), "abc".removeprefix("x"))
print("héllo".encode(), "héllo".encode("latin-1"), "abc".encode("ascii"), "é".encode("ascii", "ignore"),
      "é".encode("ascii", "replace"), "é".encode("ascii", "backslashreplace"))
print("abc" "def", "a" * 3, 3 * "ab", "a" * -1, "b" in "abc", "" in "", "abc"[1], "abc"[-1], "abcdef"[1:4],
      "abcdef"[::-1], "abcdef"[4:1:-1], "abc"[5:], "abcdef"[::2], len("héllo"))
print(ord("a"), chr(8364), ord("😀"), len("😀"), "😀"[0], "naïve"[2], min("bca"), sorted("bca"), list("añb"), "z" > "é")
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
for f in (lambda: "abc".index("x"), lambda: "abc".rindex("x"), lambda: "a".split(""), lambda: "a".join([1]),
          lambda: "a".join(["a", None]), lambda: "a".join(5), lambda: "abc"[5], lambda: "abc"["a"], lambda: "abc"[1.0],
          lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b", lambda: "a" * 1.5, lambda: ord("ab"), lambda: ord(""),
          lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: "a".center(5, "ab"),
          lambda: "é".encode("ascii"), lambda: "a".encode("nope"), lambda: "a".startswith(5), lambda: "a".replace("a"),
          lambda: "a".upper(1), lambda: "a".strip(5), lambda: "a" < 5, lambda: "a".partition(""), lambda: "a".split(5),
          lambda: str(b"a", "ascii"), lambda: str(b"\xff", "utf-8"), lambda: "a"["b":], lambda: "abc"[::0],
          lambda: "a".count(1), lambda: "x".zfill("a"), lambda: "a".startswith((1,)), lambda: "a" in 5,
          lambda: str.upper(5), lambda: str.join(), lambda: "a".format_map({})):
    t(f)
