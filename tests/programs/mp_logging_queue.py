# Records of other processes come through a queue to one listener.
import logging, logging.handlers, multiprocessing as mp, sys
def worker(q, n):
    root = logging.getLogger()
    root.handlers = []
    root.addHandler(logging.handlers.QueueHandler(q))
    root.setLevel(logging.INFO)
    logging.getLogger("w").info("from %s: %d", mp.current_process().name, n)
if __name__ == "__main__":
    q = mp.Queue()
    h = logging.StreamHandler(sys.stdout)
    h.setFormatter(logging.Formatter("%(levelname)s %(processName)s %(message)s"))
    listener = logging.handlers.QueueListener(q, h)
    listener.start()
    for i in range(3):
        p = mp.Process(target=worker, args=(q, i)); p.start(); p.join()
    listener.stop()
    print("end")
