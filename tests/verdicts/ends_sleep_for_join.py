# verdict ends
# differs main prints 0 or 42
# caveat pattern 12
from multiprocessing import Process, Value
import time
def work(v): v.value = 42
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=work, args=(v,))
    p.start()
    time.sleep(1)
    print(v.value)
