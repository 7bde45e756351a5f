# pickle.loads: pickles of python3 in protocols 2 to 5, and bytes that are none.
from pickle_things import *
t('pickle.dumps(1,6)', lambda: (pickle.dumps(1,6)))
t('pickle.dumps(1,-1)', lambda: (pickle.dumps(1,-1)))
t('pickle.dumps(bytearray(b"ab"),5)', lambda: (pickle.dumps(bytearray(b"ab"),5)))
t('pickle.loads(b"")', lambda: (pickle.loads(b"")))
t('pickle.loads(b"x")', lambda: (pickle.loads(b"x")))
t('pickle.loads(b"\\x80\\x04")', lambda: (pickle.loads(b"\x80\x04")))
t('pickle.loads(b"\\x80\\x09")', lambda: (pickle.loads(b"\x80\x09")))
t('pickle.loads(b"\\x80\\x04K")', lambda: (pickle.loads(b"\x80\x04K")))
t('pickle.loads(b"\\x80\\x04.")', lambda: (pickle.loads(b"\x80\x04.")))
t('pickle.loads(b"\\x80\\x04h\\x05.")', lambda: (pickle.loads(b"\x80\x04h\x05.")))
t('pickle.loads(b"\\x80\\x04t.")', lambda: (pickle.loads(b"\x80\x04t.")))
t('pickle.loads(b"\\x80\\x04\\x8c\\x03foo\\x8c\\x03foo\\x93.")',
  lambda: (pickle.loads(b"\x80\x04\x8c\x03foo\x8c\x03foo\x93.")))
t('pickle.loads(b"\\x80\\x04]K\\x01b.")', lambda: (pickle.loads(b"\x80\x04]K\x01b.")))
t('pickle.loads(b"\\x80\\x04K\\x01K\\x01a.")', lambda: (pickle.loads(b"\x80\x04K\x01K\x01a.")))
t('pickle.loads(b"\\x80\\x04K\\x01K\\x01R.")', lambda: (pickle.loads(b"\x80\x04K\x01K\x01R.")))
t('pickle.loads(b"\\x80\\x04K\\x01)\\x81.")', lambda: (pickle.loads(b"\x80\x04K\x01)\x81.")))
t('pickle.loads(b"\\x80\\x04\\x8c\\xffa.")', lambda: (pickle.loads(b"\x80\x04\x8c\xffa.")))
t('pickle.loads(b"\\x80\\x04\\x95\\xff\\x00\\x00\\x00\\x00\\x00\\x00\\x00K\\x01.")',
  lambda: (pickle.loads(b"\x80\x04\x95\xff\x00\x00\x00\x00\x00\x00\x00K\x01.")))
t('pickle.loads(b"\\x80\\x04\\xfe.")', lambda: (pickle.loads(b"\x80\x04\xfe.")))
t('pickle.loads(1)', lambda: (pickle.loads(1)))
t('pickle.loads("a")', lambda: (pickle.loads("a")))
t('pickle.loads(b"\\x80\\x04(K\\x01K\\x02K\\x03d.")', lambda: (pickle.loads(b"\x80\x04(K\x01K\x02K\x03d.")))
t('pickle.loads(b"\\x80\\x04}(]K\\x02u.")', lambda: (pickle.loads(b"\x80\x04}(]K\x02u.")))
t('pickle.loads(b"\\x80\\x04\\x8c\\x01\\xff.")', lambda: (pickle.loads(b"\x80\x04\x8c\x01\xff.")))
t('pickle.PicklingError.__module__', lambda: (pickle.PicklingError.__module__))
t('pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL', lambda: (pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL))
t('pickle.dumps()', lambda: (pickle.dumps()))
t('a.__getstate__()', lambda: (a.__getstate__()))
t('b.__getstate__() is b.__dict__', lambda: (b.__getstate__() is b.__dict__))
t('b.__reduce_ex__(4)[1:]', lambda: (b.__reduce_ex__(4)[1:]))
t('b.__reduce_ex__(2)[1:]', lambda: (b.__reduce_ex__(2)[1:]))
t('ValueError(1).__reduce__()', lambda: (ValueError(1).__reduce__()))
t('E2(1,2).__reduce_ex__(4)', lambda: (E2(1,2).__reduce_ex__(4)))
t("p2", lambda: pickle.loads(b'\x80\x02]q\x00(K\x01X\x01\x00\x00\x00aq\x01}q\x02K\x02G@\x0c\x00\x00\x00\x00\x00\x00s'
                             b'K\x01K\x02K\x03\x87q\x03N\x88\x8a\t\x00\x00\x00\x00\x00\x00\x00\x00@c_codecs\nencode'
                             b'\nq\x04X\x02\x00\x00\x00xyq\x05X\x06\x00\x00\x00latin1q\x06\x86q\x07Rq\x08c__builtin_'
                             b'_\nbytearray\nq\th\x04X\x01\x00\x00\x00qq\nh\x06\x86q\x0bRq\x0c\x85q\rRq\x0ec__builti'
                             b'n__\nset\nq\x0f]q\x10(K\x01K\x02e\x85q\x11Rq\x12c__builtin__\nfrozenset\nq\x13]q\x14K'
                             b'\x03a\x85q\x15Rq\x16c__builtin__\nxrange\nq\x17K\x00K\x04K\x01\x87q\x18Rq\x19J\xfb'
                             b'\xff\xff\xffM,\x01Jp\x11\x01\x00e.'))
t("p2", lambda: pickle.loads(b'\x80\x02cexceptions\nValueError\nq\x00X\x01\x00\x00\x00xq\x01\x85q\x02Rq\x03.'))
t("p2", lambda: pickle.loads(b'\x80\x02]q\x00(]q\x01h\x01e.'))
t("p2", lambda: pickle.loads(b'\x80\x02c__builtin__\nlong\nq\x00.'))
t("p2", lambda: pickle.loads(b'\x80\x02c__builtin__\nlen\nq\x00.'))
t("p2", lambda: pickle.loads(b'\x80\x02cexceptions\nKeyError\nq\x00.'))
t("p3", lambda: pickle.loads(b'\x80\x03]q\x00(K\x01X\x01\x00\x00\x00aq\x01}q\x02K\x02G@\x0c\x00\x00\x00\x00\x00\x00s'
                             b'K\x01K\x02K\x03\x87q\x03N\x88\x8a\t\x00\x00\x00\x00\x00\x00\x00\x00@C\x02xyq\x04cbuil'
                             b'tins\nbytearray\nq\x05C\x01qq\x06\x85q\x07Rq\x08cbuiltins\nset\nq\t]q\n(K\x01K\x02e'
                             b'\x85q\x0bRq\x0ccbuiltins\nfrozenset\nq\r]q\x0eK\x03a\x85q\x0fRq\x10cbuiltins\nrange\n'
                             b'q\x11K\x00K\x04K\x01\x87q\x12Rq\x13J\xfb\xff\xff\xffM,\x01Jp\x11\x01\x00e.'))
t("p3", lambda: pickle.loads(b'\x80\x03cbuiltins\nValueError\nq\x00X\x01\x00\x00\x00xq\x01\x85q\x02Rq\x03.'))
t("p3", lambda: pickle.loads(b'\x80\x03]q\x00(]q\x01h\x01e.'))
t("p3", lambda: pickle.loads(b'\x80\x03cbuiltins\nint\nq\x00.'))
t("p3", lambda: pickle.loads(b'\x80\x03cbuiltins\nlen\nq\x00.'))
t("p3", lambda: pickle.loads(b'\x80\x03cbuiltins\nKeyError\nq\x00.'))
t("p4", lambda: pickle.loads(b'\x80\x04\x95\x84\x00\x00\x00\x00\x00\x00\x00]\x94(K\x01\x8c\x01a\x94}\x94K\x02G@\x0c'
                             b'\x00\x00\x00\x00\x00\x00sK\x01K\x02K\x03\x87\x94N\x88\x8a\t\x00\x00\x00\x00\x00\x00'
                             b'\x00\x00@C\x02xy\x94\x8c\x08builtins\x94\x8c\tbytearray\x94\x93\x94C\x01q\x94\x85\x94'
                             b'R\x94\x8f\x94(K\x01K\x02\x90(K\x03\x91\x94h\x05\x8c\x05range\x94\x93\x94K\x00K\x04K'
                             b'\x01\x87\x94R\x94J\xfb\xff\xff\xffM,\x01Jp\x11\x01\x00e.'))
t("p4", lambda: pickle.loads(b'\x80\x04\x95#\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\n'
                             b'ValueError\x94\x93\x94\x8c\x01x\x94\x85\x94R\x94.'))
t("p4", lambda: pickle.loads(b'\x80\x04\x95\t\x00\x00\x00\x00\x00\x00\x00]\x94(]\x94h\x01e.'))
t("p4",
  lambda: pickle.loads(b'\x80\x04\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03int\x94\x93\x94.'))
t("p4",
  lambda: pickle.loads(b'\x80\x04\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03len\x94\x93\x94.'))
t("p4", lambda: pickle.loads(
    b'\x80\x04\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x08KeyError\x94\x93\x94.'))
t("p5", lambda: pickle.loads(b'\x80\x05\x95w\x00\x00\x00\x00\x00\x00\x00]\x94(K\x01\x8c\x01a\x94}\x94K\x02G@\x0c\x00'
                             b'\x00\x00\x00\x00\x00sK\x01K\x02K\x03\x87\x94N\x88\x8a\t\x00\x00\x00\x00\x00\x00\x00'
                             b'\x00@C\x02xy\x94\x96\x01\x00\x00\x00\x00\x00\x00\x00q\x94\x8f\x94(K\x01K\x02\x90(K'
                             b'\x03\x91\x94\x8c\x08builtins\x94\x8c\x05range\x94\x93\x94K\x00K\x04K\x01\x87\x94R\x94'
                             b'J\xfb\xff\xff\xffM,\x01Jp\x11\x01\x00e.'))
t("p5", lambda: pickle.loads(b'\x80\x05\x95#\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\n'
                             b'ValueError\x94\x93\x94\x8c\x01x\x94\x85\x94R\x94.'))
t("p5", lambda: pickle.loads(b'\x80\x05\x95\t\x00\x00\x00\x00\x00\x00\x00]\x94(]\x94h\x01e.'))
t("p5",
  lambda: pickle.loads(b'\x80\x05\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03int\x94\x93\x94.'))
t("p5",
  lambda: pickle.loads(b'\x80\x05\x95\x14\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x03len\x94\x93\x94.'))
t("p5", lambda: pickle.loads(
    b'\x80\x05\x95\x19\x00\x00\x00\x00\x00\x00\x00\x8c\x08builtins\x94\x8c\x08KeyError\x94\x93\x94.'))
