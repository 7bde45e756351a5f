import multiprocessing
def producer(ns, event):
    ns.value = 'This is the value'
    event.set()
def consumer(ns, event):
    try:
        print('Before event: {}'.format(ns.value))
    except Exception as err:
        print('Before event, error:', str(err))
    event.wait()
    print('After event:', ns.value)
def produce_list(ns, event):
    ns.my_list.append('x')
    event.set()
if __name__ == '__main__':
    mgr = multiprocessing.Manager()
    ns = mgr.Namespace()
    event = multiprocessing.Event()
    c = multiprocessing.Process(target=consumer, args=(ns, event))
    c.start()
    import time; time.sleep(0.05)
    p = multiprocessing.Process(target=producer, args=(ns, event))
    p.start()
    c.join(); p.join()
    ns.my_list = []
    p = multiprocessing.Process(target=produce_list, args=(ns, event)); p.start(); p.join()
    print('After event:', ns.my_list)
