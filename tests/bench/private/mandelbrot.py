# Floats in locals alone.
def inside(cr, ci):
    zr = zi = 0.0
    for n in range(100):
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = zr2 - zi2 + cr
    return 100


total = 0
for y in range(200):
    for x in range(250):
        total += inside(x / 125 - 1.5, y / 100 - 1.0)
print(total)
