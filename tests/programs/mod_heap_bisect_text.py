# heapq, bisect, textwrap, statistics.
import heapq, bisect, textwrap, statistics, random
random.seed(3)
for n in (0, 1, 2, 3, 7, 20, 33):
    l = [random.randrange(50) for _ in range(n)]
    h = l[:]
    heapq.heapify(h); print(h)
    g = []
    for x in l: heapq.heappush(g, x)
    print(g)
    if g: print(heapq.heapreplace(g, 25), heapq.heappushpop(g, 3), g)
    print([heapq.heappop(g) for _ in range(len(g))])
    print(heapq.nsmallest(3, l), heapq.nlargest(3, l, key=lambda v: -v))
print(list(heapq.merge([1, 4, 9], [2, 4, 8], [3])), list(heapq.merge([9, 4], [8, 5], reverse=True)),
      list(heapq.merge(["aa", "b"], ["c"], key=len)))
try: heapq.heappop([])
except IndexError as e: print(e)
h = []
for t in [(3, "c"), (1, "z"), (2, "b"), (1, "a")]: heapq.heappush(h, t)
print(h, heapq.heappop(h))
a = [1, 2, 2, 5]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 9), bisect.bisect_left(a, 2, 2))
bisect.insort(a, 3); bisect.insort_left(a, 2); print(a)
print(repr(textwrap.dedent("""
    one
      two

    three
""")), repr(textwrap.dedent("\ta\n\t\tb")), textwrap.indent("a\n\nb", "> "))
t = "The quick brown fox jumps over the lazy dog and runs away from the very large and extraordinarily slow bear."
print(textwrap.fill(t, 20)); print(textwrap.wrap(t, 9))
print(textwrap.shorten(t, 30), textwrap.fill(t, 30, initial_indent="* ", subsequent_indent="  "))
for d in ([1, 2, 3, 4], [1.5, 2.5, 4.0], [3, 1, 2, 2], [5, 5.5]):
    print(statistics.mean(d), statistics.median(d), statistics.stdev(d), statistics.pstdev(d), statistics.variance(d),
          statistics.pvariance(d), statistics.mode(d), statistics.fmean(d), statistics.median_low(d),
          statistics.median_high(d))
try: statistics.mean([])
except statistics.StatisticsError as e: print(e)
try: statistics.stdev([1])
except statistics.StatisticsError as e: print(e)
print(statistics.mean([2, 4]), statistics.mean([1, 2]), statistics.multimode("aabbc"))
