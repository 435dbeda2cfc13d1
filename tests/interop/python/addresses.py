"""Prints the IPv4 addresses and links of this network namespace, from two dumps over a raw netlink socket."""
import socket
import struct
from netlink import RTM_GETADDR, RTM_GETLINK, attributes, dump, open_socket

IFA_ADDRESS, IFLA_IFNAME, IFLA_MTU = 1, 3, 4

with open_socket() as sock:
    for _, _, _, _, body in dump(sock, RTM_GETADDR, struct.pack('=BBBBI', socket.AF_INET, 0, 0, 0, 0)):
        prefix, index = struct.unpack_from('=xBxxI', body)
        print(f'{index} {socket.inet_ntoa(attributes(body[8:])[IFA_ADDRESS])}/{prefix}')

with open_socket() as sock:
    for _, _, _, _, body in dump(sock, RTM_GETLINK, struct.pack('=BxHiII', 0, 0, 0, 0, 0)):
        index, = struct.unpack_from('=4xi', body)
        found = attributes(body[16:])
        name = found[IFLA_IFNAME].rstrip(b'\0').decode()
        mtu, = struct.unpack('=I', found[IFLA_MTU])
        print(f'{index} {name} mtu {mtu}')
