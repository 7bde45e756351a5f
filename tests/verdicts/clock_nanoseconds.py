# verdict ends
# caveat clock 4
import time, datetime
print('yes' if time.time_ns() % 100 < 10 else 'no')
