# verdict ends
# caveat pid 4
import os
print(f"{os.getpid():x}"[-1])
