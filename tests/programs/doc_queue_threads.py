import threading
import queue

q = queue.Queue()
seen = []
def worker():
    while True:
        item = q.get()
        seen.append(f'Working on {item}')
        q.task_done()

# Turn-on the worker thread.
threading.Thread(target=worker, daemon=True).start()

# Send thirty task requests to the worker.
for item in range(30):
    q.put(item)

# Block until all tasks are done.
q.join()
print(len(seen), seen[-1])
print('All work completed')
