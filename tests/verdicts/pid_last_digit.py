# verdict not proved
# caveat pid 4
import os
print(str(os.getpid())[-1])
