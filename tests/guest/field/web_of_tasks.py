"""A crawler's shape: tasks beget tasks; a JoinableQueue says when all is done."""
from multiprocessing import JoinableQueue, Manager, Process

LINKS = {'/': ['/a', '/b'], '/a': ['/b', '/c'], '/b': ['/'], '/c': []}

def crawl(todo, seen, lock):
    while True:
        page = todo.get()
        for link in LINKS[page]:
            with lock:
                new = link not in seen
                if new:
                    seen[link] = page
            if new:
                todo.put(link)
        todo.task_done()

if __name__ == '__main__':
    with Manager() as manager:
        todo, seen, lock = JoinableQueue(), manager.dict({'/': None}), manager.Lock()
        ps = [Process(target=crawl, args=(todo, seen, lock), daemon=True) for _ in range(2)]
        [p.start() for p in ps]
        todo.put('/')
        todo.join()
        print(sorted(seen.keys()))
