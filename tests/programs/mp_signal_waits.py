# Handlers run while a process waits in get, join, acquire and sleep; what they raise comes out there.
import multiprocessing, signal, os, time
def h(n, f): print('handler', n, flush=True)
signal.signal(signal.SIGUSR1, h)
q = multiprocessing.Queue()
def work(parent):
    time.sleep(0.1); os.kill(parent, signal.SIGUSR1); time.sleep(0.1); q.put('x'); time.sleep(0.1)
    os.kill(parent, signal.SIGUSR1); time.sleep(0.1)
p = multiprocessing.Process(target=work, args=(os.getpid(),)); p.start()
print(q.get())
p.join()
print('joined')
l = multiprocessing.Lock(); l.acquire()
def k(parent): time.sleep(0.1); os.kill(parent, signal.SIGINT)
p = multiprocessing.Process(target=k, args=(os.getpid(),)); p.start()
try: l.acquire()
except KeyboardInterrupt: print('interrupted')
p.join()
def timeout(n, f): raise TimeoutError('too long')
signal.signal(signal.SIGALRM, timeout)
signal.alarm(1)
try:
    n = 0
    while True: n += 1
except TimeoutError as e: print(e)
signal.alarm(1)
try: time.sleep(10)
except TimeoutError as e: print(e)
os.kill(os.getpid(), signal.SIGINT)
time.sleep(1)
