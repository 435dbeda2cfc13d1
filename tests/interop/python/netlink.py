"""The little netlink a guest script needs: compose a request, read the answer, take attributes apart.

Plain CPython, nothing of pyodide's: run on Linux, these scripts print what they print over the adapter.
"""
import socket
import struct

AF_NETLINK = 16
NETLINK_ROUTE, NETLINK_GENERIC = 0, 16
NLM_F_REQUEST, NLM_F_ACK, NLM_F_DUMP = 1, 4, 0x300
NLMSG_ERROR, NLMSG_DONE = 2, 3
RTM_NEWLINK, RTM_GETLINK, RTM_SETLINK, RTM_GETADDR = 16, 18, 19, 22


def open_socket(protocol=NETLINK_ROUTE):
    return socket.socket(AF_NETLINK, socket.SOCK_RAW, protocol)


def send(sock, kind, flags, body, seq=1):
    return sock.send(struct.pack('=IHHII', 16 + len(body), kind, flags, seq, 0) + body)


def messages(datagram):
    """(type, flags, seq, pid, body) of each message in a datagram."""
    offset = 0
    while offset < len(datagram):
        length, kind, flags, seq, pid = struct.unpack_from('=IHHII', datagram, offset)
        yield kind, flags, seq, pid, datagram[offset + 16:offset + length]
        offset += (length + 3) & ~3


def dump(sock, kind, body):
    """The messages of a dump, up to NLMSG_DONE."""
    send(sock, kind, NLM_F_REQUEST | NLM_F_DUMP, body)
    while True:
        for message in messages(sock.recv(32768)):
            if message[0] == NLMSG_DONE:
                return
            if message[0] == NLMSG_ERROR:
                raise error_of(message[4])
            yield message


def request(sock, kind, flags, body):
    """Sends a request with NLM_F_ACK and raises the OSError that the kernel answers."""
    send(sock, kind, NLM_F_REQUEST | NLM_F_ACK | flags, body)
    for message in messages(sock.recv(32768)):
        if message[0] == NLMSG_ERROR and message[4][:4] != b'\0\0\0\0':
            raise error_of(message[4])


def error_of(body):
    """The OSError of an NLMSG_ERROR, as Python's own errno numbers make it."""
    return OSError(-struct.unpack_from('=i', body)[0], 'netlink')


def attributes(data):
    """{type: payload} of a run of attributes."""
    found, offset = {}, 0
    while offset + 4 <= len(data):
        length, kind = struct.unpack_from('=HH', data, offset)
        found[kind & 0x3fff] = data[offset + 4:offset + length]
        offset += (length + 3) & ~3
    return found
