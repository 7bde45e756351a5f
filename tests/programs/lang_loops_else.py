# for/while with else, break and continue in nested loops and through finally.
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
i = 0
while i < 3:
    i += 1
    if i == 2:
        continue
    print("i", i)
else:
    print("while else")
while True:
    break
else:
    print("never")
def f():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("no")
    for i in range(3):
        try:
            return i
        finally:
            print("returning")
print(f())
def g():
    while True:
        try:
            return 1
        finally:
            break
    return 2
print(g())
for x in []:
    pass
else:
    print("empty else")
for i, (a, *b) in enumerate([(1, 2, 3), "xyz"]):
    print(i, a, b)
d = {}
for d["k"] in range(3):
    pass
print(d)
items = [1, 2, 3]
for x in items:
    if x < 3:
        items.append(x + 10)
print(items)
