# any order
"""The cookbook's: a process of its own writes the log."""
import logging
import logging.handlers
import multiprocessing
import os
import tempfile

def listener(queue, path):
    root = logging.getLogger()
    root.addHandler(logging.FileHandler(path))
    while True:
        record = queue.get()
        if record is None:
            break
        logging.getLogger(record.name).handle(record)

def worker(queue):
    root = logging.getLogger()
    root.addHandler(logging.handlers.QueueHandler(queue))
    root.setLevel(logging.DEBUG)
    name = multiprocessing.current_process().name
    for i in range(4):
        logging.getLogger('a.b').log(logging.INFO, 'Message %d of %s', i, name)

if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'log')
        queue = multiprocessing.Queue(-1)
        p = multiprocessing.Process(target=listener, args=(queue, path))
        p.start()
        ws = [multiprocessing.Process(target=worker, args=(queue,)) for _ in range(3)]
        [w.start() for w in ws]
        [w.join() for w in ws]
        queue.put_nowait(None)
        p.join()
        print(open(path).read(), end='')
