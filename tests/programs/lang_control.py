# Loops with else, break, continue, nested, while, chained comparisons, conditional expressions.
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
else:
    print("never")
print(i)
while i:
    i -= 1
else:
    print("else", i)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1 != 2, not 1 > 2)
print("a" if i else "b", i or "x", i and "y", [] or {} or 0 or "last")
x = 5
print(x if x > 3 else -x, (lambda n: "even" if n % 2 == 0 else "odd")(x))
for a, (b, *c) in [(1, (2, 3, 4)), (5, (6,))]:
    print(a, b, c)
