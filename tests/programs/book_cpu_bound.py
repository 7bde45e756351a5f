import multiprocessing, time
def cpu_bound(number):
    return sum(i * i for i in range(number))
def find_sums(numbers):
    with multiprocessing.Pool() as pool:
        return pool.map(cpu_bound, numbers)
if __name__ == "__main__":
    numbers = [500 + x for x in range(8)]
    start_time = time.time()
    r = find_sums(numbers)
    duration = time.time() - start_time
    print(r, duration < 60, f'{duration:.1f}'.replace('.', '').isdigit())
