import threading
from concurrent.futures import ThreadPoolExecutor
class FakeDatabase:
    def __init__(self):
        self.value = 0
        self._lock = threading.Lock()
    def locked_update(self, name):
        with self._lock:
            local_copy = self.value
            local_copy += 1
            self.value = local_copy
database = FakeDatabase()
with ThreadPoolExecutor(max_workers=2) as executor:
    for index in range(2):
        executor.submit(database.locked_update, index)
print("Testing update. Ending value is %d." % database.value)
