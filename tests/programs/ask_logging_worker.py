import logging
import logging.handlers
import multiprocessing
import sys

def listener(queue, expected):
    root = logging.getLogger()
    h = logging.StreamHandler(sys.stdout)
    h.setFormatter(logging.Formatter('%(processName)s %(name)s %(levelname)s %(message)s'))
    root.addHandler(h)
    while True:
        record = queue.get()
        if record is None:
            break
        logging.getLogger(record.name).handle(record)

def worker(queue, n):
    h = logging.handlers.QueueHandler(queue)
    root = logging.getLogger()
    root.addHandler(h)
    root.setLevel(logging.DEBUG)
    log = logging.getLogger('w%d' % n)
    for i in range(2):
        log.warning('Message no %d from %s', i, n)
    try:
        1 / 0
    except ZeroDivisionError:
        log.error('failed: %s', 'division')

if __name__ == '__main__':
    q = multiprocessing.Queue(-1)
    lp = multiprocessing.Process(target=listener, args=(q, 2), name='listener')
    lp.start()
    for n in range(2):
        w = multiprocessing.Process(target=worker, args=(q, n), name='worker%d' % n)
        w.start()
        w.join()
    q.put_nowait(None)
    lp.join()
