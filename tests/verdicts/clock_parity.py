# verdict ends
# caveat clock 4
from multiprocessing import Value
import time
def f(v): v.value = int(time.time()) % 2
if __name__ == "__main__":
    v = Value("i", 0)
    f(v)
