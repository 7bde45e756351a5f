"""Workers die, and are begun again until each has done its part."""
import multiprocessing as mp
import multiprocessing.connection
import os

def work(n, tries, done):
    with tries.get_lock():
        tries[n] += 1
        nth = tries[n]
    if nth <= n:
        os._exit(10 + nth)
    done[n] = 1

if __name__ == '__main__':
    tries, done = mp.Array('i', 3), mp.Array('i', 3)
    running = {}
    restarts = []
    for n in range(3):
        running[n] = mp.Process(target=work, args=(n, tries, done))
        running[n].start()
    while running:
        ready = mp.connection.wait([p.sentinel for p in running.values()])
        for n, p in list(running.items()):
            if p.sentinel in ready:
                p.join()
                del running[n]
                if p.exitcode:
                    restarts.append((n, p.exitcode))
                    running[n] = mp.Process(target=work, args=(n, tries, done))
                    running[n].start()
    print(sorted(restarts), tries[:], done[:])
