/**
 * Runs CPython (the npm package pyodide, unmodified) over a kernel of ours, in a Node of its own: pyodide loads itself with
 * import(), which jest's sandbox does not have. Each step below is a fact; the program prints them all as one JSON object,
 * `{ name: value }`, which pyodide.test.ts compares with what CPython on Linux says.
 *
 * A Python step that raises is recorded as `{ raises: 'PermissionError', errno: 'EPERM' }`, the errno by Python's own names.
 */
import { readFile } from 'node:fs/promises';
import { loadPyodide } from 'pyodide';
import { encodeMessage, Kernel, NLMSG_ERROR, uint32 } from 'netlink-wasm';
import { installNetlink } from 'netlink-wasm/adapters/emscripten';

const SCRIPTS = new URL('./python/', import.meta.url);
const facts = {};
let printed = [];

const pyodide = await loadPyodide({ stdout: (line) => printed.push(line) });
for (const name of ['netlink.py', 'addresses.py', 'libc.py', 'limits.py']) {
  pyodide.FS.writeFile(`${pyodide.FS.cwd()}/${name}`, await readFile(new URL(name, SCRIPTS)));
}
pyodide.runPython(`
import errno, fcntl, json, os, select, socket, struct
from netlink import *

def flags(sock):
    return fcntl.fcntl(sock, fcntl.F_GETFL) & os.O_NONBLOCK

def attempt(code):
    try:
        return json.dumps(eval(code) if isinstance(code, str) else code())
    except OSError as error:
        return json.dumps({'raises': type(error).__name__, 'errno': errno.errorcode.get(error.errno)})
`);

/** Records what a Python expression gives, or raises. */
function fact(name, expression) {
  facts[name] = JSON.parse(pyodide.globals.get('attempt')(expression));
}

/** Runs a script as `python name` would, and records its lines. */
function script(name) {
  printed = [];
  pyodide.runPython(`import runpy; runpy.run_path('${name}', run_name='__main__'); None`);
  facts[name] = printed;
}

fact('without us: if_nameindex', 'socket.if_nameindex()');
fact('without us: AF_NETLINK', 'open_socket().family');

const kernel = await Kernel.create({ preset: 'starry' });
const user = kernel.process({ pid: 42, uid: 1000 });
const { createSocket } = pyodide._module.SOCKFS;
const netlink = installNetlink(pyodide._module, user);
const netlinkCreateSocket = pyodide._module.SOCKFS.createSocket;
const openSockets = () => [...Array(64).keys()].filter((fd) => user.isOpen(fd)).length;

fact('if_nameindex', 'socket.if_nameindex()');
fact('if_nametoindex', "socket.if_nametoindex('lo')");
script('addresses.py');
script('libc.py');
script('limits.py');

pyodide.runPython('sock = open_socket()');
fact('socket: wrong type', 'socket.socket(AF_NETLINK, socket.SOCK_STREAM, 0).family');
fact('socket: wrong protocol', 'socket.socket(AF_NETLINK, socket.SOCK_RAW, 31).family');
fact("socket: AF_INET is still Emscripten's", 'socket.socket(socket.AF_INET, socket.SOCK_DGRAM).fileno() > 0');
fact('unprivileged change', "request(sock, RTM_SETLINK, 0, struct.pack('=BxHiII', 0, 0, 2, 0, 1))");
fact('recv on an empty queue', 'sock.recv(100)');
fact('send of nothing', "sock.send(b'')");
fact('getsockopt SO_ERROR', 'sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)');
fact('shutdown', 'sock.shutdown(socket.SHUT_RDWR)');
fact('listen', 'sock.listen()');
fact('setblocking', '[sock.setblocking(False), sock.getblocking(), flags(sock), sock.setblocking(True), flags(sock)]');
fact('FIONBIO', "[fcntl.ioctl(sock, 0x5421, struct.pack('=i', on)) and flags(sock) for on in (1, 0)]");
fact('FIONREAD', 'fcntl.ioctl(sock, 0x541b, bytes(4))');

const READY = '[[len(list) for list in select.select([s], [s], [], 0)], [event for _, event in ready(s)]]';
pyodide.runPython(`
def ready(s):
    poll = select.poll()
    poll.register(s, select.POLLIN | select.POLLOUT | select.POLLERR)
    return poll.poll(0)
s = sock
`);
fact('select and poll, nothing queued', READY);
pyodide.runPython("send(sock, RTM_GETLINK, NLM_F_REQUEST | NLM_F_DUMP, struct.pack('=BxHiII', 0, 0, 0, 0, 0))");
fact('select and poll, a dump queued', READY);
fact('a short read takes the datagram whole', '[len(os.read(sock.fileno(), 20)), next(messages(sock.recv(100)))[0]]');

pyodide.runPython('copy = sock.dup(); sock.close()');
facts['open after dup and close'] = openSockets();
fact('dup serves on', 'send(copy, RTM_GETLINK, NLM_F_REQUEST | NLM_F_DUMP, bytes(16))');
pyodide.runPython('copy.close()');
facts['open after the last close'] = openSockets();

const { nextfd } = pyodide.FS;
pyodide.FS.nextfd = () => {
  throw new pyodide.FS.ErrnoError(pyodide.ERRNO_CODES.EMFILE);
};
fact('socket: no descriptor left', 'open_socket().family');
pyodide.FS.nextfd = nextfd;
facts['open after that'] = openSockets();

pyodide.runPython('events = open_socket(15); fd = events.fileno()');
user.bind(netlink.kernelFd(pyodide.globals.get('fd')), { groups: 1 });
kernel.uevent('add', '/devices/virtual/mem/test', { SUBSYSTEM: 'mem' });
fact('a uevent, joined by the host', "events.recv(2048).decode().split('\\0')[:4]");

// What another process writes is its own: only the kernel's errors are renumbered.
pyodide.runPython('peer = open_socket(2); fd = peer.fileno()');
user.bind(netlink.kernelFd(pyodide.globals.get('fd')), { pid: 4242 });
const forger = kernel.process();
const message = encodeMessage({ type: NLMSG_ERROR, payload: uint32(-1) });
forger.sendto(forger.socket(16, 3, 2), message, 0, { pid: 4242 });
fact("another process's NLMSG_ERROR", "struct.unpack_from('=i', peer.recv(100), 16)[0]");

// Installations stack: the last one serves, and each can go first.
const inner = installNetlink(pyodide._module, kernel.process({ netns: kernel.createNamespace() }));
const outer = installNetlink(pyodide._module, user);
fact('two installed: the last serves', 'socket.if_nameindex()');
outer.uninstall();
fact('the last gone: the one before serves', 'socket.if_nameindex()');
const above = installNetlink(pyodide._module, user);
inner.uninstall();
fact('the one below gone: the last serves', 'socket.if_nameindex()');
above.uninstall();
fact('both gone: the first serves', 'socket.if_nameindex()');
pyodide._module.SOCKFS.createSocket = netlinkCreateSocket;

netlink.uninstall();
facts['uninstall restores createSocket'] = pyodide._module.SOCKFS.createSocket === createSocket;
facts['open after uninstall'] = openSockets();
fact('after uninstall: recv', 'events.recv(100)');
fact('after uninstall: if_nameindex', 'socket.if_nameindex()');
fact('errno numbers', "{name: getattr(errno, name) for name in dir(errno) if name.startswith('E')}");
kernel.close();

process.stdout.write(JSON.stringify(facts));
