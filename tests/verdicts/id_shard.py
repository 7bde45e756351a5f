# verdict not proved
# caveat id
from multiprocessing import Array
class Job: pass
if __name__ == "__main__":
    shards = Array("i", 3)
    for job in [Job()]:
        shards[id(job) // 16 % 3] += 1
