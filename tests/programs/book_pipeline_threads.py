import concurrent.futures, logging, queue, random, threading, sys
def producer(q, event):
    for i in range(10):
        q.put(i)
    event.set()
def consumer(q, event, out):
    while not event.is_set() or not q.empty():
        try:
            out.append(q.get(timeout=0.01))
        except queue.Empty:
            pass
logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.INFO, stream=sys.stdout)
pipeline, event, out = queue.Queue(maxsize=3), threading.Event(), []
with concurrent.futures.ThreadPoolExecutor(max_workers=2) as executor:
    executor.submit(producer, pipeline, event)
    executor.submit(consumer, pipeline, event, out)
logging.info('got %s', out)
