# verdict ends
# ends 2
from concurrent.futures import ThreadPoolExecutor
xs = []
with ThreadPoolExecutor(2) as e: list(e.map(xs.append, [1, 2]))
print(xs)
