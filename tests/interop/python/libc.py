"""Calls libc's getifaddrs(3) directly, as C programs do, and prints what it found."""
import ctypes
import socket
import sys

AF_PACKET = 17


class Ifaddrs(ctypes.Structure):
    pass


Ifaddrs._fields_ = [
    ('next', ctypes.POINTER(Ifaddrs)), ('name', ctypes.c_char_p), ('flags', ctypes.c_uint), ('addr', ctypes.c_void_p),
    ('netmask', ctypes.c_void_p), ('broadaddr', ctypes.c_void_p), ('data', ctypes.c_void_p),
]


def family(sockaddr):
    return int.from_bytes(ctypes.string_at(sockaddr, 2), sys.byteorder)


def ipv4(sockaddr):
    return socket.inet_ntoa(ctypes.string_at(sockaddr, 8)[4:])


libc = ctypes.CDLL(None, use_errno=True)
first = ctypes.POINTER(Ifaddrs)()
if libc.getifaddrs(ctypes.byref(first)) != 0:
    raise OSError(ctypes.get_errno(), 'getifaddrs')
entry = first
while entry:
    found = entry.contents
    if found.addr and family(found.addr) == socket.AF_INET:
        print(found.name.decode(), ipv4(found.addr), ipv4(found.netmask))
    elif found.addr and family(found.addr) == AF_PACKET:
        print(found.name.decode(), ctypes.string_at(found.addr, 18)[12:].hex(':'))
    entry = found.next
libc.freeifaddrs(first)
