# verdict ends
# ends 2
# differs main prints done or "too slow"
import signal
def ring(number, frame): raise TimeoutError
if __name__ == "__main__":
    signal.signal(signal.SIGALRM, ring)
    try:
        signal.alarm(1)
        sum(i * i for i in range(100))
        signal.alarm(0)
        print("done")
    except TimeoutError:
        print("too slow")
