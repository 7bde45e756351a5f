# verdict not proved
# caveat clock 4
from datetime import date
print("weekend" if date.today().weekday() >= 5 else "work day")
