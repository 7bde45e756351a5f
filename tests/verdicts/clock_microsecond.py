# verdict ends
# caveat clock 4
import time, datetime
print('yes' if datetime.datetime.now().microsecond % 3 else 'no')
