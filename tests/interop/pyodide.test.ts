/**
 * CPython in pyodide, unmodified, over our kernel by way of host/adapters/emscripten. pyodide-guest.js runs it in a Node of
 * its own, on the built package, and reports facts; the same Python on Linux gives the same answers, apart from what
 * Emscripten's own system calls keep from any socket (docs/adapters.md).
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installNetlink } from '../../host/adapters/emscripten.js';
import { toEmscriptenErrno } from '../../host/adapters/emscripten-errno.js';
import { type ErrorCode, errnoNumber } from '../../host/errno.js';
import { Kernel } from '../../host/index.js';

const POLLIN = 1;
const POLLOUT = 4;
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
    ['socket: AF_INET is still Emscripten’s', true],
    ['unprivileged change', raises('PermissionError', 'EPERM')],
    ['recv on an empty queue', raises('BlockingIOError', 'EAGAIN')],
    ['send of nothing', raises('OSError', 'ENODATA')],
    ['getsockopt SO_ERROR', 0],
    ['shutdown', raises('OSError', 'ENOTSUP')],
    ['listen', raises('OSError', 'ENOTSUP')],
    ['FIONREAD', raises('OSError', 'ENOTTY')],
    ['select and poll, nothing queued', [[0, 1, 0], [POLLOUT]]],
    ['select and poll, a dump queued', [[1, 1, 0], [POLLIN | POLLOUT]]],
    ['a short read takes the datagram whole', [20, 3]],
    ['dup serves on', 32],
    ['open after dup and close', 1],
    ['open after the last close', 0],
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
