# A heap and a deque.
import heapq
from collections import deque

heap = []
x = 12345
for i in range(100000):
    x = (x * 1103515245 + 12345) % 2147483648
    heapq.heappush(heap, x)
total = 0
while heap:
    total ^= heapq.heappop(heap)
queue = deque()
for i in range(300000):
    queue.append(i)
    if len(queue) > 100:
        total += queue.popleft()
print(total)
