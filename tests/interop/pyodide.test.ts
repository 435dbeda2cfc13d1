/**
 * CPython in pyodide, unmodified, over our kernel by way of host/adapters/emscripten. pyodide-guest.js runs it in a Node of
 * its own, on the built package, and reports facts; the same Python on Linux gives the same answers, apart from what
 * Emscripten's own system calls keep from any socket (docs/adapters.md).
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installNetlink } from '../../host/adapters/emscripten.js';
import { renumberErrors, toEmscriptenErrno } from '../../host/adapters/emscripten-errno.js';
import { type ErrorCode, errnoNumber } from '../../host/errno.js';
import { concat, encodeMessage, Kernel, NLMSG_DONE, NLMSG_ERROR, uint32 } from '../../host/index.js';

const POLLIN = 1;
const POLLOUT = 4;
const O_NONBLOCK = 0x800;
const raises = (name: string, errno: string): unknown => ({ raises: name, errno });

let facts: Record<string, unknown>;

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'pyodide-guest.js')]);
  facts = JSON.parse(stdout) as Record<string, unknown>;
}, 60_000);

describe('without the adapter', () => {
  test.each([
    ['without us: if_nameindex', raises('OSError', 'ENOBUFS')],
    ['without us: AF_NETLINK', raises('OSError', 'EAFNOSUPPORT')],
  ])('%s fails', (name, expected) => expect(facts[name]).toEqual(expected));
});

describe('interfaces and addresses', () => {
  test('socket.if_nameindex()', () => {
    expect(facts['if_nameindex']).toEqual([[1, 'lo'], [2, 'eth0']]); // prettier-ignore
  });

  test('a script with a raw socket dumps addresses and links', () => {
    expect(facts['addresses.py']).toEqual(['1 127.0.0.1/8', '2 10.0.2.15/24', '1 lo mtu 65536', '2 eth0 mtu 1500']);
  });

  test("libc's getifaddrs", () => {
    expect(facts['libc.py']).toEqual([
      'lo 00:00:00:00:00:00',
      'eth0 02:00:00:00:00:01',
      'lo 127.0.0.1 255.0.0.0',
      'eth0 10.0.2.15 255.255.255.0',
    ]);
  });

  test('if_nametoindex stays out of reach: it is an ioctl on AF_UNIX, which Emscripten refuses', () => {
    expect(facts['if_nametoindex']).toEqual(raises('OSError', 'EAFNOSUPPORT'));
  });
});

describe('system calls', () => {
  test.each([
    ['socket: wrong type', raises('OSError', 'ESOCKTNOSUPPORT')],
    ['socket: wrong protocol', raises('OSError', 'EPROTONOSUPPORT')],
    ["socket: AF_INET is still Emscripten's", true],
    ['unprivileged change', raises('PermissionError', 'EPERM')],
    ['recv on an empty queue', raises('BlockingIOError', 'EAGAIN')],
    ['send of nothing', raises('OSError', 'ENODATA')],
    ['getsockopt SO_ERROR', 0],
    ['shutdown', raises('OSError', 'ENOTSUP')],
    ['listen', raises('OSError', 'ENOTSUP')],
    ['setblocking', [null, false, O_NONBLOCK, null, 0]],
    ['FIONBIO', [O_NONBLOCK, 0]],
    ['FIONREAD', raises('OSError', 'ENOTTY')],
    ['select and poll, nothing queued', [[0, 1, 0], [POLLOUT]]],
    ['select and poll, a dump queued', [[1, 1, 0], [POLLIN | POLLOUT]]],
    ['a short read takes the datagram whole', [20, 3]],
    ['dup serves on', 32],
    ['open after dup and close', 1],
    ['open after the last close', 0],
    ['socket: no descriptor left', raises('OSError', 'EMFILE')],
    ['open after that', 0],
  ])('%s', (name, expected) => expect(facts[name]).toEqual(expected));

  test('the host binds for the guest, and the guest reads the uevent', () => {
    expect(facts['a uevent, joined by the host']).toEqual([
      'add@/devices/virtual/mem/test',
      'ACTION=add',
      'DEVPATH=/devices/virtual/mem/test',
      'SUBSYSTEM=mem',
    ]);
  });
});

describe("what docs/adapters.md says Emscripten's own calls decide", () => {
  test.each([
    'bind EAFNOSUPPORT',
    'connect EAFNOSUPPORT',
    'sendto EAFNOSUPPORT',
    'getsockname ENOTSUP',
    'getpeername ENOTSUP',
    'getsockopt ENOPROTOOPT',
    'setsockopt 0',
    'ioctl EINVAL',
    'send 32',
    'recvfrom 64',
  ])('%s', (line) => expect(facts['limits.py']).toContain(line));
});

describe('errors inside messages', () => {
  test("another process's messages stay as they were written", () => {
    expect(facts["another process's NLMSG_ERROR"]).toBe(-1);
  });

  test.each([
    ['an error', [message(NLMSG_ERROR, -1)], [message(NLMSG_ERROR, -63)]],
    ['an acknowledgement', [message(NLMSG_ERROR, 0)], [message(NLMSG_ERROR, 0)]],
    ['the end of a dump that failed', [message(NLMSG_DONE, -105)], [message(NLMSG_DONE, -42)]],
    ['another type', [message(16, -1)], [message(16, -1)]],
    ['each of several', [message(16, -1), message(NLMSG_ERROR, -22)], [message(16, -1), message(NLMSG_ERROR, -28)]],
    ['a number without a name', [message(NLMSG_ERROR, -524)], [message(NLMSG_ERROR, -524)]],
    ['an error cut short', [message(NLMSG_ERROR, -1).slice(0, 18)], [message(NLMSG_ERROR, -1).slice(0, 18)]],
    ['a message without a length', [new Uint8Array(20)], [new Uint8Array(20)]],
  ])('%s', (_name, before, after) => {
    const datagram = concat(...before);
    renumberErrors(datagram);
    expect(datagram).toEqual(concat(...after));
  });
});

describe('installations stack', () => {
  const starry = [[1, 'lo'], [2, 'eth0']]; // prettier-ignore
  test.each([
    ['two installed: the last serves', starry],
    ['the last gone: the one before serves', [[1, 'lo']]],
    ['the one below gone: the last serves', starry],
    ['both gone: the first serves', starry],
  ])('%s', (name, expected) => expect(facts[name]).toEqual(expected));
});

describe('uninstall', () => {
  test.each([
    ['uninstall restores createSocket', true],
    ['open after uninstall', 0],
    ['after uninstall: recv', raises('OSError', 'EBADF')],
    ['after uninstall: if_nameindex', raises('OSError', 'ENOBUFS')],
  ])('%s', (name, expected) => expect(facts[name]).toEqual(expected));
});

test('errno numbers are those of the guest', () => {
  const guest = facts['errno numbers'] as Record<string, number>;
  const aliases: Record<string, string> = { EWOULDBLOCK: 'EAGAIN', EDEADLOCK: 'EDEADLK', ENOTSUP: 'EOPNOTSUPP' };
  const ours = Object.keys(guest).map((name) => [
    name,
    toEmscriptenErrno(errnoNumber((aliases[name] ?? name) as ErrorCode)),
  ]);
  expect(Object.fromEntries(ours)).toEqual(guest);
});

test('a module without FS and SOCKFS is refused with the way to get them', async () => {
  const kernel = await Kernel.create();
  expect(() => installNetlink({} as never, kernel.init)).toThrow('-sEXPORTED_RUNTIME_METHODS=FS,SOCKFS');
  kernel.close();
});

/** A message whose payload is one int32. */
function message(type: number, error: number): Uint8Array {
  return encodeMessage({ type, payload: uint32(error) });
}
