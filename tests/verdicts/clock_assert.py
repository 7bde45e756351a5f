# verdict not proved
# caveat clock
import time
if __name__ == "__main__":
    t = time.perf_counter()
    sum(range(1000))
    assert time.perf_counter() == t
