import collections, itertools, multiprocessing, operator

class SimpleMapReduce(object):
    def __init__(self, map_func, reduce_func, num_workers=None):
        self.map_func = map_func
        self.reduce_func = reduce_func
        self.pool = multiprocessing.Pool(num_workers)
    def partition(self, mapped_values):
        partitioned_data = collections.defaultdict(list)
        for key, value in mapped_values:
            partitioned_data[key].append(value)
        return partitioned_data.items()
    def __call__(self, inputs, chunksize=1):
        map_responses = self.pool.map(self.map_func, inputs, chunksize=chunksize)
        partitioned_data = self.partition(itertools.chain(*map_responses))
        return self.pool.map(self.reduce_func, partitioned_data)

STOP_WORDS = {'a', 'an', 'and', 'are', 'as', 'be', 'by', 'for', 'if', 'in', 'is', 'it', 'of', 'or', 'py', 'rst', 'that',
              'the', 'to', 'with'}
def file_to_words(text):
    TR = str.maketrans({p: ' ' for p in '.,;:!?'})
    output = []
    for line in text.splitlines():
        if line.lstrip().startswith('..'):
            continue
        for word in line.translate(TR).split():
            word = word.lower()
            if word.isalpha() and word not in STOP_WORDS:
                output.append((word, 1))
    return output

def count_words(item):
    word, occurences = item
    return (word, sum(occurences))

if __name__ == '__main__':
    texts = ['The process is a process.\n.. comment\nProcess, fork!', 'A queue and a pipe; the queue is full',
             'pipe: fork the process']
    mapper = SimpleMapReduce(file_to_words, count_words, 3)
    word_counts = mapper(texts)
    word_counts.sort(key=lambda kv: (-kv[1], kv[0]))
    longest = max(len(word) for word, count in word_counts)
    for word, count in word_counts[:5]:
        print('%-*s: %5s' % (longest + 1, word, count))
