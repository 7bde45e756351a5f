from multiprocessing import Process, shared_memory

def change(name):
    s = shared_memory.ShareableList(name=name)
    s[0] += 1
    s[2] = 'child'
    s.shm.close()

if __name__ == '__main__':
    s = shared_memory.ShareableList([1, 2.5, 'parent', None, True])
    p = Process(target=change, args=(s.shm.name,))
    p.start()
    p.join()
    print(list(s), len(s), p.exitcode)
    s.shm.close()
    s.shm.unlink()
