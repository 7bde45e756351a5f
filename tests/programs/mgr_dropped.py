# A proxy keeps its manager; when both are gone the server ends.
from multiprocessing import Manager, active_children
import time
lists = Manager().list()
lists.append(1)
print(lists, [p.name.split('-')[0] for p in active_children()])
lists = None
while active_children():
    time.sleep(0.01)
print('gone')
