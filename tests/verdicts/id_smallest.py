# verdict ends
# caveat id 8
import heapq
class A:
    def __init__(self, n): self.n = n
xs = [A(i) for i in range(6)]
ys = heapq.nsmallest(2, xs, key=id)
print([a.n for a in ys])
