import sys
from multiprocessing import Process, RLock, current_process
def out(l, *a):
    with l:
        with l: print(*a, sep=' | ', file=sys.stdout, flush=True)
if __name__ == '__main__':
    l = RLock()
    for i in range(3):
        p = Process(target=out, args=(l, i, 'x'), name=f'P{i}'); p.start(); p.join()
    print(l, current_process(), current_process().name, current_process().daemon)
