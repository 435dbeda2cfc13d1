# What SIOCETHTOOL tells of links of each kind that can be had, byte for byte; features are not asked.
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
  ip link add v2 numtxqueues 2 numrxqueues 3 type veth peer name v3 numtxqueues 4 numrxqueues 1; ip link set v2 master br0; ip link set v2 up; ip link set v3 up'''
subprocess.run(SETUP, shell=True, check=True)
time.sleep(1.1)
SIOCETHTOOL = 0x8946
libc = ctypes.CDLL(None, use_errno=True)
any_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def ask(device, *words, size=1024):
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
}
for index, device in socket.if_nameindex() + [(0, 'nosuch')]:
    for name, words in REQUESTS.items():
        print(device, name, ask(device, *words))
