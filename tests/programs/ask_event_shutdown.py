from multiprocessing import Process, Event, Queue
import time

def worker(stop, beats):
    n = 0
    while not stop.is_set():
        n += 1
        stop.wait(0.005)
    beats.put(n > 0)
    print('worker: clean exit')

if __name__ == '__main__':
    stop, beats = Event(), Queue()
    p = Process(target=worker, args=(stop, beats))
    p.start()
    time.sleep(0.05)
    stop.set()
    print(beats.get())
    p.join()
    print(p.exitcode, stop.is_set(), stop)  if False else print(p.exitcode, stop.is_set())
