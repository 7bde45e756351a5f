from multiprocessing import Barrier, Process
import threading
def act(): print('action', flush=True)
def w(b, i):
    try: b.wait(); b.wait(timeout=0.05)
    except threading.BrokenBarrierError as e: print('broken', repr(e), flush=True)
if __name__ == '__main__':
    b = Barrier(2, action=act)
    p = Process(target=w, args=(b, 1)); p.start(); b.wait(); p.join()
    print(b.broken); b.reset(); print(b.broken, b.n_waiting); b.abort()
    try: b.wait()
    except threading.BrokenBarrierError: print('BrokenBarrierError')
