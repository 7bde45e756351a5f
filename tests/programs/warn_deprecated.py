# What CPython says of names that go, where the program itself uses them; on stderr, which is standard output here.
import sys
sys.stderr = sys.stdout
import multiprocessing
import threading
t = threading.Thread(target=int, name='T')
t.getName()
t.setName("U")
t.isDaemon()
for i in range(2): t.setDaemon(True)
threading.currentThread().getName()
threading.activeCount()
c = threading.Condition()
with c:
    c.notifyAll()
threading.Event().isSet()
import logging
logging.warn('x')
logging.getLogger('a').warn('y')


def child():
    threading.current_thread().getName()
    threading.current_thread().getName()
    sys.stdout.flush()



if __name__ == '__main__':
    for method in 'fork', 'spawn':   # there the program is __mp_main__
        p = multiprocessing.get_context(method).Process(target=child)
        p.start()
        p.join()
