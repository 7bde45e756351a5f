# logging.handlers: a queue between the processes that log and the one that writes.
import logging
import threading


class QueueHandler(logging.Handler):
    def __init__(self, queue):
        super().__init__()
        self.queue = queue

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        text = self.format(record)
        made = logging.LogRecord.__new__(logging.LogRecord)
        made.__dict__.update(record.__dict__)
        made.message = made.msg = text
        made.args = made.exc_info = made.exc_text = made.stack_info = None
        return made

    def emit(self, record):
        self.enqueue(self.prepare(record))


class QueueListener:
    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue, self.handlers, self.respect_handler_level = queue, handlers, respect_handler_level
        self._thread = None

    def dequeue(self, block):
        return self.queue.get(block)

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def start(self):
        self._thread = threading.Thread(target=self._monitor, daemon=True)
        self._thread.start()

    def _monitor(self):
        while True:
            record = self.dequeue(True)
            if record is self._sentinel:
                return
            self.handle(record)

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        if self._thread is not None:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None
