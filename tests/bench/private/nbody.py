# Floats in lists and locals: the planets, as the Computer Language Benchmarks Game has them.
from math import sqrt

BODIES = [
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47841760435743],
    [4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
     0.606326392995832, 2.81198684491626, -0.02521836165988763, 0.03769367487038949],
    [8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
     -1.01077434617879, 1.82566237123041, 0.008415761376584154, 0.011286326131968767],
    [12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
     1.08279100644154, 0.868713018169608, -0.010832637401363636, 0.0017237240570597112],
]


def advance(dt, n):
    pairs = [(a, b) for i, a in enumerate(BODIES) for b in BODIES[i + 1:]]
    for _ in range(n):
        for a, b in pairs:
            dx = a[0] - b[0]
            dy = a[1] - b[1]
            dz = a[2] - b[2]
            mag = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            m = b[6] * mag
            a[3] -= dx * m
            a[4] -= dy * m
            a[5] -= dz * m
            m = a[6] * mag
            b[3] += dx * m
            b[4] += dy * m
            b[5] += dz * m
        for r in BODIES:
            r[0] += dt * r[3]
            r[1] += dt * r[4]
            r[2] += dt * r[5]


advance(0.01, 50000)
print(sum(sqrt(b[0] ** 2 + b[1] ** 2) for b in BODIES))
