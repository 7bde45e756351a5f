# errno: the numbers of the system's errors that programs here meet.

EPERM, ENOENT, ESRCH, EINTR, EIO, EBADF, ECHILD, EAGAIN, ENOMEM, EACCES = 1, 2, 3, 4, 5, 9, 10, 11, 12, 13
EBUSY, EEXIST, ENOTDIR, EISDIR, EINVAL, EMFILE = 16, 17, 20, 21, 22, 24
EFBIG, ENOSPC, EPIPE, EDOM, ERANGE = 27, 28, 32, 33, 34
EWOULDBLOCK, EDEADLK, ENOSYS, ECONNABORTED, ECONNRESET, ETIMEDOUT, ECONNREFUSED = 11, 35, 38, 103, 104, 110, 111

errorcode = {}
for _name, _number in list(globals().items()):
    if _name[0] == 'E' and _name != 'EWOULDBLOCK':
        errorcode[_number] = _name
