# Workers that leave SIGINT to their parent; the parent is interrupted.
import multiprocessing, signal, os, time

def init_worker():
    signal.signal(signal.SIGINT, signal.SIG_IGN)

def run_worker(n):
    time.sleep(0.02)
    return n

if __name__ == '__main__':
    pool = multiprocessing.Pool(2, init_worker)
    try:
        print(pool.map(run_worker, range(3)))
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
    except KeyboardInterrupt:
        print('Caught KeyboardInterrupt, terminating workers')
        pool.terminate()
    else:
        pool.close()
    pool.join()
    print('done')
