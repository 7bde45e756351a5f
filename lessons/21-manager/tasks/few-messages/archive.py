"""An archive in a process of its own. It counts how often it is asked."""
from multiprocessing.managers import BaseManager
from threading import Lock


class Archive:
    def __init__(self, pages):
        self._words = [2 * (n + 1) for n in range(pages)]
        self._asked, self._lock = 0, Lock()

    def words(self, page):
        return self.span(page, page + 1)[0]

    def span(self, first, last):
        with self._lock:
            self._asked += 1
            return self._words[first:last]

    def asked(self):
        with self._lock:
            return self._asked


class Office(BaseManager):
    pass


Office.register("Archive", Archive)
