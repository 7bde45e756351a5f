# verdict ends
# caveat random 5
import uuid
from multiprocessing import Process, Value
def work(v): v.value = uuid.uuid4().int % 2
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=work, args=(v,))
    p.start(); p.join()
    print(v.value)
