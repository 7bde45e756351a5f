# feeders
# finds ok seen=0
# finds ok seen=1
from multiprocessing import Queue, Value

if __name__ == "__main__":
    q = Queue()
    seen = Value("i", 0, lock=False)
    q.put(5)
    if not q.empty():
        seen.value = 1
    q.get()
