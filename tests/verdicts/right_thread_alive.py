# verdict proved
import threading
def work(go): go.wait()
if __name__ == "__main__":
    go = threading.Event()
    t = threading.Thread(target=work, args=(go,))
    print(t.is_alive(), threading.active_count())
    t.start()
    print(t.is_alive(), threading.active_count())
    go.set()
    t.join()
    print(t.is_alive(), threading.active_count())
