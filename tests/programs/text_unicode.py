# Text beyond ASCII: length, slices, case, width in formats, order, identifiers, encodings.
s = "naïve café — 漢字 😀 𝒳"
print(len(s), s[2], s[-1], s[-3], s[::-1], s.upper(), s.find("漢"), s.index("😀"), s.count("é"), s.split(),
      s.replace("é", "e"), s[5:10], s.title())
print([ord(c) for c in "aé漢😀"], [len(c.encode()) for c in "aé漢😀"], "é" == "e\u0301", "ß".upper(),
      "İ".lower() == "i̇", "ΑΣ".lower(), "ﬁ".upper(), "É".casefold())
print(f"{'é':>5}|{'漢字':<5}|{'😀':^5}|", "%5s|%-5s|" % ("é", "漢"), "é".ljust(4, "ü") + "|", "漢".center(5, "字"),
      "é".zfill(3))
größe, 变量, ñ = 1, 2, 3
print(größe + 变量 + ñ, sorted(["é", "e", "z", "a", "É"]), "é" > "z", max("aé漢"), "漢字" < "漢字典")
for text in ("é", "漢", "😀", "\u00a0", "\u2028", "\x85", "\ufeff", "\u200d", "´", "½", "²", "٣"):
    print(ascii(text), text.isalpha(), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isspace(),
          text.isprintable(), text.isidentifier(), text.isupper(), text.islower(), text.isalnum(), repr(text))
print("é漢".encode("utf-8"), b"\xc3\xa9".decode(), "é".encode("latin-1"), "日本".encode("utf-8").hex(),
      bytes("ü", "utf8"), "aé".encode("ascii", "xmlcharrefreplace"))
for f in (lambda: "é".encode("ascii"), lambda: "漢".encode("latin-1"), lambda: b"\xc3".decode(),
          lambda: b"a\xffb".decode("utf-8"), lambda: b"\xe9".decode("ascii"), lambda: "aéb漢".encode("ascii"),
          lambda: b"\xf0\x9f\x98".decode(), lambda: b"\xed\xa0\x80".decode(), lambda: b"\xc0\x80".decode()):
    try: print(f())
    except UnicodeError as e: print(type(e).__name__, e, e.args[0], e.args[2:4])
print("á".isalpha(), "x" * 3 + "é" * 2, "é" in "café", "a\u0301" in "a\u0301b", list("né"), set("éé"), {"é": 1}["é"],
      "%c%c" % ("é", 28450), chr(233) == "é", sep="|")
print("Straße".casefold() == "STRASSE".casefold(), "ǅ".lower(), "ŉ".upper(), "aΣ b".lower(), "ÀÉ".swapcase(),
      "'tis o'clock".title(), "x1y".title(), "a-b_c d".title(), "éCOLE".capitalize())
print("tab\tx".expandtabs(4), "é\tx".expandtabs(4), "漢\tx".expandtabs(4), "a\u2003b c".split(), "a\x1cb".split(),
      "one\x0btwo\x0cthree\x85four\u2029five".splitlines(), " \u3000x\u00a0".strip() + "|")
