# bench: function calls, fib | reach 1.5
from time import perf_counter
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
t = perf_counter()
fib(25)
print(1 / (perf_counter() - t))
