# verdict ends
# caveat clock 4
import time, datetime
print('yes' if datetime.date.today() == datetime.datetime.now().date() else 'no')
