import multiprocessing as mp
import sys


def child():
    print('never')


if __name__ == '__mp_main__':
    sys.exit(5)

if __name__ == '__main__':
    p = mp.get_context('spawn').Process(target=child)
    p.start()
    p.join()
    print(p.exitcode)
