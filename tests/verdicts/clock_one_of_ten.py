# verdict ends
# caveat clock 4
import time, datetime
print('yes' if int(time.time() * 1000) % 10 == 7 else 'no')
