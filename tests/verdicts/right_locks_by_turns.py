# verdict proved
from multiprocessing import Process, Lock, Value
def player(name, mine, other, v):
    for i in range(2):
        mine.acquire()
        v.value += 1
        other.release()
if __name__ == "__main__":
    a, b, v = Lock(), Lock(), Value("i", 0)
    b.acquire()
    ps = [Process(target=player, args=("a", a, b, v)), Process(target=player, args=("b", b, a, v))]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
