import argparse, os, sys, multiprocessing as mp
def work(i): return i * i
def main(argv=None):
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('-j', '--jobs', type=int, default=os.cpu_count())
    ap.add_argument('numbers', nargs='*', type=int, default=[1, 2, 3])
    a = ap.parse_args(argv)
    with mp.Pool(a.jobs) as p: print(p.map(work, a.numbers))
    return 0
if __name__ == '__main__':
    sys.exit(main())
