# Small whole programs: primes, sorting, a stack machine, matrices, word count, bank accounts, a linked list, memoised
# recursion.
def sieve(n):
    is_prime = [True] * (n + 1)
    is_prime[:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if is_prime[i]:
            is_prime[i * i::i] = [False] * len(is_prime[i * i::i])
    return [i for i, p in enumerate(is_prime) if p]
print(sieve(50))
def quicksort(items):
    if len(items) < 2: return items
    pivot, *rest = items
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])
print(quicksort([5, 3, 8, 1, 9, 2, 5]))
def run(code):
    stack = []
    ops = {"+": lambda a, b: a + b, "*": lambda a, b: a * b, "-": lambda a, b: a - b}
    for word in code.split():
        if word in ops:
            b, a = stack.pop(), stack.pop()
            stack.append(ops[word](a, b))
        else:
            stack.append(int(word))
    return stack
print(run("3 4 + 2 * 7 -"))
def multiply(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]
print(multiply([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
text = "the quick brown fox jumps over the lazy dog the end"
counts = {}
for word in text.split(): counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3]: print(f"{word:<6}{n:>3}")
class Account:
    rate = 0.02
    def __init__(self, owner, balance=0): self.owner, self._balance, self.log = owner, balance, []
    @property
    def balance(self): return self._balance
    def deposit(self, n):
        if n <= 0: raise ValueError(f"cannot deposit {n}")
        self._balance += n; self.log.append(("deposit", n)); return self
    def withdraw(self, n):
        if n > self._balance: raise RuntimeError(f"{self.owner} has only {self._balance:.2f}")
        self._balance -= n; self.log.append(("withdraw", n)); return self
    def __str__(self): return f"{self.owner}: {self.balance:,.2f}"
    def __iadd__(self, n): return self.deposit(n)
acc = Account("Ann", 1000).deposit(250.5).withdraw(100)
acc += 5
print(acc, acc.log)
for bad in (lambda: acc.deposit(-1), lambda: acc.withdraw(1e6), lambda: setattr(acc, "balance", 5)):
    try: bad()
    except (ValueError, RuntimeError, AttributeError) as e: print(type(e).__name__, e)
class Linked:
    class Node:
        def __init__(self, v, next=None): self.v, self.next = v, next
    def __init__(self, *vs):
        self.head = None
        for v in reversed(vs): self.head = Linked.Node(v, self.head)
    def __iter__(self):
        n = self.head
        while n:
            yield n.v
            n = n.next
    def reverse(self):
        prev, n = None, self.head
        while n: n.next, prev, n = prev, n, n.next
        self.head = prev
l = Linked(1, 2, 3)
l.reverse()
print(list(l), 2 in l, sum(l))
memo = {}
def fib(n):
    if n not in memo: memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(100), fib(300) % 1000007)
def hanoi(n, a="A", b="B", c="C"): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(8), sum(int(d) for d in str(2 ** 100)), "".join(chr(ord("a") + (ord(c) - 97 + 13) % 26) for c in "hello"),
      [n for n in range(1, 30) if sum(d for d in range(1, n) if n % d == 0) == n])
