"""Packet sockets (packet(7)): which there are, what they are bound to and called, what they have links receive, and where their packets would go."""
import errno
import fcntl
import os
import select
import socket
import struct
import subprocess

SOL_PACKET, ADD, DROP, STATISTICS = 263, 1, 2, 6
MULTICAST, PROMISC, ALLMULTI, UNICAST = range(4)
SIOCGIFINDEX = 0x8933


def tell(what, call):
    try:
        print(what, call())
    except OSError as error:
        print(what, errno.errorcode[error.errno])


def shell(command):
    print(subprocess.run(command, shell=True, capture_output=True, text=True).stdout.strip())


def packet_socket(kind=socket.SOCK_RAW, protocol=0):
    return socket.socket(socket.AF_PACKET, kind, protocol)


def membership(index, what, length=0, address=b''):
    return struct.pack('iHH8s', index, what, length, address)


def show():
    shell('ip -d link show v0 | grep -o "<.*>\\|promiscuity [0-9]*\\|allmulti [0-9]*"; ip maddr show dev v0 | grep link')


shell('''ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
ip link set v0 up; ip link set v1 up; ip link add d0 address 02:00:00:00:00:03 type bridge; ip link add d1 address 02:00:00:00:00:04 type bridge''')
for kind in (0, 1, 2, 3, 5, 10):
    tell(f'socket {kind}', lambda: packet_socket(kind).type)

bound = packet_socket(socket.SOCK_RAW, socket.htons(3))
bound.setblocking(False)
tell('name', bound.getsockname)
for name in ('v0', 'lo', 'd0', 'd1', 'nosuch', 'v1'):
    tell(f'bind {name}', lambda: bound.bind((name, 0x800)))
    tell('name', bound.getsockname)
    waits = select.poll()
    waits.register(bound, select.POLLIN)
    tell('poll', lambda: [events for _, events in waits.poll(0)])
    tell('receive', lambda: bound.recv(100))
    tell('receive', lambda: bound.recv(100))
for what, call in (('peer', bound.getpeername), ('connect', lambda: bound.connect(('v0', 1))), ('listen', bound.listen)):
    tell(what, call)

bound.bind(('v0', 0))
v0 = socket.if_nametoindex('v0')
EACH = (
    membership(v0, PROMISC),
    membership(v0, ALLMULTI),
    membership(v0, MULTICAST, 6, b'\1\0\x5e\0\0\x77'),
    membership(v0, UNICAST, 6, b'\2\0\0\0\0\x55'),
)
for change in (ADD, ADD, DROP, DROP, DROP):
    for each in EACH:
        tell(f'membership {change}', lambda: bound.setsockopt(SOL_PACKET, change, each))
    show()
ODD = (membership(77, PROMISC), membership(v0, 9), membership(v0, MULTICAST, 4, b'\1\0'), membership(v0, MULTICAST, 8), b'xx')
for each in ODD:
    tell('odd', lambda: bound.setsockopt(SOL_PACKET, ADD, each))
tell('statistics', lambda: bound.getsockopt(SOL_PACKET, STATISTICS, 8))
tell('domain', lambda: bound.getsockopt(socket.SOL_SOCKET, socket.SO_DOMAIN))
tell('promiscuous', lambda: bound.setsockopt(SOL_PACKET, ADD, EACH[0]))
show()
copy = bound.dup()
bound.close()
show()
copy.close()
show()

other = packet_socket()
other.bind(('v1', 0))
shell('ip link del v0')
tell('gone', other.getsockname)
request = struct.pack('16s24x', b'd1')
tell('ioctl', lambda: struct.unpack('16si20x', fcntl.ioctl(other, SIOCGIFINDEX, request))[1] == socket.if_nametoindex('d1'))
tell('send to one that is down', lambda: other.sendto(b'x' * 60, ('d0', 0x800)))
tell('send to one that is gone', lambda: other.send(b'x' * 60))
tell('send to nobody', lambda: packet_socket().send(b'x' * 60))
tell('send to nobody, of old', lambda: packet_socket(socket.SOCK_PACKET).send(b'x' * 60))
os.setuid(65534)
tell('without rights', packet_socket)
