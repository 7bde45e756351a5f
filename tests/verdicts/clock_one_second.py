# verdict ends
# caveat clock 4
import time, datetime
print('yes' if int(time.time()) % 60 == 17 else 'no')
