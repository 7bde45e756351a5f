# verdict ends
# caveat clock 4
import time
print("the same" if time.time() == time.time() else "another")
