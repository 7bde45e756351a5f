import time
from concurrent.futures import ThreadPoolExecutor, as_completed
def load(n, t):
    if n == 3:
        raise ValueError('no page %d' % n)
    return 'x' * n
with ThreadPoolExecutor(max_workers=5) as executor:
    future_to = {executor.submit(load, n, 60): n for n in range(6)}
    out = []
    for future in as_completed(future_to):
        n = future_to[future]
        try:
            data = future.result()
        except Exception as exc:
            out.append('%r generated an exception: %s' % (n, exc))
        else:
            out.append('%r page is %d bytes' % (n, len(data)))
    print(*sorted(out), sep='\n')
