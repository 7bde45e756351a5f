# verdict proved
# A notify of one goes to the sleeper that lives.
from multiprocessing import Process, Condition, Value
def f(cond, n):
    with cond:
        n.value += 1
        cond.wait()
def wait_for(cond, n, many):
    while True:
        with cond:
            if n.value == many: return
if __name__ == "__main__":
    cond = Condition(); n = Value("i", 0, lock=False)
    ps = [Process(target=f, args=(cond, n)) for _ in range(2)]
    for i in range(2):
        ps[i].start(); wait_for(cond, n, i + 1)
    ps[0].kill(); ps[0].join()
    with cond: cond.notify()
    ps[1].join()
    print(ps[1].exitcode)
