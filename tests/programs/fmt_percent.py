# The % operator on strings.
print("%s %r %a" % ("é", "é", "é"), "%d %i %u" % (5, -5, 5.9), "%5d|%-5d|%05d|%+d|% d" % (42, 42, 42, 42, 42),
      "%x %X %#x %o %#o" % (255, 255, 255, 8, 8))
print("%f %.2f %10.3f|%-10.1f|%010.2f %+.1f" % (3.14159, 2.5, 1.5, 1.5, -3.14159, 2.0),
      "%e %E %.3e %g %G %.3g" % (12345.678, 0.00012, 1.0, 1e10, 1e-10, 123456), "%c%c" % ("a", 98),
      "%%|%5s|%-5s|%.2s" % ("ab", "ab", "abcdef"))
print("%(name)s is %(age)d" % {"name": "Al", "age": 5}, "%(a)s%(a)s" % {"a": 1, "b": 2}, "%s" % (1,), "%s" % [1, 2],
      "%s %s" % ("a", None), "%*d|%.*f" % (5, 42, 2, 3.14159), "%s" % {"a": 1}, "nothing" % (), "%s" % ((1, 2),))
print("%d" % 10**25, "%x" % -255, "%.0f" % 0.5, "%.0f" % 1.5, "%.3d" % 5, "%#g" % 1.0, "%s" % 1.0, "%d" % True,
      "%5%|" % ())
print("%s" % "x".join(["a"]), "%r" % (1,), "%-8s|%8s|" % ("l", "r"), "%s" % b"b", "%f" % float("inf"),
      "%5.1f%%" % 45.678, "%e" % 0, "%g" % 100000, "%g" % 1000000, "%.10g" % 0.1)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__ + ":", e)
for f in (lambda: "%d" % "a", lambda: "%d %d" % 1, lambda: "%d" % (1, 2), lambda: "%s" % (), lambda: "%z" % 1,
          lambda: "%" % 1, lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "%f" % "x", lambda: "%x" % 1.5,
          lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "a" % 1, lambda: "%(a" % {}, lambda: "%d" % None,
          lambda: "%*d" % ("a", 1), lambda: "%c" % 1.5, lambda: "%s %(a)s" % {"a": 1}, lambda: "%d" % [1],
          lambda: "%o" % "a", lambda: "abc" % {"a": 1}, lambda: "abc" % [1], lambda: "%i" % float("nan"),
          lambda: "%d" % float("inf"), lambda: "%*d" % (), lambda: "%*d" % (3,), lambda: "%.*f" % (),
          lambda: "%*.*f" % (3,), lambda: "%*d" % (1.5, 2), lambda: "%.*f" % ("a", 1.0)):
    t(f)
