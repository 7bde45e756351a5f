from multiprocessing import Pool
def say(x):
    print('task', x)
    return x
if __name__ == '__main__':
    pool = Pool(1)
    for i in range(4):
        pool.apply_async(say, args=(i,))
    pool.close()
    pool.join()
    print('all done')
