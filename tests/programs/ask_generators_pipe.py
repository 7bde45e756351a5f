def reader(lines):
    for l in lines: yield l.strip()
def grep(pat, lines): return (l for l in lines if pat in l)
from multiprocessing import Pool
def gen(n):
    for i in range(n): yield f'line {i} {"odd" if i % 2 else "even"}\n'
def up(s): return s.upper()
if __name__ == '__main__':
    with Pool(2) as p:
        for s in p.imap(up, grep('odd', reader(gen(6))), 2): print(s)
