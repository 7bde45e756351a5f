# A thread may join the main thread: it has ended when it waits for the others.
import threading

main = threading.current_thread()


def work(n):
    main.join()
    print('main is over', n, main.is_alive(), repr(main)[:30])


threads = [threading.Thread(target=work, args=(0,))]
for t in threads:
    t.start()
print(main.is_alive())
try:
    threading.Thread().join()
except RuntimeError as e:
    print(e)
try:
    main.join()
except RuntimeError as e:
    print(e)
