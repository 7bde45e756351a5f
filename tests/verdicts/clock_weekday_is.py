# verdict ends
# caveat clock 4
import time, datetime
print('yes' if datetime.datetime.now().weekday() == 2 else 'no')
