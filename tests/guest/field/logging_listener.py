# any order
import logging
import logging.handlers
import multiprocessing as mp
import sys

def work(queue, n):
    root = logging.getLogger()
    root.handlers[:] = [logging.handlers.QueueHandler(queue)]
    root.setLevel(logging.INFO)
    for i in range(3):
        logging.getLogger('worker%d' % n).info('item %d', i)

if __name__ == '__main__':
    queue = mp.Queue()
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter('%(name)s %(levelname)s %(processName)s %(message)s'))
    listener = logging.handlers.QueueListener(queue, handler)
    listener.start()
    ps = [mp.Process(target=work, args=(queue, n)) for n in range(3)]
    [p.start() for p in ps]
    [p.join() for p in ps]
    listener.stop()
    print('done')
