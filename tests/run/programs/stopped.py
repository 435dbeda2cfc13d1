"""Stops the process that holds the kernel module while it has a socket, and prints what its calls give then."""
import errno
import os
import signal
import socket
import sys

s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 2)
bridge = os.getppid()
node = int(open(f'/proc/{bridge}/stat').read().rsplit(')', 1)[1].split()[1])
os.kill(node, getattr(signal, sys.argv[1]))
for call in (lambda: s.bind((0, 0)), lambda: s.recv(10), lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)):
    try:
        call()
    except OSError as error:
        print(errno.errorcode[error.errno], flush=True)
