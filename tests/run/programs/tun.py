"""Descriptors of /dev/net/tun: prints a line a fact, the same on Linux itself and under `netlink-wasm run`."""
import errno
import fcntl
import os
import struct
import subprocess

TUNSETIFF, TUNSETPERSIST, TUNSETOWNER, TUNSETGROUP = 0x400454ca, 0x400454cb, 0x400454cc, 0x400454ce
TUNGETFEATURES, TUNGETIFF, TUNSETCARRIER = 0x800454cf, 0x800454d2, 0x400454e2
IFF_TAP, IFF_NO_PI = 2, 0x1000


def ask(fd, request, argument):
    try:
        return fcntl.ioctl(fd, request, argument)
    except OSError as error:
        return errno.errorcode[error.errno]


def named(name):
    return struct.pack('16sH22x', name, IFF_TAP | IFF_NO_PI)


def links():
    listing = subprocess.run(['ip', '-o', 'link'], capture_output=True, text=True).stdout
    return [line.split(': ')[1] + ' ' + line.split('<')[1].split('>')[0] for line in listing.splitlines()]


fd = os.open('/dev/net/tun', os.O_RDWR | os.O_CLOEXEC)
print('nobody yet', ask(fd, TUNGETFEATURES, bytes(4)), ask(fd, TUNGETIFF, bytes(40)), ask(fd, 0x5555, 0), ask(fd, TUNSETPERSIST, 1))
try:
    os.read(fd, 9)
except OSError as error:
    print('read', errno.errorcode[error.errno])
print('made', ask(fd, TUNSETIFF, named(b'p%d')), links())
print('again', ask(fd, TUNSETIFF, named(b'p1')), ask(fd, TUNGETIFF, bytes(40)))
print('set', ask(fd, TUNSETCARRIER, struct.pack('i', 0)), ask(fd, TUNSETOWNER, 77), ask(fd, TUNSETGROUP, 78), ask(fd, TUNSETPERSIST, 0))
other = os.open('/dev/net/tun', os.O_RDWR)
print('taken', ask(other, TUNSETIFF, named(b'p0')), 'of another kind', ask(other, TUNSETIFF, named(b'lo')))
copy = os.dup(fd)
os.close(fd)
print('still there', links())
os.close(copy)
print('gone', links())
pid = os.fork()
if pid == 0:
    ask(other, TUNSETIFF, named(b'q0'))
    os._exit(0)
os.waitpid(pid, 0)
print('made by a child', links())
os.close(other)
print('gone', links())
