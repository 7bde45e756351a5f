from multiprocessing import Process, Condition, Value
def turn(parity, n, cond, v, lim):
    while True:
        with cond:
            cond.wait_for(lambda: v.value % 2 == parity or v.value >= lim)
            if v.value >= lim: cond.notify_all(); return
            print(n, v.value, flush=True); v.value += 1; cond.notify_all()
if __name__ == '__main__':
    c, v = Condition(), Value('i', 0)
    ps = [Process(target=turn, args=(k, n, c, v, 6)) for k, n in ((0, 'even'), (1, 'odd'))]
    for p in ps: p.start()
    for p in ps: p.join()
