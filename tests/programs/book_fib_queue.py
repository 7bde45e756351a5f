# Fibonacci with a task queue and a manager's dict.
import sys, random
from multiprocessing import Queue, Process, cpu_count, current_process, Manager
def producer_task(q, fibo_dict):
    for i in [5, 9, 12, 3, 9]:
        fibo_dict[i] = None
        q.put(i)
def consumer_task(q, fibo_dict):
    while True:
        value = q.get()
        if value is None:
            break
        a, b = 0, 1
        for item in range(value):
            a, b = b, a + b
        fibo_dict[value] = a
if __name__ == '__main__':
    data_queue = Queue()
    manager = Manager()
    fibo_dict = manager.dict()
    producer = Process(target=producer_task, args=(data_queue, fibo_dict))
    producer.start(); producer.join()
    consumers = []
    for i in range(2):
        consumer = Process(target=consumer_task, args=(data_queue, fibo_dict))
        consumer.start()
        consumers.append(consumer)
    for c in consumers: data_queue.put(None)
    [consumer.join() for consumer in consumers]
    print(sorted(fibo_dict.items()))
