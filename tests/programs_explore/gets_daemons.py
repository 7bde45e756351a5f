# finds ok
# orders 2
from multiprocessing import Process, SimpleQueue


def work(q, done):
    while True:
        done.put(q.get())


# Both are killed as they wait at main's end, and nobody reads from q after that: a get stays one step.
if __name__ == "__main__":
    q, done = SimpleQueue(), SimpleQueue()
    for _ in range(2):
        Process(target=work, args=(q, done), daemon=True).start()
    q.put(1)
    done.get()
