# Two clients' calls run at once in the server: one waits inside a method until the other's has come.
from multiprocessing import Process
from multiprocessing.managers import BaseManager
import threading
class Meeting:
    def __init__(self):
        self.event = threading.Event()
        self.log = []
    def wait(self):
        self.event.wait()
        self.log.append('waited')
        return self.log
    def tell(self):
        self.log.append('told')
        self.event.set()
BaseManager.register('Meeting', Meeting)
def waiter(meeting): print(meeting.wait())
if __name__ == '__main__':
    m = BaseManager()
    m.start()
    meeting = m.Meeting()
    p = Process(target=waiter, args=(meeting,))
    p.start()
    meeting.tell()
    p.join()
    m.shutdown()
