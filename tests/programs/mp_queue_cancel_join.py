# cancel_join_thread: the process does not wait for its feeder.
import multiprocessing

def work(q):
    q.cancel_join_thread()
    q.put('x' * 1000000)
    q.put('y' * 1000000)

if __name__ == '__main__':
    q = multiprocessing.Queue()
    p = multiprocessing.Process(target=work, args=(q,))
    p.start()
    p.join(5)
    print(p.is_alive(), p.exitcode)
