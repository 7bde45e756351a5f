import multiprocessing as mp, time
def limited(sem, active, peak):
    with sem:
        with active.get_lock():
            active.value += 1
            if active.value > peak.value:
                peak.value = active.value
        time.sleep(0.005)
        with active.get_lock():
            active.value -= 1
if __name__ == '__main__':
    sem, active, peak = mp.Semaphore(2), mp.Value('i', 0), mp.Value('i', 0)
    ps = [mp.Process(target=limited, args=(sem, active, peak)) for _ in range(6)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(active.value, peak.value <= 2, sem.get_value())
    b = mp.BoundedSemaphore(1)
    b.acquire(); b.release()
    try: b.release()
    except ValueError as e: print(e)
