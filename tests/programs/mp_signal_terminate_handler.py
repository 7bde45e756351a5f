# A child that handles SIGTERM ends in its own way.
import multiprocessing, signal, sys, time

def work(ready):
    def bye(number, frame):
        print('bye', flush=True)
        sys.exit(5)
    signal.signal(signal.SIGTERM, bye)
    ready.set()
    time.sleep(60)

ready = multiprocessing.Event()
p = multiprocessing.Process(target=work, args=(ready,))
p.start()
ready.wait()
p.terminate()
p.join()
print(p.exitcode)
