# Ctrl-C, as programs guard against it: workers ignore SIGINT, the parent catches KeyboardInterrupt and shuts down in
# order.
import multiprocessing as mp
import os
import signal
import time


def ignore():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def task(n):
    return n * n


def stubborn(started):
    try:
        started.set()
        while True:
            time.sleep(0.01)
    except KeyboardInterrupt:
        print('worker: interrupted', flush=True)
        raise SystemExit(5)
    finally:
        print('worker: cleaned up', flush=True)


def main():
    pool = mp.Pool(2, ignore)
    try:
        print(pool.map(task, range(4)))
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(1)
        print('not reached')
    except KeyboardInterrupt:
        print('parent: interrupted, the pool is', type(pool).__name__)
        print(pool.apply(task, (7,)))
        pool.terminate()
    else:
        pool.close()
    finally:
        pool.join()
    started = mp.Event()
    p = mp.Process(target=stubborn, args=(started,))
    p.start()
    started.wait()
    os.kill(p.pid, signal.SIGINT)
    p.join()
    print(p.exitcode)
    with mp.Pool(1) as pool:
        r = pool.apply_async(time.sleep, (5,))
        try:
            r.get(timeout=0.01)
        except mp.TimeoutError as e:
            print('timeout', repr(e))


if __name__ == '__main__':
    main()
