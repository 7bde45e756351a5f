# First in, first out, through another process.
import multiprocessing

def work(q, back):
    while True:
        item = q.get()
        if item is None:
            break
        back.put((item, type(item).__name__))

if __name__ == '__main__':
    q, back = multiprocessing.Queue(), multiprocessing.Queue()
    p = multiprocessing.Process(target=work, args=(q, back))
    p.start()
    items = [1, -2 ** 70, 1.5, 'text 中文', b'bytes', (1, 'a', None), [1, [2, [3]]], {'k': {1, 2}}, True, range(3)]
    for item in items:
        q.put(item)
    q.put(None)
    for item in items:
        print(back.get())
    p.join()
    print(p.exitcode, q.empty(), back.empty(), q.qsize())
