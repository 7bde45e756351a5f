# A fork copies each lock of threads as it stands: what another thread held then is held for ever in the child.
import multiprocessing, queue, threading
L, R, C = threading.Lock(), threading.RLock(), threading.Condition()
S, B = threading.Semaphore(1), threading.BoundedSemaphore(2)
E, Q, own = threading.Event(), queue.Queue(), threading.RLock()
BA = threading.Barrier(2)
ready, leave = threading.Event(), threading.Event()

def keeper():
    with L, R, C, S, Q.mutex, E._cond:
        R.acquire()
        ready.set()
        leave.wait()
        R.release()

def look(name, lock):
    got = lock.acquire(blocking=False)
    print(name, got)
    if got:
        lock.release()

def child(word):
    print('--', word)
    for name, lock in ('L', L), ('R', R), ('C', C), ('S', S), ('B', B), ('Q', Q.mutex), ('own', own):
        look(name, lock)
    print(L.locked(), E.is_set(), own._is_owned(), R._is_owned())
    try:
        R.release()
    except RuntimeError as e:
        print(e)
    L.release()                       # anybody may
    print(L.locked(), L.acquire(False))
    print(own.acquire(False))
    E._at_fork_reinit()
    E.set()
    print(E.wait(0), threading.active_count(), [t.name for t in threading.enumerate()])
    new = threading.Thread(target=print, args=('a thread of the child',))
    new.start()
    new.join()
    if word == 'first':
        p = multiprocessing.Process(target=child, args=('second',))
        p.start()
        p.join()
        print(p.exitcode)

if __name__ == '__main__':
    t = threading.Thread(target=keeper, name='keeper')
    t.start()
    ready.wait()
    with own:
        p = multiprocessing.get_context('fork').Process(target=child, args=('first',))
        p.start()
    p.join()
    print(p.exitcode, L.locked(), E.is_set())
    leave.set()
    t.join()
    for name, lock in ('L', L), ('R', R), ('C', C), ('S', S), ('B', B), ('Q', Q.mutex), ('own', own):
        look(name, lock)
    p = multiprocessing.get_context('fork').Process(target=print, args=('free again',))
    with L:
        pass
    p.start()
    p.join()
    print(t.is_alive(), repr(t)[:25])
