# A crawler over a made-up web: a frontier queue, workers that fetch, a seen set kept by the parent, titles by regular
# expressions.
import re
from collections import defaultdict, deque
from multiprocessing import JoinableQueue, Process, Queue

WEB = {
    'http://a.example/': '<title>Home</title> <a href="http://a.example/x">x</a> <a href="http://b.example/">b</a>',
    'http://a.example/x': '<title>X &amp; Y</title> <a href="/">home</a> <a href="http://c.example/gone">gone</a>',
    'http://b.example/': '<title>B</title> <a href=\'http://a.example/x\'>x</a> <a '
    'href="http://b.example/deep/1">1</a>',
    'http://b.example/deep/1': '<title> Deep </title> <a href="http://b.example/deep/2">2</a>',
    'http://b.example/deep/2': 'no title at all',
}
LINK = re.compile(r'''<a\s+href=(["'])(?P<url>.*?)\1''', re.I)
TITLE = re.compile('<title>(.*?)</title>', re.S)
URL = re.compile(r'(?P<scheme>https?)://(?P<host>[^/]+)(?P<path>/.*)?$')


class NotFound(LookupError):
    pass


def fetch(url):
    if url not in WEB:
        raise NotFound(url)
    return WEB[url]


def absolute(base, link):
    if link.startswith('/'):
        m = URL.match(base)
        return f"{m['scheme']}://{m.group('host')}{link}"
    return link


def worker(todo, found):
    for url in iter(todo.get, None):
        try:
            text = fetch(url)
            title = TITLE.search(text)
            links = [absolute(url, m['url']) for m in LINK.finditer(text)]
            found.put((url, title and title[1].strip().replace('&amp;', '&'), links))
        except NotFound as e:
            found.put((url, e, []))
        finally:
            todo.task_done()
    todo.task_done()


def crawl(start, limit, workers=3):
    todo, found = JoinableQueue(), Queue()
    team = [Process(target=worker, args=(todo, found), daemon=True) for _ in range(workers)]
    for p in team:
        p.start()
    seen, outstanding, pages = {start}, 1, {}
    todo.put(start)
    while outstanding:
        url, title, links = found.get()
        outstanding -= 1
        pages[url] = title
        for link in links:
            if link not in seen and len(seen) < limit:
                seen.add(link)
                todo.put(link)
                outstanding += 1
    for _ in team:
        todo.put(None)
    todo.join()
    for p in team:
        p.join()
    return pages, [p.exitcode for p in team]


if __name__ == '__main__':
    pages, codes = crawl('http://a.example/', 10)
    hosts = defaultdict(list)
    for url, title in sorted(pages.items()):
        hosts[URL.match(url)['host']].append((URL.match(url)['path'], title))
    for host, rows in hosts.items():
        print(host)
        for path, title in rows:
            print('   ', path.ljust(10, '.'), repr(title))
    print(codes, deque(sorted(hosts), maxlen=2))
