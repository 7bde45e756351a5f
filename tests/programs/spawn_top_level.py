# The text is run again in each child, under another name.
import sys
import multiprocessing as mp

print('running as', __name__, 'in', mp.current_process().name)
sys.stdout.flush()


def child():
    print('child', sys.modules['__main__'] is sys.modules['__mp_main__'], child.__module__)


if __name__ == '__main__':
    mp.set_start_method('spawn')
    for i in range(2):
        p = mp.Process(target=child)
        p.start()
        p.join()
