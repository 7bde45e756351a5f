import time, datetime
t = time.perf_counter(); time.sleep(0.01); dt = time.perf_counter() - t
print(0.009 < dt < 5, time.time() > 1e9, time.monotonic_ns() > 0, len(time.ctime()),
      time.strftime('%Y', time.gmtime(0)), time.gmtime(86400).tm_mday, type(time.time_ns()))
print(f'Elapsed: {datetime.timedelta(seconds=3.5)}', '{:.2f} seconds'.format(1.234),
      time.strftime('%H:%M:%S', time.gmtime(3661)), time.process_time() >= 0)
start = datetime.datetime.now(); took = datetime.datetime.now() - start; print(took.seconds, took.total_seconds() < 5)
