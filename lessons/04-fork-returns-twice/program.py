import os

CODE = 7                                        #: knob 1..99

if __name__ == "__main__":
    print("begin", flush=True)                  #: mark begin
    pid = os.fork()                             #: mark fork
    if pid == 0:                                #: mark ask
        print("child got", pid, "in process", os.getpid(), flush=True)  #: mark child
        os._exit(CODE)                          #: switch leave
    print("parent got", pid, "in process", os.getpid(), flush=True)     #: mark parent
    if pid:
        _, status = os.waitpid(pid, 0)          #: mark wait
        print("the child's code:", os.waitstatus_to_exitcode(status))   #: mark code
