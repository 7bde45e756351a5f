// What CPython's modules have and mplab's have not: refused when the file is read. tests/lang/module_names asks python3
// for the names, and prints the rows (--lacks).
#include "subset_tables.h"

#include <stddef.h>

// One row a module, not to be folded.
// clang-format off
const Lacking subset_lacks[] = {
    {"multiprocessing.managers",
     "HAS_SHMEM ProcessLocalSet SharedMemoryManager SharedMemoryServer all_methods convert_to_error dispatch format_exc get_spawning_popen getpid "
     "listener_client rebuild_as_list reduce_array",
     "use Manager, BaseManager and SyncManager"},
    {"multiprocessing.pool",
     "job_counter mapstar starmapstar wait",
     "it is a part of the module's own: use what its documentation names"},
    {"multiprocessing.connection",
     "BUFSIZE CHALLENGE CONNECTION_TIMEOUT ConnectionWrapper FAILURE MESSAGE_LENGTH SocketClient SocketListener WELCOME XmlClient XmlListener "
     "address_type answer_challenge arbitrary_address default_family deliver_challenge families rebuild_connection reduce_connection",
     "use Pipe, Listener, Client and wait"},
    {"multiprocessing.queues",
     "Finalize debug info is_exiting register_after_fork",
     "it is a part of the module's own: use what its documentation names"},
    {"multiprocessing.synchronize",
     "RECURSIVE_MUTEX SEMAPHORE sem_unlink",
     "it is a part of the module's own: use what its documentation names"},
    {"multiprocessing.sharedctypes",
     "assert_spawning class_cache get_context make_property prop_cache rebuild_ctype reduce_ctype template typecode_to_type",
     "it is a part of the module's own: use what its documentation names"},
    {"multiprocessing.context",
     "set_spawning_popen",
     "it is a part of the module's own: use what its documentation names"},
    {"multiprocessing.process",
     "ORIGINAL_DIR WeakSet",
     "it is a part of the module's own: use what its documentation names"},
    {"multiprocessing.spawn",
     "WINEXE WINSERVICE get_command_line get_preparation_data get_start_method import_main_path is_forking old_main_modules prepare "
     "set_start_method spawn_main",
     "it is a part of the module's own: use what its documentation names"},
    {"multiprocessing.forkserver",
     "ForkServer MAXFDS_TO_SEND SIGNED_STRUCT connect_to_new_process get_inherited_fds main read_signed set_forkserver_preload write_signed",
     "it is a part of the module's own: use what its documentation names"},
    {"multiprocessing.reduction",
     "ABCMeta ACKNOWLEDGE AbstractReducer DupFd HAVE_SEND_HANDLE dump recv_handle recvfds send_handle sendfds",
     "send a Connection as it is: it is pickled"},
    {"copyreg",
     "add_extension clear_extension_cache pickle_union remove_extension",
     "use copyreg.pickle"},
    {"concurrent.futures.process",
     "Queue format_exception partial",
     "it is a part of the module's own: use what its documentation names"},
    {"os",
     "CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED DirEntry EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT "
     "EX_CONFIG EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE EX_TEMPFAIL "
     "EX_UNAVAILABLE EX_USAGE F_LOCK F_OK F_TEST F_TLOCK F_ULOCK GRND_NONBLOCK GRND_RANDOM GenericAlias MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB "
     "MFD_HUGE_16GB MFD_HUGE_16MB MFD_HUGE_1GB MFD_HUGE_1MB MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB "
     "MFD_HUGE_64KB MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT Mapping MutableMapping NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC O_CREAT "
     "O_DIRECT O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH O_RDONLY O_RDWR O_RSYNC "
     "O_SYNC O_TMPFILE O_TRUNC O_WRONLY POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE POSIX_FADV_NORMAL POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL "
     "POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT P_NOWAITO P_PGID "
     "P_PID P_PIDFD P_WAIT PathLike RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC "
     "RWF_HIPRI RWF_NOWAIT RWF_SYNC R_OK SCHED_BATCH SCHED_FIFO SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR SEEK_DATA SEEK_END "
     "SEEK_HOLE SEEK_SET SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME ST_NOEXEC "
     "ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS ST_WRITE TMP_MAX WEXITED WNOWAIT WSTOPPED W_OK XATTR_CREATE XATTR_REPLACE XATTR_SIZE_MAX "
     "X_OK access chdir chmod chown chroot close closerange confstr confstr_names copy_file_range ctermid defpath device_encoding dup dup2 "
     "environb eventfd eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp execvpe fchdir fchmod fchown fdatasync fdopen "
     "forkpty fpathconf fstat fstatvfs fsync ftruncate fwalk get_blocking get_exec_path get_inheritable get_terminal_size getcwdb getegid getenvb "
     "geteuid getgid getgrouplist getgroups getlogin getpriority getrandom getresgid getresuid getsid getxattr initgroups killpg lchown link "
     "listdir listxattr lockf login_tty lseek lstat major makedev makedirs memfd_create minor mkdir mkfifo mknod nice open openpty pathconf "
     "pathconf_names pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate posix_spawn posix_spawnp pread preadv putenv pwrite pwritev read "
     "readlink readv register_at_fork remove removedirs removexattr rename renames replace rmdir scandir sched_get_priority_max "
     "sched_get_priority_min sched_getparam sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity sched_setparam "
     "sched_setscheduler sendfile set_blocking set_inheritable setegid seteuid setgid setgroups setpgid setpgrp setpriority setregid setresgid "
     "setresuid setreuid setsid setuid setxattr spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice stat stat_result statvfs "
     "statvfs_result supports_bytes_environ supports_dir_fd supports_effective_ids supports_fd supports_follow_symlinks symlink sync sysconf "
     "sysconf_names system tcgetpgrp tcsetpgrp terminal_size times times_result truncate ttyname umask uname uname_result unlink unsetenv utime "
     "wait3 wait4 waitid waitid_result walk write writev",
     "mplab's os has what processes need: getpid, getppid, fork, wait, waitpid, kill, _exit, cpu_count, environ, …"},
    {"time",
     "CLOCK_BOOTTIME CLOCK_MONOTONIC_RAW CLOCK_TAI clock_getres clock_settime clock_settime_ns get_clock_info pthread_getcpuclockid tzset",
     "mplab's time has sleep, time, monotonic, perf_counter, process_time, strftime, …"},
    {"random",
     "BPF LOG4 NV_MAGICCONST RECIP_BPF SG_MAGICCONST TWOPI vonmisesvariate",
     "it is a part of random's own"},
    {"signal",
     "ITIMER_PROF ITIMER_VIRTUAL ItimerError getitimer pidfd_send_signal pthread_kill set_wakeup_fd sigtimedwait sigwaitinfo struct_siginfo",
     "mplab's signal has the SIG… numbers, signal, getsignal, alarm, pause, sigwait, pthread_sigmask, …"},
    {"sys",
     "abiflags addaudithook api_version audit breakpointhook builtin_module_names call_tracing copyright displayhook excepthook exception "
     "get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits getallocatedblocks getdlopenflags getfilesystemencodeerrors "
     "getprofile gettrace hash_info int_info meta_path orig_argv path_hooks path_importer_cache platlibdir pycache_prefix set_asyncgen_hooks "
     "set_coroutine_origin_tracking_depth set_int_max_str_digits setdlopenflags setprofile settrace stdlib_module_names thread_info "
     "unraisablehook warnoptions",
     "mplab's sys has argv, exit, stdout, stderr, version_info, platform, maxsize, exc_info, …"},
    {"queue",
     "deque heappop heappush time",
     "import it from the module it comes from"},
    {"ctypes",
     "ARRAY ArgumentError BigEndianStructure BigEndianUnion CDLL CFUNCTYPE DEFAULT_MODE LibraryLoader LittleEndianStructure LittleEndianUnion "
     "POINTER PYFUNCTYPE PyDLL RTLD_GLOBAL RTLD_LOCAL SetPointerType addressof byref c_buffer c_char_p c_longdouble c_void_p c_voidp c_wchar_p "
     "cast cdll create_string_buffer create_unicode_buffer get_errno memmove memset pointer py_object pydll pythonapi resize set_errno string_at "
     "wstring_at",
     "mplab's ctypes has the numbers that Value and Array are made of: c_int, c_double, c_char, Structure, …"},
    {"threading",
     "ExceptHookArgs WeakSet excepthook getprofile gettrace setprofile settrace stack_size",
     "use mplab itself: it stops and steps your processes and threads"},
    {"copy",
     "dispatch_table",
     "use copyreg.pickle, or __reduce__"},
    {"functools",
     "GenericAlias RLock get_cache_token namedtuple recursive_repr",
     "import it from the module it comes from"},
    {"pickle",
     "ADDITEMS APPEND APPENDS BINBYTES BINBYTES8 BINFLOAT BINGET BININT BININT1 BININT2 BINPERSID BINPUT BINSTRING BINUNICODE BINUNICODE8 BUILD "
     "BYTEARRAY8 DICT DUP EMPTY_DICT EMPTY_LIST EMPTY_SET EMPTY_TUPLE EXT1 EXT2 EXT4 FALSE FLOAT FRAME FROZENSET FunctionType GET GLOBAL INST INT "
     "LIST LONG LONG1 LONG4 LONG_BINGET LONG_BINPUT MARK MEMOIZE NEWFALSE NEWOBJ NEWOBJ_EX NEWTRUE NEXT_BUFFER NONE OBJ PERSID POP POP_MARK PROTO "
     "PUT PickleBuffer Pickler PyStringMap READONLY_BUFFER REDUCE SETITEM SETITEMS SHORT_BINBYTES SHORT_BINSTRING SHORT_BINUNICODE STACK_GLOBAL "
     "STOP STRING TRUE TUPLE TUPLE1 TUPLE2 TUPLE3 UNICODE Unpickler bytes_types compatible_formats decode_long dispatch_table dump encode_long "
     "format_version islice load maxsize pack partial unpack whichmodule",
     "use pickle.dumps and pickle.loads; a class says how it is pickled by __reduce__ or __getstate__"},
    {"typing",
     "ABCMeta AsyncContextManager CT_co EXCLUDED_ATTRIBUTES GenericAlias KT MethodDescriptorType MethodWrapperType NamedTupleMeta T T_co T_contra "
     "VT VT_co V_co WrapperDescriptorType abstractmethod defaultdict io re",
     "import it from the module it comes from; mplab's typing has what annotations need"},
    {"types",
     "AsyncGeneratorType ClassMethodDescriptorType CoroutineType DynamicClassAttribute FrameType MethodWrapperType WrapperDescriptorType "
     "coroutine prepare_class",
     "mplab has no coroutines; type(x) gives the class of anything"},
    {"contextlib",
     "AbstractAsyncContextManager AsyncContextDecorator AsyncExitStack GenericAlias MethodType aclosing asynccontextmanager chdir deque wraps",
     "use contextmanager, ExitStack, suppress, closing: mplab has no coroutines"},
    {"traceback",
     "TracebackException print_last suppress walk_stack",
     "use format_exc, print_exc, format_exception, extract_tb, extract_stack"},
    {"os.path",
     "altsep commonpath defpath exists getatime getctime getmtime getsize isdir isfile islink ismount lexists samefile sameopenfile samestat "
     "supports_unicode_filenames",
     "mplab's os.path works on the text of a path; mplab's programs have no files: they compute, talk to their processes, and print"},
    {"re",
     "DEBUG Scanner T TEMPLATE template",
     "write the pattern for re.compile"},
    {"json",
     "detect_encoding",
     "use loads and dumps"},
    {"json.decoder",
     "BACKSLASH FLAGS JSONArray JSONObject NaN NegInf PosInf STRINGCHUNK WHITESPACE WHITESPACE_STR c_scanstring py_scanstring scanstring",
     "use json.loads"},
    {"datetime",
     "datetime_CAPI",
     "leave it out: it is for C"},
    {"argparse",
     "FileType PARSER ngettext",
     "mplab's programs have no files: they compute, talk to their processes, and print"},
    {"hashlib",
     "blake2b blake2s file_digest pbkdf2_hmac scrypt sha3_224 sha3_256 sha3_384 sha3_512 shake_128 shake_256",
     "use sha256, sha1, md5, sha512, …"},
    {"zlib",
     "DEFLATED DEF_BUF_SIZE DEF_MEM_LEVEL MAX_WBITS ZLIB_RUNTIME_VERSION ZLIB_VERSION Z_BEST_COMPRESSION Z_BEST_SPEED Z_BLOCK "
     "Z_DEFAULT_COMPRESSION Z_DEFAULT_STRATEGY Z_FILTERED Z_FINISH Z_FIXED Z_FULL_FLUSH Z_HUFFMAN_ONLY Z_NO_COMPRESSION Z_NO_FLUSH "
     "Z_PARTIAL_FLUSH Z_RLE Z_SYNC_FLUSH Z_TREES compress compressobj decompress decompressobj error",
     "mplab's zlib has crc32 and adler32"},
    {"timeit",
     "default_number default_repeat dummy_src_name main reindent template",
     "use timeit.timeit, repeat or Timer"},
    {"uuid",
     "Enum NAMESPACE_X500 SafeUUID bytes_ getnode int_",
     "use uuid1, uuid3, uuid4, uuid5 and UUID"},
    {"platform",
     "freedesktop_os_release java_ver libc_ver mac_ver platform python_branch python_build python_revision release system_alias uname "
     "uname_result version win32_edition win32_is_iot win32_ver",
     "use platform.system, machine, node, python_version"},
    {"gc",
     "DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks garbage get_debug get_freeze_count get_objects "
     "get_referents get_referrers get_stats is_finalized is_tracked set_debug",
     "use collect, enable, disable, freeze, get_count, get_threshold"},
    {"fractions",
     "Decimal",
     "import it from the module it comes from"},
    {"io",
     "BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter FileIO IOBase IncrementalNewlineDecoder "
     "RawIOBase TextIOBase TextIOWrapper open open_code text_encoding",
     "mplab's programs have no files: they compute, talk to their processes, and print"},
    {"multiprocessing.dummy.connection",
     "Client Listener families",
     "it is a part of the module's own: use what its documentation names"},
    {"multiprocessing.util",
     "ForkAwareLocal ForkAwareThreadLock MAXFD abstract_sockets_supported close_all_fds_except close_fds get_temp_dir "
     "is_abstract_socket_namespace spawnv_passfds",
     "leave it out: mplab cleans up by itself"},
    {"enum",
     "DynamicClassAttribute MappingProxyType bin global_enum global_enum_repr global_flag_repr global_str reduce show_flag_values",
     "use Enum, Flag, auto, unique, verify"},
    {"dataclasses",
     "FunctionType GenericAlias",
     "import it from the module it comes from"},
    {"logging",
     "BufferingFormatter FileHandler GenericAlias Manager PercentStyle PlaceHolder StrFormatStyle StringTemplateStyle Template currentframe "
     "getLogRecordFactory getLoggerClass logMultiprocessing logProcesses logThreads makeLogRecord setLogRecordFactory setLoggerClass",
     "use StreamHandler, a Handler or a Formatter of your own: mplab's programs have no files"},
    {"logging.handlers",
     "BaseRotatingHandler BufferingHandler DEFAULT_HTTP_LOGGING_PORT DEFAULT_SOAP_LOGGING_PORT DEFAULT_TCP_LOGGING_PORT DEFAULT_UDP_LOGGING_PORT "
     "DatagramHandler HTTPHandler MemoryHandler NTEventLogHandler RotatingFileHandler SMTPHandler ST_DEV ST_INO ST_MTIME SYSLOG_TCP_PORT "
     "SYSLOG_UDP_PORT SocketHandler SysLogHandler TimedRotatingFileHandler WatchedFileHandler",
     "use QueueHandler and QueueListener: mplab's programs have no files and no network"},
    {"statistics",
     "Counter Decimal Fraction bisect_left bisect_right defaultdict erf exp fabs fsum groupby hypot log mul namedtuple reduce repeat sqrt tau",
     "import it from the module it comes from"},
    {NULL, NULL, NULL},
};
// clang-format on
