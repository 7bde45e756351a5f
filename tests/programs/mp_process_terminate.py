# terminate and kill end a process by a signal; its exit code is the signal's number, negative.
import multiprocessing, signal, time

def work():
    time.sleep(60)

for method in ('terminate', 'kill'):
    p = multiprocessing.Process(target=work)
    p.start()
    getattr(p, method)()
    p.join()
    print(method, p.exitcode, p.is_alive())
print(p.exitcode == -signal.SIGKILL, signal.SIGKILL, repr(signal.SIGKILL), signal.Signals(-p.exitcode).name)
