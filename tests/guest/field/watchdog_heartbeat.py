"""Who gives no sign of life for a while is killed and begun again."""
import multiprocessing as mp
import queue
import signal
import time

def work(n, beats):
    for i in range(3):
        beats.put(n)
        time.sleep(0.01)
        if n == 1 and i == 1:
            time.sleep(1000)

if __name__ == '__main__':
    beats = mp.Queue()
    ps = {n: mp.Process(target=work, args=(n, beats), daemon=True) for n in range(2)}
    [p.start() for p in ps.values()]
    counts = {0: 0, 1: 0}
    while True:
        try:
            counts[beats.get(timeout=1)] += 1
        except queue.Empty:
            break
    hung = [n for n, p in ps.items() if p.is_alive()]
    for n in hung:
        ps[n].kill()
        ps[n].join()
    ps[0].join()
    print(counts, hung, ps[1].exitcode == -signal.SIGKILL, ps[0].exitcode)
