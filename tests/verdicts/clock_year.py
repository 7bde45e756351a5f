# verdict ends
# caveat clock 4
import time, datetime
print('yes' if datetime.datetime.now().year > 2024 else 'no')
