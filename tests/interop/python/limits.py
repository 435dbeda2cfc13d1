"""Tries through libc what Emscripten's own system calls keep from every socket, and prints what the program is told."""
import ctypes
import errno
import struct

AF_NETLINK, SOCK_RAW = 16, 3
SOL_SOCKET, SO_RCVBUF, SIOCGIFINDEX = 1, 8, 0x8933

libc = ctypes.CDLL(None, use_errno=True)
sock = libc.socket(AF_NETLINK, SOCK_RAW, 0)
address = struct.pack('=HHII', AF_NETLINK, 0, 0, 1)
room = ctypes.create_string_buffer(64)
length = ctypes.c_int(64)
request = struct.pack('=IHHII', 32, 18, 0x301, 1, 0) + bytes(16)


def show(name, result):
    print(name, result if result >= 0 else errno.errorcode[ctypes.get_errno()])


show('bind', libc.bind(sock, address, len(address)))
show('connect', libc.connect(sock, address, len(address)))
show('sendto', libc.sendto(sock, request, len(request), 0, address, len(address)))
show('getsockname', libc.getsockname(sock, room, ctypes.byref(length)))
show('getpeername', libc.getpeername(sock, room, ctypes.byref(length)))
show('getsockopt', libc.getsockopt(sock, SOL_SOCKET, SO_RCVBUF, room, ctypes.byref(length)))
show('setsockopt', libc.setsockopt(sock, SOL_SOCKET, SO_RCVBUF, struct.pack('=i', 4096), 4))
show('ioctl', libc.ioctl(sock, SIOCGIFINDEX, ctypes.create_string_buffer(b'lo', 32)))
show('send', libc.send(sock, request, len(request), 0))
show('recvfrom', libc.recvfrom(sock, room, 64, 0, ctypes.create_string_buffer(12), ctypes.byref(length)))
libc.close(sock)
