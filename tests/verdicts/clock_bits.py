# verdict ends
# caveat clock 4
import time, datetime
print('yes' if bin(time.time_ns()).count("1") % 2 else 'no')
