import multiprocessing
import time
def func(msg):
    time.sleep(0.01)
    return "done " + msg
pool = multiprocessing.Pool(processes=4)
result = []
for i in range(3):
    msg = "hello %d" %(i)
    result.append(pool.apply_async(func, (msg, )))
pool.close()
pool.join()
for res in result:
    print(":::", res.get())
print("Sub-process(es) done.")
