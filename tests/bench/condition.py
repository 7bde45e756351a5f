# bench: Condition round trips | reach 10 | bare awake | because a round is eight steps, and two changes of core
# bench: Condition round trips, one core | reach 1.5 | bare one_core | core 0
from multiprocessing import Process, Condition, Value
from time import perf_counter
N = 5000
def pong(c, turn):
    for _ in range(N):
        with c:
            while turn.value != 1: c.wait()
            turn.value = 0
            c.notify()
if __name__ == "__main__":
    c, turn = Condition(), Value("i", 0, lock=False)
    p = Process(target=pong, args=(c, turn))
    p.start()
    t = perf_counter()
    for _ in range(N):
        with c:
            turn.value = 1
            c.notify()
            while turn.value != 0: c.wait()
    print(N / (perf_counter() - t))
    p.join()
