from multiprocessing import Process, Queue
class Processor(Process):
    def __init__(self, queue, idx):
        super(Processor, self).__init__()
        self.queue = queue
        self.idx = idx
    def return_name(self):
        return "Process idx=%s is called '%s'" % (self.idx, self.name)
    def run(self):
        self.queue.put(self.return_name())
processes = list()
q = Queue()
for i in range(0,5):
    p=Processor(queue=q, idx=i)
    processes.append(p)
    p.start()
for proc in processes:
    proc.join()
print(sorted(q.get() for p in processes))
