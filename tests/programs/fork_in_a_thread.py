# os.fork in a thread: that thread is the child's main thread, the others have ended there.
import os, sys, threading
pids = []
def work():
    pid = os.fork()
    if pid == 0:
        print('child', threading.current_thread() is threading.main_thread(), threading.current_thread().name,
              [t.name for t in threading.enumerate()], main.is_alive())
        main.join()
        sys.stdout.flush()
        os._exit(3)
    pids.append(pid)
main = threading.current_thread()
t = threading.Thread(target=work, name='forker')
t.start()
t.join()
print(os.waitstatus_to_exitcode(os.waitpid(pids[0], 0)[1]), t.is_alive())
