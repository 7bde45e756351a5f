# Lists of lists of floats.
n = 110
a = [[float(i * j % 7) for j in range(n)] for i in range(n)]
b = [[float(i + j) / 3 for j in range(n)] for i in range(n)]
c = [[0.0] * n for _ in range(n)]
for i in range(n):
    ai, ci = a[i], c[i]
    for j in range(n):
        s = 0.0
        for k in range(n):
            s += ai[k] * b[k][j]
        ci[j] = s
print(c[3][4], c[-1][-1])
