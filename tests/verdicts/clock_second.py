# verdict ends
# caveat clock 4
import time, datetime
print('yes' if time.strftime("%S") < "30" else 'no')
