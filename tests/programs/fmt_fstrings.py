# f-strings: nesting, conversions, specs that are computed, self-documenting, quotes, multi-line, errors inside.
name, n, pi, items = "Al", 42, 3.14159, [1, 2]
print(f"{name}", f"{n:5d}|{n:<5}|{n:^7}|{n:+}|{n:x}|{n:#b}|{n:08.3f}", f"{pi:.2f} {pi:10.3e} {pi:%}",
      f"{name!r} {name!s} {name!a} {name:>5} {name!r:^8}")
print(f"{n + 1} {n if n else 0} {items[0]} {items!r} {len(items)} {name.upper()} {{literal}} {{{n}}} {'quoted'} "
      f"{'a' + 'b'}")
print(f"{n=} {n = } {n=:>5} {name=} {name=!s} {n + 1=} {items[1]=}", f"{name:{n - 37}}|{n:{'>'}{6}}|{pi:{7}.{2}f}|")
w, p = 10, 3
print(f"{pi:{w}.{p}f}|{name:>{w}}|{name:{'*'}^{w}}|{n:0{w}d}|{n:,}|{1234567:,}|{1234567:_}|{0.5:.0%}")
print(f'{name + "x"}', f"{'single'}", f"""{
    n
    + 1
}""", f"a{''}b", f"{''!r}", f"" "joined" f"{n}", rf"\d{n}\n", f"\t|{n}\x41|\u00e9")
print(f"{(lambda x: x * 2)(3)} {[i for i in range(3)]} { {'a': 1} } {({1, 2} - {1})} {1 if 0 else 2} {not n} {n == 42} "
      f"{n != 41} {n >= 1} {'a' in 'abc'} {-n} {n!r}")
print(f"{f'{n}'}", f"{f'{name}':>5}", f"{n:{f'{w}'}}")
class P:
    def __format__(self, spec): return f"<{spec}>"
    def __repr__(self): return "P()"
    def __str__(self): return "p"
print(f"{P()} {P():spec} {P():%Y-%m} {P()!r} {P()!s:>3} {P()=}")
for f in (lambda: f"{undefined}", lambda: f"{1 / 0}", lambda: f"{n:z}", lambda: f"{name:d}", lambda: f"{[]:5}",
          lambda: f"{None:5}", lambda: f"{n:{name}}", lambda: f"{items[9]}", lambda: f"{pi:d}", lambda: f"{n:.2d}",
          lambda: f"{name:,}"):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
print(f"{True:d} {None} {...} {1e10} {1e-7} {b'x'} {print} {int}"[:40], f"{'x':5}|{'é':>3}|{'漢':3}|")
print(f"{n:c} {n:n} {n:e} {n:g} {n:G} {n:o} {n:X} {n:#X} {-n:=6} {n: } {n:*<6} {n:%}")
