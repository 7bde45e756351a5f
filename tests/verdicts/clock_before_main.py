# verdict ends
# ends 2
# differs main prints fast or slow
# caveat clock
# Main's first work asks the clock before its first step.
import time
if __name__ == "__main__":
    t = time.monotonic()
    sum(range(1000))
    print("slow" if time.monotonic() - t > 1 else "fast")
