# verdict ends
# ends 2
import threading
it = iter([1, 2, 3])
t = threading.Thread(target=next, args=(it,)); t.start()
print(next(it))
t.join()
