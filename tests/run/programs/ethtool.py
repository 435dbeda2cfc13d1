# What SIOCETHTOOL tells of links of each kind that can be had, byte for byte, and what it has set.
import ctypes
import os
import socket
import struct
import subprocess
import time

SETUP = '''
  ip link add v0 type veth peer name v1; ip link set v0 up; ip link set v1 up; ip link add br0 type bridge; ip link add br1 type bridge
  ip link set br1 up; ip link add ifb0 type ifb; ip link add link v1 name mv0 type macvlan; ip link add link v0 name mt0 type macvtap
  ip link add vx0 type vxlan id 5 dstport 4789; ip link set vx0 up; ip link set mv0 up; ip link set br0 up
  ip tuntap add mode tap t0
  ip link add v2 numtxqueues 2 numrxqueues 3 type veth peer name v3 numtxqueues 4 numrxqueues 1; ip link set v2 master br0; ip link set v2 up; ip link set v3 up'''
subprocess.run(SETUP, shell=True, check=True)
time.sleep(1.1)
SIOCETHTOOL = 0x8946
libc = ctypes.CDLL(None, use_errno=True)
any_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def ask(device, *words, size=4096):
    given = struct.pack('%dI' % len(words), *words)
    buffer = ctypes.create_string_buffer(given, size)
    request = struct.pack('16sQ16x', device.encode(), ctypes.addressof(buffer))
    if libc.ioctl(any_socket.fileno(), ctypes.c_ulong(SIOCETHTOOL), ctypes.create_string_buffer(request, 40)) < 0:
        return os.strerror(ctypes.get_errno())
    return buffer.raw.rstrip(b'\0')


STATISTICS = 1
REQUESTS = {
    'GDRVINFO': (3,), 'GLINK': (10,), 'GSET': (1,), 'GLINKSETTINGS': (76,), 'GLINKSETTINGS of 4 words': (76, 0, 0, 4 << 24),
    'GPERMADDR': (32, 32), 'GMSGLVL': (7,), 'GWOL': (5,), 'GRINGPARAM': (16,), 'GCHANNELS': (60,), 'GET_TS_INFO': (65,), 'GPAUSEPARAM': (18,),
    'GSSET_INFO': (55, 0, 1 << STATISTICS), 'GSTRINGS': (27, STATISTICS), 'GSTATS': (29,), 'none': (153,),
    'GFEATURES': (58, 2), 'GFEATURES of one word': (58, 1), 'GFEATURES of none': (58, 0), 'GFEATURES of three': (58, 3), 'GRXCSUM': (20,), 'GTXCSUM': (22,),
    'GSG': (24,), 'GTSO': (30,), 'GGSO': (35,), 'GGRO': (43,), 'GFLAGS': (37,), 'GCOALESCE': (14,), 'GSSET_INFO of sets': (55, 0, 0x7ffff2),
    'GSTRINGS of features': (27, 4), 'GSTRINGS of none': (27, 99),
}
for index, device in socket.if_nameindex() + [(0, 'nosuch')]:
    for name, words in REQUESTS.items():
        print(device, name, ask(device, *words))

SETS = [
    (59, 2, 1, 0, 0, 0), (59, 2, 1, 1, 0, 0), (59, 2, 1 << 15, 1 << 15, 0, 0), (59, 2, 1 << 10, 0, 0, 0), (59, 1, 1, 0), (59, 2, 0, 0, 1 << 9, 1 << 9),
    (59, 2, 1 << 3, 0, 0, 0), (59, 2, 1 << 16, 1 << 16, 0, 0), (59, 2, 1 << 3, 1 << 3, 0, 0), (21, 0), (21, 1), (23, 0), (23, 1), (25, 0), (25, 1), (31, 0), (31, 1),
    (36, 0), (36, 1), (44, 1), (44, 0), (8, 5), (8, 0x7fff), (61, 0, 0, 0, 0, 1, 2, 0, 0), (61, 0, 0, 0, 0, 9, 2, 0, 0), (61, 0, 0, 0, 0, 0, 1, 0, 0), (61, 0, 0, 0, 0, 2, 2, 0, 0),
    (77, 100, 0x00030200, 4 << 24, 0), (77, 1000, 1, 0, 0), (77, 1000, 1, 4 << 24, 0), (15, 0, 9), (15, 0, 90), (15, 1, 9),
]
for words in SETS:
    for device in ('lo', 'v0', 'v2', 'mv0', 't0', 'br0', 'nosuch'):
        print(device, words, ask(device, *words))
        print([ask(device, *words) for words in ((58, 2), (60,), (14,), (7,), (76, 0, 0, 4 << 24))])
