# os.fork returns twice; waitpid tells how the child ended.
import os, sys, time

print('before', flush=True)
pid = os.fork()
if pid == 0:
    print('child', os.getpid() != 0, flush=True)
    os._exit(7)
got, status = os.waitpid(pid, 0)
print('parent', got == pid, os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status))
pid = os.fork()
if pid == 0:
    time.sleep(60)
    os._exit(0)
print(os.waitpid(pid, os.WNOHANG))
os.kill(pid, 9)
got, status = os.wait()
print(got == pid, os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status))
try:
    os.wait()
except ChildProcessError as e:
    print(e)
