# verdict proved
import signal
if __name__ == "__main__":
    signal.signal(signal.SIGALRM, lambda number, frame: None)
    signal.alarm(10)
    print(signal.alarm(0) <= 10)
