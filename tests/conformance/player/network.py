"""The steps of a scenario that are no socket's: links looked at, ioctls, tun devices, files of the kernel, packets."""

import ctypes
import os
import socket
import struct

from calls import CallFailed, call

ALL_NODES, ROUTER, ETHERTYPE_IPV6 = bytes.fromhex("333300000001"), bytes.fromhex("020000000002"), b"\x86\xdd"
GETLINK, SIOCETHTOOL, ETHTOOL_GLINK = 18, 0x8946, 0xA


def links():
    with open("/proc/thread-self/net/dev", encoding="ascii") as table:
        return [row.split(":")[0].strip() for row in table.readlines()[2:]]


class NetworkSteps:
    """For a player, which has `namespaces`, `tuns`, and says what a step's socket, bytes and ports are (`of`, `bytes`, `symbol`)."""

    def look_everywhere(self):
        """As `do_look`, in every namespace, by a way that changes nothing else: what GETLINK tells gives namespaces their ids."""
        entered = self.namespaces.entered
        for name in self.namespaces.descriptors:
            self.namespaces.enter(name)
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
                for link in links():
                    value = ctypes.create_string_buffer(struct.pack("=II", ETHTOOL_GLINK, 0), 8)
                    request = ctypes.create_string_buffer(struct.pack("=16sQ16x", link.encode(), ctypes.addressof(value)), 40)
                    try:
                        call("ioctl", asking.fileno(), ctypes.c_ulong(SIOCETHTOOL), request)
                    except CallFailed:
                        pass  # Of a kind whose carrier nobody asks for.
        self.namespaces.enter(entered)

    def do_look(self, step):
        """Has Linux do now what it may put off for a second: whoever asks for a link has its carrier looked at."""
        with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE) as asking:
            for index, _ in socket.if_nameindex():
                asking.send(struct.pack("=IHHIIBxHiII", 32, GETLINK, 1, 0, 0, 0, 0, index, 0, 0))
                asking.recv(65536)
        return {}

    def do_ioctl(self, step):
        """On a struct ifreq, of which the first 32 bytes are the same for 32 and 64 bits, but for pointers."""
        request = bytearray(40)
        request[:15] = step.get("interface", "").encode()[:15].ljust(15, b"\0")
        struct.pack_into("=i", request, 16, step.get("index", 0))
        for name, at in (("value", 16), ("argument", 0)):
            if name in step:
                given = self.bytes(step[name])
                request[at:at + len(given)] = given
        memory = ctypes.create_string_buffer(bytes(request), 40)
        descriptor = self.of(step) if "domain" not in step else call("socket", step["domain"], socket.SOCK_DGRAM, 0)
        try:
            call("ioctl", descriptor, ctypes.c_ulong(step["request"]), memory)
        finally:
            if "domain" in step:
                os.close(descriptor)
        return {"ifreq": memory.raw[:32].hex()}

    def do_tun(self, step):
        self.tuns[step["tun"]] = os.open("/dev/net/tun", os.O_RDWR | os.O_CLOEXEC)
        return {}

    def do_tun_close(self, step):
        os.close(self.tuns.pop(step["tun"], -1))
        return {}

    def do_tun_ioctl(self, step):
        request = ctypes.c_ulong(step["request"])
        descriptor = self.tuns.get(step["tun"], -1)
        if "value" in step:
            call("ioctl", descriptor, request, ctypes.c_ulong(step["value"]))
            return {}
        if "int" in step:
            number = ctypes.c_uint(step["int"])
            call("ioctl", descriptor, request, ctypes.byref(number))
            return {"value": number.value}
        argument = struct.pack("=16sH14x", step.get("interface", "").encode(), step.get("flags", 0)) + bytes(8)
        memory = ctypes.create_string_buffer(argument, 40)
        call("ioctl", descriptor, request, memory)
        return {"ifreq": memory.raw[:32].hex()}

    def do_sockets(self, step):
        """/proc/net/netlink without addresses and inodes; what the kernel's own sockets hold just now is its affair."""
        rows = []
        with open("/proc/thread-self/net/netlink") as file:
            for line in list(file)[1:]:
                _, protocol, pid, groups, rmem, *more = line.split()[:-1]
                symbol = self.symbol(int(pid))
                rows.append(" ".join([protocol, str(symbol), groups, rmem if symbol else "0", *more]))
        return {"rows": sorted(rows)}

    def do_netns(self, step):
        """A descriptor of a number that stands for a namespace."""
        os.dup2(self.namespaces.descriptors[step["netns"]], step["fd"])
        return {}

    def do_sysctl(self, step):
        path = "/proc/sys/" + step["name"].replace(".", "/")
        if "value" in step:
            # In one call, also where Linux takes no more than the first number.
            with open(path, "wb", buffering=0) as file:
                file.write(step["value"].encode())
            return {}
        with open(path) as file:
            return {"setting": file.read().rstrip("\n")}

    def do_uevent(self, step):
        with open(f"/sys/class/net/{step['device']}/uevent", "w") as file:
            file.write(step["action"])
        return {}

    def do_advertise(self, step):
        """Sends a router's packet to all nodes through one end of a veth; the other hears it."""
        with socket.socket(socket.AF_PACKET, socket.SOCK_RAW) as sender:
            sender.bind((step["through"], 0))
            sender.send(ALL_NODES + ROUTER + ETHERTYPE_IPV6 + bytes.fromhex(step["packet"]))
        return {}
