from collections import Counter
from multiprocessing import Pool
import re

TEXT = ["the cat sat on the mat", "The dog sat on the log.", "cats and dogs; the end"]

def mapper(line):
    return Counter(re.findall(r'\w+', line.lower()))

if __name__ == '__main__':
    with Pool(3) as pool:
        total = Counter()
        for c in pool.imap_unordered(mapper, TEXT):
            total.update(c)
    print(total.most_common(3))
    print(sorted(total.items()))
    print(sum((mapper(t) for t in TEXT), Counter()) == total)
