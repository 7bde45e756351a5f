# A plain read of a synchronized Value waits while another process holds its lock.
import multiprocessing, time

def hold(v, held):
    with v.get_lock():
        held.set()
        time.sleep(0.1)
        v.value = 42

v = multiprocessing.Value('i', 0)
held = multiprocessing.Event()
p = multiprocessing.Process(target=hold, args=(v, held))
p.start()
held.wait()
print(v.value)
p.join()
