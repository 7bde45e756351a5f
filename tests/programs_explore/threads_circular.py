# finds deadlock
# finds ok
# pattern circular wait
import threading

a, b = threading.Lock(), threading.Lock()


def left():
    with a:
        with b:
            pass


if __name__ == "__main__":
    t = threading.Thread(target=left)
    t.start()
    with b:
        with a:
            pass
    t.join()
