/** Process: descriptors and whose they are, credentials, and what is thrown for wrong arguments. */
import {
  AF_NETLINK,
  F_DUPFD,
  F_DUPFD_CLOEXEC,
  F_GETFD,
  F_GETFL,
  F_SETFD,
  F_SETFL,
  FD_CLOEXEC,
  Kernel,
  NETLINK_ROUTE,
  O_NONBLOCK,
  O_RDWR,
  type Process,
  SIOCGIFINDEX,
  SOCK_CLOEXEC,
  SOCK_NONBLOCK,
  SOCK_RAW,
  SOL_SOCKET,
} from '../../host/index.js';
import { error, thrownBy, usersock } from './support.js';

let kernel: Kernel;
let process: Process;

beforeEach(async () => {
  kernel = await Kernel.create();
  process = kernel.process({ pid: 100 });
});

afterEach(() => kernel.close());

const route = (type = SOCK_RAW): number => process.socket(AF_NETLINK, type, NETLINK_ROUTE);
describe('descriptors', () => {
  test('dup and dup2 share the open file, which lives as long as one of them', () => {
    const fd = usersock(process, 55);
    const copy = process.dup(fd);
    expect(process.dup2(fd, 40)).toBe(40);
    expect(copy).toBe(4);
    process.close(fd);
    process.close(copy);
    expect(process.getsockname(40).pid).toBe(55);
    process.close(40);
    expect(thrownBy(() => process.getsockname(40))).toEqual(error('EBADF', 'getsockname'));
    expect(() => usersock(process, 55)).not.toThrow();
  });

  test('getfd gives another process the same open file', () => {
    const fd = usersock(process, 777);
    const other = kernel.process({ pid: 4321 });
    const copy = other.getfd(process, fd);
    expect(other.fcntl(copy, F_GETFD)).toBe(FD_CLOEXEC);
    process.close(fd);
    expect(other.getsockname(copy).pid).toBe(777);
    expect(thrownBy(() => other.getfd(process, fd))).toEqual(error('EBADF', 'pidfd_getfd'));
    other.exit();
  });

  test('dup2 closes what was there, and onto itself does nothing', () => {
    const [first, second] = [usersock(process, 55), usersock(process, 56)];
    expect(process.dup2(first, second)).toBe(second);
    expect(process.getsockname(second).pid).toBe(55);
    expect(process.dup2(second, second)).toBe(second);
    expect(process.getsockname(second).pid).toBe(55);
    expect(() => usersock(process, 56)).not.toThrow();
    for (const wrong of [-1, 1024, 1.5]) {
      expect(thrownBy(() => process.dup2(first, wrong))).toEqual(error('EBADF', 'dup2'));
    }
  });

  test('fcntl duplicates from a number up', () => {
    const fd = route();
    expect(process.fcntl(fd, F_DUPFD, 10)).toBe(10);
    expect(process.fcntl(fd, F_DUPFD_CLOEXEC, 10)).toBe(11);
    expect(process.fcntl(11, F_GETFD)).toBe(FD_CLOEXEC);
    expect(thrownBy(() => process.fcntl(fd, F_DUPFD, 1024))).toEqual(error('EINVAL', 'fcntl'));
    expect(thrownBy(() => process.fcntl(fd, 9999))).toEqual(error('EINVAL', 'fcntl'));
  });

  test('O_NONBLOCK belongs to the open file, FD_CLOEXEC to the descriptor', () => {
    const fd = route(SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC);
    const copy = process.dup(fd);
    expect([process.fcntl(fd, F_GETFL), process.fcntl(copy, F_GETFL)]).toEqual([
      O_RDWR | O_NONBLOCK,
      O_RDWR | O_NONBLOCK,
    ]);
    expect([process.fcntl(fd, F_GETFD), process.fcntl(copy, F_GETFD)]).toEqual([FD_CLOEXEC, 0]);
    process.fcntl(copy, F_SETFL, 0);
    expect(process.fcntl(fd, F_GETFL)).toBe(O_RDWR);
    process.fcntl(copy, F_SETFD, FD_CLOEXEC);
    process.exec();
    expect([process.isOpen(fd), process.isOpen(copy)]).toEqual([false, false]);
  });

  test('fork gives a child the same open files under the same numbers', () => {
    const fd = usersock(process, 55);
    const child = process.fork(200);
    expect(child.pid).toBe(200);
    process.close(fd);
    expect(child.getsockname(fd).pid).toBe(55);
    expect(child.dup(fd)).toBe(4);
    expect(process.isOpen(4)).toBe(false);
    child.exit();
    expect(() => usersock(process, 55)).not.toThrow();
  });

  test('exit closes everything, and every call is EBADF from then on', () => {
    const child = process.fork();
    const fd = usersock(child, 55);
    child.exit();
    child.exit();
    expect(() => usersock(process, 55)).not.toThrow();
    expect(thrownBy(() => child.getsockname(fd))).toEqual(error('EBADF', 'getsockname'));
    expect(thrownBy(() => child.socket(AF_NETLINK, SOCK_RAW, 0))).toEqual(error('EBADF', 'socket'));
    expect(thrownBy(() => child.fork())).toEqual(error('EBADF', 'fork'));
    expect(thrownBy(() => child.ioctl(-1, SIOCGIFINDEX, new Uint8Array(32)))).toEqual(error('EBADF', 'ioctl'));
  });
});

describe('credentials', () => {
  test('capabilities follow the uid unless they are given', () => {
    const masks = [{}, { uid: 1 }, { uid: 1, caps: ['CAP_NET_ADMIN'] as const }, { uid: 1, caps: 1n << 12n }].map(
      (options) => kernel.process(options).credentials.capabilities,
    );
    expect(masks).toEqual([(1n << 41n) - 1n, 0n, 1n << 12n, 1n << 12n]);
  });

  test('setCredentials changes what is allowed from then on', () => {
    const fd = route();
    process.setCredentials({ uid: 1000 });
    expect(process.credentials).toEqual({ uid: 1000, gid: 0, capabilities: 0n });
    const force = (): void => process.setsockopt(fd, SOL_SOCKET, 33, 100_000_000);
    expect(thrownBy(force)).toEqual(error('EPERM', 'setsockopt'));
    process.setCredentials({ caps: ['CAP_NET_ADMIN'] });
    expect(force).not.toThrow();
  });

  test('a name that is no capability is a TypeError', () => {
    expect(() => kernel.process({ caps: ['CAP_FLY'] as never })).toThrow(TypeError);
    expect(() => kernel.process({ caps: 'some' as 'all' })).toThrow(/'all', 'none'/);
  });

  test('a pid that is no positive number is EINVAL', () => {
    expect(thrownBy(() => kernel.process({ pid: 0 }))).toEqual(error('EINVAL', 'fork'));
    expect(thrownBy(() => kernel.process({ pid: -5 }))).toEqual(error('EINVAL', 'fork'));
  });
});

describe('wrong arguments are named', () => {
  const any = <T>(value: unknown): T => value as T;

  test.each<[string, () => unknown, RegExp]>([
    ['fd', () => process.read(any(undefined), 10), /fd must be a number, and is undefined/],
    ['domain', () => process.socket(any(undefined), 3, 0), /domain must be a 32-bit integer, and is undefined/],
    ['type', () => process.socket(16, any('raw'), 0), /type must be a 32-bit integer, and is 'raw'/],
    ['length', () => process.read(route(), any(undefined)), /length must be an integer of 0 or more, and is undefined/],
    ['length', () => process.recvmsg(route(), any({})), /length must be an integer/],
    ['length', () => process.recv(route(), -1), /and is -1/],
    ['data', () => process.write(route(), any('text')), /data must be a Uint8Array, and is 'text'/],
    ['data', () => process.sendmsg(route(), any({})), /data must be a Uint8Array or an array of them/],
    ['data', () => process.sendmsg(route(), any({ data: ['x'] })), /data must be a Uint8Array, and is 'x'/],
    ['data', () => process.write(route(), any(new DataView(new ArrayBuffer(4)))), /and is an object of DataView/],
    ['address', () => process.bind(route(), any(5)), /an address must be .* and is 5/],
    ['address', () => process.bind(route(), any(null)), /and is null/],
    ['pid', () => process.bind(route(), { pid: 2 ** 32 }), /pid must be a 32-bit integer, and is 4294967296/],
    ['flags', () => process.recv(route(), 1, any('x')), /flags must be a 32-bit integer/],
    ['value', () => process.setsockopt(route(), 1, 8, any('x')), /value must be a 32-bit integer/],
    [
      'argument',
      () => process.ioctl(-1, SIOCGIFINDEX, any({})),
      /argument must be a Uint8Array, and is an object of Object/,
    ],
    ['request', () => process.ioctl(-1, any(undefined), new Uint8Array(32)), /request must be/],
    ['fd', () => process.close(any('3')), /fd must be a number/],
  ])('%s', (_, run, message) => {
    const thrown = thrownBy(run);
    expect((thrown as Error).name).toBe('TypeError');
    expect((thrown as Error).message).toMatch(message);
  });

  test.each([-1, 2, 3, 1.5, NaN, 2 ** 40])('a descriptor that is not open, %d, is EBADF', (fd) => {
    expect(thrownBy(() => process.close(fd))).toEqual(error('EBADF', 'close'));
  });
});
