from concurrent.futures import ProcessPoolExecutor, BrokenExecutor
from concurrent.futures.process import BrokenProcessPool
import os, signal, time
def die(): os._exit(1)
def killed(): os.kill(os.getpid(), signal.SIGKILL)
def nap(): time.sleep(30)
if __name__ == '__main__':
    for f in (die, killed):
        with ProcessPoolExecutor(2) as ex:
            a, b = ex.submit(nap), ex.submit(f)
            for x in (b, a):
                try:
                    x.result()
                except BrokenProcessPool as e:
                    print(e)
            try:
                ex.submit(abs, 1)
            except BrokenExecutor as e:
                print(type(e).__name__, e)
