"""The bank's books. move() takes one coin from an account to another; whoever calls it holds both accounts' locks.
`most` remembers how many moved coins at the same time."""
from multiprocessing import Lock, Value

inside = Value("i", 0)
most = Value("i", 0)
moves = Value("i", 0)
_gate = Lock()


def move(balances, a, b):
    with _gate:
        inside.value += 1
        most.value = max(most.value, inside.value)
    balances[a].value -= 1
    balances[b].value += 1
    with _gate:
        inside.value -= 1
        moves.value += 1
