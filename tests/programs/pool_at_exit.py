# A pool that nobody closed is terminated at the end of the program.
from multiprocessing import Pool
pool = Pool(2)
print(pool.map(abs, [-1, 2]))
