# verdict ends
# ends 2
import os

if __name__ == "__main__":
    me = os.getpid()
    if os.fork() == 0:
        print(os.getppid() == me)
        os._exit(0)
