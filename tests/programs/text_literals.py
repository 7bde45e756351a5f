# String literals: escapes, raw, triple-quoted, joined, bytes, and repr of them.
print("tab\there", 'single "double" inside', "it's", "back\\slash", "\x41\u00e9\U0001F600\101\0end", "a\
b")
print(r"raw \n \t", R'\d+', """three
lines
""", '''a 'quoted' "both"''')
print("abc" 'def' """ghi""", b"bytes\x00\xff\n", rb"raw\n", Br"x\y", b'it\'s')
for s in ("a'b", 'a"b', "a'b\"c", "\n\t\r\\", "\x00\x1f\x7f\x80\xa0\xad", "é€😀", "\u200b", "\u3000", "", " ",
          "\u0378"):
    print(repr(s), ascii(s), len(s))
for b in (b"a'b", b'a"b', b"a'b\"c", b"\n\t\r\\\x00\x7f\xff", b""):
    print(repr(b), len(b), str(b))
print(f"{'nested'!r} {{}} {1 + 1} {'a' 'b'}", f'{"x":>5}|' "plain" f"{3:03}", rf"\n{1}", f"""{
    1 + 2}""")
x = 5
print(f"{x=} {x = } {x=!r:>3} {x=:04} {x+1=}", f"{x!s}{x!a}", f"{x:{x}}|", f"{x:>{x}.{x-3}f}|", f"{ {'a': 1}['a'] }",
      f"{(lambda v: v * 2)(4)}", f"{x if x else 0}", f"{x:=+5}")
print(f"{x:%}", f"{'é':*^5}", f"{'{'}", f"{{{x}}}", f"{x!r:^{4 + 3}}", f"{[i for i in range(3)]}", f"{x:{'>'}{4}}")
print("%" "s" % 1, "a" "b" * 2, not "a" "b")
print(0x1F, 0o17, 0b101, 1_000_000, 0XaB, 1e3, 1E-2, .5, 5., 1_0.0_1, 1e400, 00, 0_0)
print("\
joined", """\
no newline first""")
