import os
import sqlite3
import tempfile
from multiprocessing import Process

def insert(path, n):
    db = sqlite3.connect(path, timeout=30)
    for i in range(5):
        with db:
            db.execute('insert into items values (?, ?)', (n, i))
    db.close()

if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'db')
        db = sqlite3.connect(path)
        with db:
            db.execute('create table items (worker int, item int)')
        ps = [Process(target=insert, args=(path, n)) for n in range(3)]
        [p.start() for p in ps]
        [p.join() for p in ps]
        print(db.execute('select worker, count(*), sum(item) from items group by worker').fetchall())
