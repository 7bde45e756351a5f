# heapq: a list as a heap. In CPython's order of moves, so that the lists look alike after each.

from _lang import heap_down as _heap_down, heap_up as _heap_up


def _up(heap, first, at, less):
    item = heap[at]
    while at > first:
        parent = (at - 1) >> 1
        if not less(item, heap[parent]):
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _down(heap, at, less):
    # The smaller child goes up to the very leaf, then the item goes up from there: fewer comparisons than stopping on
    # the way.
    end, first, item = len(heap), at, heap[at]
    child = 2 * at + 1
    while child < end:
        if child + 1 < end and not less(heap[child], heap[child + 1]):
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _up(heap, first, at, less)


def _lt(a, b):
    return a < b


def _gt(a, b):
    return b < a


def _sink(heap, at):
    left = _heap_down(heap, at)
    if left is not None:
        if left < 0:
            _down(heap, at, _lt)
        else:
            _up(heap, at, left, _lt)


def heappush(heap, item):
    heap.append(item)
    left = _heap_up(heap, len(heap) - 1)
    if left is not None:
        _up(heap, 0, left, _lt)


def _pop(heap, less):
    last = heap.pop()
    if not heap:
        return last
    first, heap[0] = heap[0], last
    _down(heap, 0, less)
    return first


def heappop(heap):
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    first, heap[0] = heap[0], last
    _sink(heap, 0)
    return first


def heapreplace(heap, item):
    if not heap:
        raise IndexError('index out of range')
    first, heap[0] = heap[0], item
    _sink(heap, 0)
    return first


def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def _heapify(x, less):
    for i in range(len(x) // 2 - 1, -1, -1):
        _down(x, i, less)


def heapify(x):
    for i in range(len(x) // 2 - 1, -1, -1):
        _sink(x, i)


def merge(*iterables, key=None, reverse=False):
    less = _gt if reverse else _lt
    rows = []

    def before(a, b):
        # The rows are [key, number, value, iterator]; equal keys go in the order of the iterables.
        return a[1] < b[1] if a[0] == b[0] else less(a[0], b[0])

    for number, it in enumerate([iter(i) for i in iterables]):
        for value in it:
            rows.append([value if key is None else key(value), number, value, it])
            break
    _heapify(rows, before)
    while rows:
        row = rows[0]
        yield row[2]
        for value in row[3]:
            row[0], row[2] = value if key is None else key(value), value
            _down(rows, 0, before)
            break
        else:
            _pop(rows, before)


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
