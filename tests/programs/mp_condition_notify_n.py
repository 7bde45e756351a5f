# notify(n) wakes n of those who wait, notify_all the rest.
import multiprocessing

def sleeper(c, asleep, woken):
    with c:
        asleep.value += 1
        c.notify_all()
        got = c.wait()
        woken.value += got

if __name__ == '__main__':
    lock = multiprocessing.RLock()
    c = multiprocessing.Condition(lock)
    asleep, woken = multiprocessing.RawValue('i', 0), multiprocessing.RawValue('i', 0)
    ps = []
    for i in range(4):
        p = multiprocessing.Process(target=sleeper, args=(c, asleep, woken))
        p.start()
        ps.append(p)
    for p in ps:
        p.join(0.001)
    import time
    while True:
        with c:
            if asleep.value == 4:
                break
        time.sleep(0.01)
    time.sleep(0.05)
    while any(p.is_alive() for p in ps):
        with c:
            c.notify_all()
        time.sleep(0.01)
    for p in ps: p.join()
    print(asleep.value, woken.value)
