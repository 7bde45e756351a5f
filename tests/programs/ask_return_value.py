from multiprocessing import Process, Manager

def worker(procnum, return_dict):
    return_dict[procnum] = procnum * 10

if __name__ == '__main__':
    manager = Manager()
    return_dict = manager.dict()
    jobs = []
    for i in range(5):
        p = Process(target=worker, args=(i, return_dict))
        jobs.append(p)
        p.start()
    for proc in jobs:
        proc.join()
    print(sorted(return_dict.values()))
    print(sorted(return_dict.items()), len(return_dict), 3 in return_dict)
