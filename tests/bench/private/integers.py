# Collatz: integers in locals.
longest = best = 0
for start in range(1, 60000):
    n = start
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    if steps > longest:
        longest, best = steps, start
print(longest, best)
