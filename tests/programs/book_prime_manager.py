import multiprocessing, math
FLAG_CLEAR, FLAG_SET = b'0', b'1'
CHECK_EVERY = 100
def check_prime_in_range(n_from_i_to_i):
    (n, (from_i, to_i), value) = n_from_i_to_i
    if n % 2 == 0:
        return False
    check_every = CHECK_EVERY
    for i in range(from_i, int(to_i), 2):
        check_every -= 1
        if not check_every:
            if value.value == FLAG_SET:
                return False
            check_every = CHECK_EVERY
        if n % i == 0:
            value.value = FLAG_SET
            return False
    return True
def create_range(from_i, to_i, n):
    step = (to_i - from_i) // n
    return [(from_i + k * step | 1, to_i if k == n - 1 else from_i + (k + 1) * step) for k in range(n)]
if __name__ == "__main__":
    manager = multiprocessing.Manager()
    value = manager.Value(b'c', FLAG_CLEAR)
    with multiprocessing.Pool(processes=3) as pool:
        for n in (10007, 10403, 15347, 104729):
            value.value = FLAG_CLEAR
            ranges = create_range(3, int(math.sqrt(n)) + 1, 3)
            results = pool.map(check_prime_in_range, [(n, r, value) for r in ranges])
            print(n, False not in results)
