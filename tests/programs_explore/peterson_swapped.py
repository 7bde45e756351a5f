# finds ok flag0=0 flag1=0 turn=0 counter=2
# finds ok flag0=0 flag1=0 turn=1 counter=2
# finds stale flag0=0 flag1=0 turn=0 counter=1
# finds stale flag0=0 flag1=0 turn=1 counter=1
from multiprocessing import Process, Value


def work(mine, other, turn, me, counter):
    turn.value = 1 - me
    mine.value = 1
    while other.value and turn.value != me:
        pass
    counter.value += 1
    mine.value = 0


if __name__ == "__main__":
    flag0 = Value("b", 0, lock=False)
    flag1 = Value("b", 0, lock=False)
    turn = Value("b", 0, lock=False)
    counter = Value("i", 0, lock=False)
    ps = [
        Process(target=work, args=(flag0, flag1, turn, 0, counter)),
        Process(target=work, args=(flag1, flag0, turn, 1, counter)),
    ]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
