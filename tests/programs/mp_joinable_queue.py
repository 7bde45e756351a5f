# JoinableQueue: join waits until everything that was put is done.
import multiprocessing

def work(q, total):
    while True:
        total.value += q.get()
        q.task_done()

if __name__ == '__main__':
    q = multiprocessing.JoinableQueue()
    total = multiprocessing.Value('i', 0)
    p = multiprocessing.Process(target=work, args=(q, total), daemon=True)
    p.start()
    for i in range(10):
        q.put(i)
    q.join()
    print(total.value)
    try:
        q.task_done()
    except ValueError as e:
        print(e)
