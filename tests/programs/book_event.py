import multiprocessing
def wait_for_event(e, q):
    """Wait for the event to be set before doing anything"""
    q.put('wait_for_event: starting')
    e.wait()
    q.put(f'wait_for_event: e.is_set()-> {e.is_set()}')
def wait_for_event_timeout(e, t, q):
    """Wait t seconds and then timeout"""
    r = e.wait(t)
    q.put(f'wait_for_event_timeout: {r} e.is_set()-> {e.is_set()}')
if __name__ == '__main__':
    e = multiprocessing.Event()
    q = multiprocessing.Queue()
    w1 = multiprocessing.Process(name='block', target=wait_for_event, args=(e, q))
    w1.start()
    w2 = multiprocessing.Process(name='nonblock', target=wait_for_event_timeout, args=(e, 0.01, q))
    w2.start()
    a = {q.get(), q.get()}
    e.set()
    a.add(q.get())
    print(*sorted(a), sep='\n')
    w1.join(); w2.join()
