import hashlib, itertools, string
from multiprocessing import Pool
TARGET = hashlib.md5(b'dad').hexdigest()
def search(first):
    for rest in itertools.product('abcd', repeat=2):
        word = first + ''.join(rest)
        if hashlib.md5(word.encode()).hexdigest() == TARGET:
            return word
if __name__ == '__main__':
    with Pool(4) as pool:
        for found in pool.imap_unordered(search, string.ascii_lowercase[:4]):
            if found:
                print('found', found)
                pool.terminate()
                break
