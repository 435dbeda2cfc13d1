"""
Every system call on a netlink socket, and what native calls make of one: prints a line a fact. The lines are the same on
Linux itself and under `netlink-wasm run`; that is the test. It wants a fresh network namespace, or the preset `empty`.
"""
import array
import ctypes
import errno
import fcntl
import os
import resource
import select
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

NETLINK_ROUTE, NETLINK_USERSOCK, SOL_NETLINK = 0, 2, 270
MSG_WAITFORONE = 0x10000
libc = ctypes.CDLL(None, use_errno=True)


def new(protocol=NETLINK_USERSOCK, flags=0):
    return socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | flags, protocol)


def bound(port, protocol=NETLINK_USERSOCK):
    made = new(protocol)
    made.bind((port, 0))
    return made


def result(call, *arguments):
    """What a call gives, or its error's name."""
    try:
        return call(*arguments)
    except OSError as error:
        return errno.errorcode[error.errno]


def c(call, *arguments):
    """The same of a function of libc's."""
    ctypes.set_errno(0)
    value = call(*arguments)
    return value if value >= 0 else errno.errorcode[ctypes.get_errno()]


def get_links(flags=0x301, index=0):
    return struct.pack('=IHHIIBBHiII', 32, 18, flags, 7, 0, 0, 0, 0, index, 0, 0)


def types(datagram):
    found, at = [], 0
    while at + 16 <= len(datagram):
        length, kind = struct.unpack_from('=IH', datagram, at)
        found.append(kind)
        at += (length + 3) & ~3
    return found


def names():
    s = new(NETLINK_ROUTE)
    print('unbound', s.getsockname(), s.getpeername())
    s.bind((0, 0))
    print('the pid is the port', s.getsockname()[0] == os.getpid())
    second = new(NETLINK_ROUTE)
    second.bind((0, 0))
    print('the second one draws', second.getsockname()[0] > 1 << 31)
    print('bind again', result(s.bind, (5, 0)), 'taken', result(new(NETLINK_ROUTE).bind, (os.getpid(), 0)))
    s.connect((77, 0))
    print('connected', s.getpeername(), 'short', c(libc.bind, s.fileno(), b'\x10\0', 2))
    a = ctypes.create_string_buffer(b'\xff' * 12, 12)
    length = ctypes.c_int(6)
    print('a name cut', c(libc.getpeername, s.fileno(), a, ctypes.byref(length)), length.value, a.raw.hex())
    print('protocol', result(new, 44), 'type', result(socket.socket, socket.AF_NETLINK, socket.SOCK_STREAM, 0))
    print('socketpair', result(socket.socketpair, socket.AF_NETLINK, socket.SOCK_RAW, 0))


def readiness():
    s = new(NETLINK_ROUTE)
    poll = select.poll()
    poll.register(s, select.POLLIN | select.POLLOUT)
    level = lambda: [events for _, events in poll.poll(0)]
    print('idle', level())
    s.send(get_links())
    print('answered', level(), [len(ready) for ready in select.select([s], [s], [s], 0)])
    print('the dump', types(s.recv(65536)), level(), types(s.recv(65536)), level())
    s.setblocking(False)
    print('non-blocking', result(s.recv, 10))
    s.setblocking(True)
    print('MSG_DONTWAIT', result(s.recv, 10, socket.MSG_DONTWAIT), 'SOCK_NONBLOCK', result(new(0, socket.SOCK_NONBLOCK).recv, 10))
    receiver, sender, epoll = bound(1000), new(), select.epoll()
    epoll.register(receiver, select.EPOLLIN | select.EPOLLET)
    seen = [len(epoll.poll(0))]
    for _ in range(2):
        sender.sendto(b'x', (1000, 0))
        seen += [len(epoll.poll(0)), len(epoll.poll(0))]
        receiver.recv(1)
    print('edges', seen, len(epoll.poll(0)))
    sender.sendto(b'x', (1000, 0))
    epoll.modify(receiver, select.EPOLLIN)
    print('levels', len(epoll.poll(0)), len(epoll.poll(0)), receiver.recv(1), len(epoll.poll(0)))
    threading.Timer(0.1, lambda: sender.sendto(b'late', (1000, 0))).start()
    print('woken', len(epoll.poll(10)), receiver.recv(10))
    pid = os.fork()
    if pid == 0:
        time.sleep(0.1)
        sender.sendto(b'from a child', (1000, 0))
        os._exit(0)
    print('woken by another process', len(epoll.poll(10)), receiver.recv(20), os.waitpid(pid, 0)[1])


def errors():
    """A receiver that overruns is in error until it has been told, by whatever waits for it."""
    receiver, sender = bound(1010), new()
    receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2304)
    receiver.setsockopt(SOL_NETLINK, 1, 5)
    poll, epoll, edges = select.poll(), select.epoll(), select.epoll()
    poll.register(receiver, select.POLLIN | select.POLLOUT)
    epoll.register(receiver, 0)
    edges.register(receiver, select.EPOLLIN | select.EPOLLET)

    def flood():
        for _ in range(20):
            result(sender.sendto, b'x' * 600, (0, 1 << 4))

    def level():
        seen = [events for waiter in (poll, epoll, edges) for _, events in waiter.poll(0)]
        return seen, [len(ready) for ready in select.select([receiver], [receiver], [receiver], 0)]

    def drain():
        return [result(receiver.recv, 1000, socket.MSG_DONTWAIT) == b'x' * 600 for _ in range(4)]

    print('none', level())
    flood()
    print('overrun', level(), result(receiver.recv, 10), level())
    flood()
    print('congested', level(), drain(), level())
    later = threading.Timer(0.1, flood)
    later.start()
    print('waited for', [events for _, events in epoll.poll(10)], later.join(), level())
    print('SO_ERROR', receiver.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR), level(), drain(), level())
    flood()
    pid = os.fork()
    if pid == 0:
        os._exit(0 if result(receiver.recv, 10) == 'ENOBUFS' else 1)
    print('told to another process', os.waitpid(pid, 0)[1], level(), drain(), level())


def data():
    receiver, sender = bound(1001), new()
    send = lambda what: sender.sendto(what, (1001, 0))
    receiver.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    send(b'abc')
    got, control, flags, address = receiver.recvmsg(10, 100)
    print('credentials', got, flags, address[1], [
        (level, kind, struct.unpack('iII', value) == (os.getpid(), os.getuid(), os.getgid())) for level, kind, value in control])
    receiver.setsockopt(SOL_NETLINK, 3, 1)
    for room in (0, 8, 16, 20, 24, 40, 48, 52, 100):
        send(b'abcd')
        got, control, flags, _ = receiver.recvmsg(2, room)
        print('room', room, got, flags, [(level, kind, len(value)) for level, kind, value in control])
    mine = struct.pack('iII', os.getpid(), os.getuid(), os.getgid())
    print('with credentials', result(sender.sendmsg, [b'a', b'bc'], [(socket.SOL_SOCKET, socket.SCM_CREDENTIALS, mine)], 0, (1001, 0)), receiver.recv(9))
    print('bad control', result(sender.sendmsg, [b'a'], [(socket.SOL_SOCKET, 77, b'')], 0, (1001, 0)))
    send(b'0123456789')
    print('peeked', receiver.recv(4, socket.MSG_PEEK), len(receiver.recv(4, socket.MSG_PEEK | socket.MSG_TRUNC)), receiver.recv(20))
    send(b'abcdefgh')
    parts = [bytearray(3), bytearray(9)]
    print('readv', os.readv(receiver.fileno(), parts), parts)
    print('read nothing', os.read(receiver.fileno(), 0))
    sender.connect((1001, 0))
    print('writev', os.writev(sender.fileno(), [b'ab', b'', b'cd']), os.write(sender.fileno(), b'ef'), os.read(receiver.fileno(), 9), os.read(receiver.fileno(), 9))
    print('empty', result(os.write, sender.fileno(), b''), result(sender.send, b''))
    print('refused', result(sender.sendto, b'x', (77777, 0)), 'too long', result(send, bytes(1 << 20)))
    print('not for netlink', result(sender.shutdown, 2), result(sender.listen, 1), result(sender.accept))
    count = array.array('i', [0])
    print('FIONREAD', result(fcntl.ioctl, receiver.fileno(), 0x541b, count))


class Iovec(ctypes.Structure):
    _fields_ = [('base', ctypes.c_void_p), ('length', ctypes.c_size_t)]


class Msghdr(ctypes.Structure):
    _fields_ = [('name', ctypes.c_void_p), ('namelen', ctypes.c_uint), ('iov', ctypes.POINTER(Iovec)), ('iovlen', ctypes.c_size_t),
                ('control', ctypes.c_void_p), ('controllen', ctypes.c_size_t), ('flags', ctypes.c_int)]


class Mmsghdr(ctypes.Structure):
    _fields_ = [('header', Msghdr), ('length', ctypes.c_uint)]


def several():
    receiver, sender = bound(1002), new()
    sender.connect((1002, 0))
    texts = [ctypes.create_string_buffer(text, 8) for text in (b'one', b'two', b'three')]
    vectors = [Iovec(ctypes.addressof(text), 8) for text in texts]
    out = (Mmsghdr * 3)(*[Mmsghdr(Msghdr(None, 0, ctypes.pointer(vector), 1, None, 0, 0), 0) for vector in vectors])
    print('sendmmsg', c(libc.sendmmsg, sender.fileno(), out, 3, 0), [one.length for one in out])
    rooms = [ctypes.create_string_buffer(5) for _ in range(4)]
    places = [Iovec(ctypes.addressof(room), 5) for room in rooms]
    into = (Mmsghdr * 4)(*[Mmsghdr(Msghdr(None, 0, ctypes.pointer(place), 1, None, 0, 0), 0) for place in places])
    print('recvmmsg', c(libc.recvmmsg, receiver.fileno(), into, 4, socket.MSG_DONTWAIT, None), [(one.length, one.header.flags) for one in into], [room.raw for room in rooms])
    print('nothing more', c(libc.recvmmsg, receiver.fileno(), into, 4, socket.MSG_DONTWAIT, None), c(libc.recvmmsg, receiver.fileno(), into, 0, 0, None))
    later = threading.Timer(0.2, lambda: [sender.send(b'late') for _ in range(2)])
    libc.sendmmsg(sender.fileno(), out, 2, 0)
    later.start()
    print('waits for all', c(libc.recvmmsg, receiver.fileno(), into, 4, 0, None))
    libc.sendmmsg(sender.fileno(), out, 2, 0)
    print('or for one', c(libc.recvmmsg, receiver.fileno(), into, 4, MSG_WAITFORONE, None))
    limit = (ctypes.c_long * 2)(0, 100_000_000)
    later = threading.Timer(0.3, lambda: sender.send(b'late'))
    libc.sendmmsg(sender.fileno(), out, 2, 0)
    later.start()
    print('or until it is late', c(libc.recvmmsg, receiver.fileno(), into, 4, 0, limit), list(limit))
    print('no limit', c(libc.recvmmsg, receiver.fileno(), into, 4, 0, (ctypes.c_long * 2)(0, -1)), c(libc.recvmmsg, receiver.fileno(), into, 4, 0, 8))
    header = Msghdr(None, 0, ctypes.pointer(vectors[0]), 2000, None, 0, 0)
    print('too many parts', c(libc.sendmsg, sender.fileno(), ctypes.byref(header), 0))


def bad_pointers():
    receiver, sender = bound(1003), new()
    sender.connect((1003, 0))
    fd, to = receiver.fileno(), sender.fileno()
    length = ctypes.c_int(12)
    print('bind', c(libc.bind, fd, 8, 12), 'connect', c(libc.connect, fd, 8, 12), 'long', c(libc.connect, fd, 8, 129))
    print('getsockname', c(libc.getsockname, fd, 8, 8), c(libc.getsockname, fd, 8, ctypes.byref(length)))
    print('setsockopt', c(libc.setsockopt, fd, 1, 8, 8, 4), c(libc.setsockopt, fd, 1, 8, 8, 2), 'getsockopt', c(libc.getsockopt, fd, 1, 8, 8, 8))
    print('send', c(libc.send, to, 8, 20, 0), 'sendto', c(libc.sendto, to, b'x', 1, 0, 8, 12), 'sendmsg', c(libc.sendmsg, to, 8, 0), 'writev', c(libc.writev, to, 8, 1))
    sender.send(b'datagram')
    print('recv', c(libc.recv, fd, 8, 100, 0), 'read-only', end=' ')
    sender.send(b'datagram')
    print(c(libc.recv, fd, read_only(), 100, 0), 'recvmsg', c(libc.recvmsg, fd, 8, socket.MSG_DONTWAIT))


def read_only():
    """Memory that can be read and not written."""
    libc.mmap.restype = ctypes.c_void_p
    return ctypes.c_void_p(libc.mmap(None, 4096, 1, 0x22, -1, 0))


def options():
    s = new(NETLINK_ROUTE)
    print('what it is', [s.getsockopt(socket.SOL_SOCKET, option) for option in (3, 39, 38, 30)])
    before = s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 30)
    print('buffers', before, s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF), s.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF))
    print('memberships', s.getsockopt(SOL_NETLINK, 9, 4).hex(), end=' ')
    s.setsockopt(SOL_NETLINK, 1, 5)
    for room in (3, 4, 6, 64):
        length, words = ctypes.c_int(room), ctypes.create_string_buffer(64)
        print(c(libc.getsockopt, s.fileno(), SOL_NETLINK, 9, words, ctypes.byref(length)), length.value, words.raw[:12].hex(), end=' ')
    print()
    print('unknown', result(s.setsockopt, SOL_NETLINK, 99, 1), result(s.getsockopt, SOL_NETLINK, 99, 4), result(s.getsockopt, 6, 1, 4))
    print('a short int', result(s.setsockopt, socket.SOL_SOCKET, socket.SO_RCVBUF, b'\0\0'), 'negative', c(libc.setsockopt, s.fileno(), SOL_NETLINK, 10, b'\1\0\0\0', -1))
    instructions = ctypes.create_string_buffer(struct.pack('HBBI', 6, 0, 0, 2), 8)
    program = struct.pack('HxxxxxxQ', 1, ctypes.addressof(instructions))
    receiver, sender = bound(1004), new()
    print('filter', result(receiver.setsockopt, socket.SOL_SOCKET, 26, program), result(sender.sendto, b'abcd', (1004, 0)), receiver.recv(9))
    got = ctypes.create_string_buffer(16)
    asked = []
    for room in (0, 1, 2):
        length = ctypes.c_int(room)
        asked.append((c(libc.getsockopt, receiver.fileno(), socket.SOL_SOCKET, 26, got, ctypes.byref(length)), length.value))
    print('the filter', asked, got.raw.hex())
    print('no filter', result(receiver.setsockopt, socket.SOL_SOCKET, 26, program[:8]), result(receiver.setsockopt, socket.SOL_SOCKET, 26, struct.pack('HxxxxxxQ', 1, 8)))


def waiting():
    s = bound(1005)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('qq', 0, 200000))
    begin = time.monotonic()
    print('SO_RCVTIMEO', result(s.recv, 10), time.monotonic() - begin > 0.15, s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, 16).hex())
    print('a bad one', result(s.setsockopt, socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('qq', 0, 1000000)), result(s.setsockopt, socket.SOL_SOCKET, socket.SO_RCVTIMEO, b'1234'))
    print('interrupted', signalled(s, True), 'with a time limit, restarting', signalled(s, False))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack('qq', 0, 0))
    print('interrupted', signalled(s, True), 'restarted', signalled(s, False))
    got = []
    threads = [threading.Thread(target=lambda: got.append(s.recv(10))) for _ in range(8)]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    sender = new()
    for number in range(8):
        sender.sendto(b'%d' % number, (1005, 0))
    for thread in threads:
        thread.join()
    print('eight threads', sorted(got))


def full():
    """A sender waits while its receiver is full."""
    receiver, sender, sent = bound(1009), new(), []
    receiver.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 0)

    def send():
        for number in range(100):
            sender.sendto(b'%03d' % number + bytes(200), (1009, 0))
            sent.append(number)

    thread = threading.Thread(target=send)
    thread.start()
    time.sleep(0.2)
    print('it waits', len(sent) < 100, [int(receiver.recv(3)) for _ in range(100)] == list(range(100)))
    thread.join()
    sender.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack('qq', 0, 100000))
    while result(sender.sendto, bytes(200), (1009, 0)) == 200:
        pass
    print('SO_SNDTIMEO', result(sender.sendto, b'x', (1009, 0)), 'MSG_DONTWAIT', result(sender.sendto, b'x', socket.MSG_DONTWAIT, (1009, 0)))


def signalled(s, interrupts):
    """What recv gives to which a signal comes, and 0.1 s later a datagram."""
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.siginterrupt(signal.SIGALRM, interrupts)
    sender = new()
    port = s.getsockname()[0]
    timer = threading.Timer(0.15, lambda: sender.sendto(b'data', (port, 0)))
    timer.start()
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    room = ctypes.create_string_buffer(10)
    got = c(libc.recv, s.fileno(), room, 10, 0)
    timer.join()
    rest = result(s.recv, 10, socket.MSG_DONTWAIT)
    return got, room.value, rest


def storm():
    """Signals that come all the time lose nothing and do nothing twice."""
    receiver, sender, count = bound(1006), new(), [0]

    def handle(*_):
        count[0] += 1

    signal.signal(signal.SIGALRM, handle)
    signal.siginterrupt(signal.SIGALRM, False)
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
    got = []
    for number in range(1000):
        sender.sendto(b'%d' % number, (1006, 0))
        got.append(int(receiver.recv(10)))
    signal.setitimer(signal.ITIMER_REAL, 0)
    print('storm', got == list(range(1000)), result(receiver.recv, 10, socket.MSG_DONTWAIT))


def descriptors():
    s = bound(1007)
    copies = [s.dup(), socket.socket(fileno=os.dup(s.fileno())), socket.socket(fileno=fcntl.fcntl(s.fileno(), fcntl.F_DUPFD_CLOEXEC, 0))]
    print('copies', [copy.getsockname() for copy in copies], [os.get_inheritable(copy.fileno()) for copy in copies])
    copies[0].setblocking(False)
    print('share flags', s.getblocking(), bool(fcntl.fcntl(s.fileno(), fcntl.F_GETFL) & os.O_NONBLOCK))
    s.close()
    print('still open', result(new().bind, (1007, 0)), copies[1].getsockname())
    for copy in copies:
        copy.close()
    print('closed', result(new().bind, (1007, 0)))
    pid = os.fork()
    if pid == 0:
        kept = bound(1008)
        os._exit(0)
    os.waitpid(pid, 0)
    s = bound(1008)
    print('freed by exit', s.getsockname())
    os.set_inheritable(s.fileno(), True)
    child = 'import socket,sys; s = socket.socket(fileno=int(sys.argv[1])); print("inherited", s.getsockname(), flush=True)'
    subprocess.run([sys.executable, '-c', child, str(s.fileno())], close_fds=False)
    os.set_inheritable(s.fileno(), False)
    inode = str(os.fstat(s.fileno()).st_ino)
    listing = subprocess.run(['ls', '-l', '/proc/self/fd'], close_fds=False, capture_output=True, text=True).stdout
    print('close-on-exec', inode in listing)
    pid = os.fork()
    if pid == 0:
        s.recv(10)
        os._exit(1)
    time.sleep(0.1)
    os.kill(pid, signal.SIGKILL)
    print('killed while it waits', os.waitpid(pid, 0)[1])
    new().sendto(b'for me', (1008, 0))
    print('nothing went to the dead', s.recv(10))
    left = len(os.listdir('/proc/self/fd'))
    for _ in range(2000):
        bound(0).close()
    held = [new() for _ in range(300)]
    print('no descriptor is lost', len(os.listdir('/proc/self/fd')) - left, len({one.fileno() for one in held}))
    del held
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, hard))
    print('RLIMIT_NOFILE', result(lambda: [new() for _ in range(20)]))


sys.stdout.reconfigure(line_buffering=True)
for part in (names, readiness, errors, data, several, bad_pointers, options, waiting, full, storm, descriptors):
    print('#', part.__name__)
    part()
