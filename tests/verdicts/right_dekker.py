# verdict proved
# Both flags are stored blindly; neither store depends on what was loaded.
from multiprocessing import Process, Value
def work(mine, other, turn, me, n):
    mine.value = 1
    turn.value = 1 - me
    while other.value and turn.value == 1 - me: pass
    n.value += 1
    mine.value = 0
if __name__ == "__main__":
    a, b, t, n = (Value("i", 0, lock=False) for _ in range(4))
    ps = [Process(target=work, args=(a, b, t, 0, n)), Process(target=work, args=(b, a, t, 1, n))]
    for p in ps: p.start()
    for p in ps: p.join()
    assert n.value == 2
    t.value = 0
