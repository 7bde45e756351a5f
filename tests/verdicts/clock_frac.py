# verdict ends
# caveat clock 4
import time, datetime
print('yes' if time.time() % 1 < 0.5 else 'no')
