# Integers past 64 bits: factorials, powers, digits.
f = 1
for i in range(1, 1500):
    f *= i
digits = sum(int(c) for c in str(f))
p = pow(3, 10**6 + 7, 10**60 + 7)
fib = [0, 1]
for _ in range(20000):
    fib.append(fib[-1] + fib[-2])
print(digits, p % 1000, fib[-1] % 10**10)
