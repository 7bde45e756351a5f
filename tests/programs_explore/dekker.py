# finds ok a=0 b=0 t=1 crit=0
# finds ok a=0 b=0 t=0 crit=0
from multiprocessing import Process, Value


def work(mine, other, turn, me, crit):
    mine.value = 1
    while other.value:
        if turn.value != me:
            mine.value = 0
            while turn.value != me:
                pass
            mine.value = 1
    crit.value += 1
    assert crit.value == 1
    crit.value -= 1
    turn.value = 1 - me
    mine.value = 0


if __name__ == '__main__':
    a, b = Value('b', 0, lock=False), Value('b', 0, lock=False)
    t, crit = Value('b', 0, lock=False), Value('i', 0, lock=False)
    ps = [Process(target=work, args=(a, b, t, 0, crit)), Process(target=work, args=(b, a, t, 1, crit))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
