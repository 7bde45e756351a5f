# A target that is called instead of given.
from multiprocessing import Process
def work(n):
    print('working', n)
    return n
if __name__ == '__main__':
    p = Process(target=work(3))
    p.start()
    p.join()
    print(p.exitcode)
    try: Process(target=work, args=5)
    except TypeError as e: print(e)
    q = Process(target=work, args=('ab'))
    q.start(); q.join(); print(q.exitcode)
    try: q.start()
    except AssertionError as e: print(e)
    try: Process(target=work).join()
    except AssertionError as e: print(e)
    try: Process(None, work, 'n', (), {}, 5)
    except TypeError as e: print(e)
