# str.format: fields, attributes, items, conversions, nested specs, errors.
class P:
    x = 5
    def __init__(self): self.d = {"k": [1, 2]}
print("{} {} {}".format(1, "a", None), "{0} {1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2),
      "{0.x} {0.d[k][1]} {1[0]}".format(P(), "xyz"), "{!r} {!s} {!a}".format("é", "é", "é"), "{{}} {{{}}}".format(1))
print("{:>5}|{:<5}|{:^5}|{:*^7}|{:=+5}".format("a", "b", "c", "d", 5),
      "{:{}}|{:{w}.{p}f}|".format("x", 4, 3.14159, w=8, p=2),
      "{:d} {:x} {:#x} {:b} {:#o} {:c} {:n}".format(5, 255, 255, 5, 8, 65, 7),
      "{:,} {:_} {:,.2f} {:+} {: }".format(1234567, 1234567, 1234.5, 5, 5))
print("{:.3} {:.2f} {:e} {:g} {:%} {:.1%}".format(3.14159, 2.5, 12345.0, 0.0001, 0.25, 0.256),
      "{:05} {:<05} {:05.1f} {:=5}".format(-5, 5, 2.25, -3), "{:s} {:.2s} {:5.1s}|".format("a", "abc", "xyz"),
      "{:>{}}".format("a", 3))
args = [1, 2]; kw = {"z": 3}
print("{} {} {z}".format(*args, **kw), "{z}".format_map(kw), "{:}".format(5), "{0!r:>5}".format("a"),
      "{a[0]}{a[key]}".format(a={0: "int", "key": "str"}), "{:010}".format(3.5), "{:_x}".format(2**40),
      "{:,}".format(10**15), "{:08b}".format(37), "{:#010x}".format(255), "{:+.2e}".format(-12345.678))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
for f in (lambda: "{}".format(), lambda: "{} {}".format(1), lambda: "{1}".format(1), lambda: "{a}".format(),
          lambda: "{".format(), lambda: "}".format(), lambda: "{0} {}".format(1, 2), lambda: "{} {0}".format(1, 2),
          lambda: "{!x}".format(1), lambda: "{:d}".format("a"), lambda: "{:s}".format(1), lambda: "{:d}".format(1.5),
          lambda: "{:.2d}".format(1), lambda: "{:z}".format(1), lambda: "{:,s}".format("a"),
          lambda: "{:=5}".format("a"), lambda: "{.x}".format(1), lambda: "{[0]}".format(1), lambda: "{[a]}".format({}),
          lambda: "{:c}".format("a"), lambda: "{:,x}".format(5), lambda: "{:5}".format(None), lambda: "{:5}".format([]),
          lambda: "{:}".format([]), lambda: "{!}".format(1), lambda: "{:+}".format("a"), lambda: "{:#}".format("a"),
          lambda: "{:c}".format(-1), lambda: "{:q}".format(1.5), lambda: "{:.f}".format(1.5), lambda: "{:{}}".format(1),
          lambda: "{0[}".format(1), lambda: "{0.}".format(1), lambda: "{:>>5}|".format(1), lambda: format(1, 5),
          lambda: format(1, "5d5"), lambda: "{a.b.c}".format(a=P()), lambda: "{:0=5}".format("x"),
          lambda: "{:_,}".format(5), lambda: "{:,_}".format(5), lambda: "{:.}".format(5.0), lambda: "{: }".format("s"),
          lambda: "{0!r".format(1), lambda: "{:5".format(1), lambda: "{:e}".format("a"), lambda: "{:x}".format(1.0),
          lambda: "{:%}".format("a")):
    t(f)
