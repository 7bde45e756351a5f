# More than the pipe holds: the child ends only when somebody gets.
import multiprocessing

def work(q):
    q.put('x' * 200000)
    for i in range(3000):
        q.put([i] * 20)

if __name__ == '__main__':
    q = multiprocessing.Queue()
    p = multiprocessing.Process(target=work, args=(q,))
    p.start()
    p.join(0.2)
    print(p.is_alive())
    print(len(q.get()), sum(q.get()[0] for i in range(3000)))
    p.join()
    print(p.exitcode)
