import cmath


def tries(f, *args, **keywords):
    try:
        return f(*args, **keywords)
    except Exception as e:
        return type(e).__name__, str(e)


points = [0, 1, -1, 1j, -1j, 1 + 1j, -2 + 0.5j, 3 - 4j, 0.25, -0.75j, 1e-3 + 1e3j]
one = 'sqrt exp sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh log log10'.split()
for name in one:
    shown = []
    for z in points:
        v = tries(getattr(cmath, name), z)
        shown.append(f'{v:.9g}' if isinstance(v, complex) else v)
    print(name, *shown)
for z in points:
    print(f'{cmath.phase(z):.12g}', *[f'{x:.12g}' for x in cmath.polar(z)], f'{cmath.rect(*cmath.polar(z)):.6f}')
print(cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 1 + 1e-3j), cmath.isclose(1j, 1.001j, rel_tol=0.01),
      cmath.isclose(cmath.inf, cmath.inf), cmath.isclose(cmath.nan, cmath.nan), cmath.isclose(0, 1e-10j, abs_tol=1e-9))
print(cmath.isinf(cmath.infj), cmath.isnan(cmath.nanj), cmath.isfinite(1j), cmath.isfinite(cmath.infj), cmath.isinf(1))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
print(tries(cmath.sqrt, 'a'), tries(cmath.exp, 1000), tries(cmath.log, 0), tries(cmath.log, 8, 2),
      tries(cmath.log, 1, 0),
      tries(cmath.isclose, 1, 2, rel_tol=-1), tries(cmath.rect, 1j, 1), tries(cmath.polar, [1]))


class Own:
    def __complex__(self):
        return 3 + 4j


print(cmath.sqrt(Own()), cmath.polar(Own())[0])
# the roots of x**2 + 2*x + 5
d = cmath.sqrt(2 ** 2 - 4 * 5)
print((-2 + d) / 2, (-2 - d) / 2)
# e ** (i * pi)
print(abs(cmath.exp(1j * cmath.pi) + 1) < 1e-15)
