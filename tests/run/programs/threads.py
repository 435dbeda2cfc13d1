"""Threads in network namespaces that nothing but they keep: each makes links in its own, and sees them later on."""
import ctypes
import socket
import threading
import time

CLONE_NEWNET = 0x40000000
libc = ctypes.CDLL(None)
seen = {}


def make(name):
    """RTM_NEWLINK of an ifb; what is acknowledged."""
    attributes = bytes([4 + len(name) + 1, 0, 3, 0]) + name.encode() + b"\0"
    attributes += b"\0" * (-len(attributes) % 4) + bytes([12, 0, 18, 0, 8, 0, 1, 0]) + b"ifb\0"
    body = bytes(16) + attributes
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as asked:
        head = (16 + len(body)).to_bytes(4, "little") + bytes([16, 0, 5, 6]) + bytes(8)
        asked.send(head + body)
        return int.from_bytes(asked.recv(4096)[16:20], "little", signed=True)


def work(number):
    if libc.unshare(CLONE_NEWNET) != 0:
        raise OSError("unshare")
    seen[number] = []
    for turn in range(3):
        seen[number].append((make(f"ifb{number}-{turn}"), socket.if_nameindex()))
        time.sleep(0.2)


threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for number in sorted(seen):
    for line in seen[number]:
        print(number, line)
print(socket.if_nameindex())
