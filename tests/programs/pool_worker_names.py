from multiprocessing import Pool, active_children
if __name__ == '__main__':
    with Pool(3) as pool:
        print(sorted(p.name for p in active_children()))
        print([type(p).__name__ for p in pool._pool], [p.daemon for p in pool._pool])
    print(active_children())
    with Pool(2) as pool:
        print(sorted(p.name for p in active_children()))
