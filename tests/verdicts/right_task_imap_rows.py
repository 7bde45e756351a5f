# verdict proved
# The row changes when its own result is there.
from multiprocessing import Pool
def f(row): return row[0]
if __name__ == "__main__":
    rows = [[1]]
    with Pool(1) as p:
        for i, x in enumerate(p.imap(f, rows)):
            rows[i].append(x)
    print(rows)
