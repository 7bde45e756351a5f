# verdict ends
# caveat clock
# So many readings that each decides something: the search still comes to its end.
import time
if __name__ == "__main__":
    late = 0
    for i in range(6):
        t = time.monotonic()
        sum(range(100))
        if time.monotonic() - t > 1: late += 1
    print("late", late > 0)
