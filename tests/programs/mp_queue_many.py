# Many producers, many consumers, nothing lost.
import multiprocessing

def produce(q, start, n):
    for i in range(start, start + n):
        q.put(i)

def consume(q, total):
    while True:
        item = q.get()
        if item is None:
            return
        with total.get_lock():
            total.value += item

if __name__ == '__main__':
    q = multiprocessing.Queue(10)
    total = multiprocessing.Value('q', 0)
    producers = [multiprocessing.Process(target=produce, args=(q, i * 200, 200)) for i in range(3)]
    consumers = [multiprocessing.Process(target=consume, args=(q, total)) for i in range(2)]
    for p in producers + consumers: p.start()
    for p in producers: p.join()
    for c in consumers: q.put(None)
    for c in consumers: c.join()
    print(total.value, sum(range(600)))
