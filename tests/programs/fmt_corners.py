# Corners of the format languages: a width taken from the arguments that is negative, a zero without its sign.
for width in (-8, -5, -2, -1, 0, 1, 5):
    print("[%*d]" % (width, 42), "[%*s]" % (width, "ab"), "[%-*d]" % (width, 7), "[%0*d]" % (width, 7))
print("[%*.*f]" % (-9, 2, 3.14159), "[%*.*f]" % (9, -1, 3.14159))

for value in (-0.0, 0.0, -0.001, 0.001, -0.4, -0.6, -1.5, 1.5, -10.0, -100.25):
    print(format(value, "z.0f"), format(value, "z.1f"), format(value, "z.2f"), format(value, "+z.1f"),
          format(value, "z.1e"), format(value, "z.3g"), format(value, ".1f"))
