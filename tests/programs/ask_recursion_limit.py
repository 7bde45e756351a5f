import sys
from multiprocessing import Process
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
def child():
    try: deep(10 ** 6)
    except RecursionError as e: print('child:', e)
    print(deep(500))
if __name__ == '__main__':
    p = Process(target=child); p.start(); p.join(); print(p.exitcode, sys.getrecursionlimit())
