/** Process: the calls of the socket interface. */
import {
  AF_NETLINK,
  decodeControl,
  decodeMessages,
  encodeControl,
  Kernel,
  MSG_CTRUNC,
  MSG_OOB,
  MSG_PEEK,
  MSG_TRUNC,
  NETLINK_ADD_MEMBERSHIP,
  NETLINK_KOBJECT_UEVENT,
  NETLINK_LIST_MEMBERSHIPS,
  NETLINK_ROUTE,
  NetlinkError,
  NLMSG_ERROR,
  POLLIN,
  POLLOUT,
  POLLRDNORM,
  POLLWRBAND,
  POLLWRNORM,
  type Process,
  SCM_CREDENTIALS,
  SIOCGIFCONF,
  SIOCGIFFLAGS,
  SIOCGIFINDEX,
  SIOCGIFNAME,
  SO_DOMAIN,
  SO_PASSCRED,
  SO_PROTOCOL,
  SO_RCVBUF,
  SO_SNDBUF,
  SO_TYPE,
  SOCK_DGRAM,
  SOCK_RAW,
  SOL_NETLINK,
  SOL_SOCKET,
  viewOf,
} from '../../host/index.js';
import { ascii, error, LO, missingLink, text, thrownBy, usersock } from './support.js';

const AF_INET = 2;

let kernel: Kernel;
let process: Process;

beforeEach(async () => {
  kernel = await Kernel.create();
  process = kernel.process({ pid: 100 });
});

afterEach(() => kernel.close());

const route = (type = SOCK_RAW): number => process.socket(AF_NETLINK, type, NETLINK_ROUTE);

describe('socket', () => {
  test('descriptors are the lowest that are free, from 3 up', () => {
    expect([route(), route(), route()]).toEqual([3, 4, 5]);
    process.close(3);
    process.close(4);
    expect([route(), route(), route()]).toEqual([3, 4, 6]);
  });

  test.each<[string, () => unknown, string]>([
    ['another domain', () => process.socket(AF_INET, SOCK_RAW, 0), 'EAFNOSUPPORT'],
    ['a stream', () => process.socket(AF_NETLINK, 1, NETLINK_ROUTE), 'ESOCKTNOSUPPORT'],
    ['an unknown protocol', () => process.socket(AF_NETLINK, SOCK_RAW, 31), 'EPROTONOSUPPORT'],
    ['a protocol out of range', () => process.socket(AF_NETLINK, SOCK_RAW, -1), 'EPROTONOSUPPORT'],
    ['an unknown flag of the type', () => process.socket(AF_NETLINK, SOCK_RAW | 0x1000, 0), 'EINVAL'],
  ])('%s is refused', (_, run, code) => {
    expect(thrownBy(run)).toEqual(error(code, 'socket'));
    // and no descriptor is lost
    expect(route()).toBe(3);
  });

  test('SO_DOMAIN, SO_TYPE and SO_PROTOCOL tell what was asked for', () => {
    const fd = process.socket(AF_NETLINK, SOCK_DGRAM, NETLINK_KOBJECT_UEVENT);
    const options = [SO_DOMAIN, SO_TYPE, SO_PROTOCOL].map((name) => process.getsockoptInt(fd, SOL_SOCKET, name));
    expect(options).toEqual([AF_NETLINK, SOCK_DGRAM, NETLINK_KOBJECT_UEVENT]);
  });

  test('maxFiles is the limit, and a close makes room', () => {
    const small = kernel.process({ maxFiles: 5 });
    const open = (): number => small.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
    expect([open(), open()]).toEqual([3, 4]);
    expect(thrownBy(open)).toEqual(error('EMFILE', 'socket'));
    expect(thrownBy(() => small.dup(3))).toEqual(error('EMFILE', 'dup'));
    small.close(4);
    expect(open()).toBe(4);
  });
});

describe('addresses', () => {
  test('ports that the kernel chooses are sought downwards, and from -4097 on where they end', async () => {
    const unlucky = await Kernel.create({ random: () => 0 });
    const ports = Array.from({ length: 4 }, () => {
      const fd = unlucky.init.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
      unlucky.init.bind(fd, {});
      return unlucky.init.getsockname(fd).pid | 0;
    });
    expect(ports).toEqual([1, -(2 ** 31), -4097, -4098]);
  });

  test('an unbound socket has port 0; bind takes the pid of the process', () => {
    const fd = route();
    expect(process.getsockname(fd)).toEqual({ family: AF_NETLINK, pid: 0, groups: 0 });
    process.bind(fd, { groups: 1 });
    expect(process.getsockname(fd)).toEqual({ family: AF_NETLINK, pid: 100, groups: 1 });
  });

  test('a second socket gets a port of its own, unsigned', () => {
    process.bind(route(), {});
    const second = route();
    process.bind(second, {});
    const { pid } = process.getsockname(second);
    expect(pid).toBeGreaterThan(0x7fffffff);
    expect(pid).toBeLessThanOrEqual(0xffffefff);
  });

  test('connect sets the peer, and AF_UNSPEC takes it back', () => {
    const fd = usersock(process);
    process.connect(fd, { pid: 7, groups: 2 });
    expect(process.getpeername(fd)).toEqual({ family: AF_NETLINK, pid: 7, groups: 2 });
    process.connect(fd, new Uint8Array(12));
    expect(process.getpeername(fd)).toEqual({ family: AF_NETLINK, pid: 0, groups: 0 });
  });

  test.each<[string, Uint8Array, string]>([
    ['a short address', new Uint8Array(11), 'EINVAL'],
    ['no address', new Uint8Array(), 'EINVAL'],
    ['another family', Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 'EINVAL'],
    ['more than a sockaddr_storage', new Uint8Array(129), 'EINVAL'],
  ])('bind refuses %s', (_, address, code) => {
    expect(thrownBy(() => process.bind(route(), address))).toEqual(error(code, 'bind'));
  });

  test('a port that is taken is EADDRINUSE', () => {
    process.bind(route(), { pid: 5 });
    expect(thrownBy(() => process.bind(route(), { pid: 5 }))).toEqual(error('EADDRINUSE', 'bind'));
  });
});

describe('sending and receiving', () => {
  let sender: number;
  let receiver: number;

  beforeEach(() => {
    sender = usersock(process, 1001);
    receiver = usersock(process, 1002);
  });

  const deliver = (data: string): number => process.sendto(sender, ascii(data), 0, { pid: 1002 });

  test('sendto and recvfrom carry bytes and the address', () => {
    expect(deliver('hello')).toBe(5);
    expect(process.recvfrom(receiver, 100)).toEqual({
      data: ascii('hello'),
      length: 5,
      flags: 0,
      address: { family: AF_NETLINK, pid: 1001, groups: 0 },
    });
  });

  test('send and write go to the connected peer; recv and read take the bytes', () => {
    process.connect(sender, { pid: 1002 });
    expect(process.send(sender, ascii('one'))).toBe(3);
    expect(process.write(sender, ascii('two!'))).toBe(4);
    expect(text(process.recv(receiver, 100))).toBe('one');
    expect(text(process.read(receiver, 100))).toBe('two!');
  });

  test('sendmsg gathers pieces into one datagram', () => {
    const data = [ascii('a'), ascii(''), ascii('bcd')];
    expect(process.sendmsg(sender, { name: { pid: 1002 }, data })).toBe(4);
    expect(text(process.read(receiver, 100))).toBe('abcd');
  });

  test('a short buffer loses the tail and says so; MSG_TRUNC gives the true length', () => {
    deliver('0123456789');
    deliver('0123456789');
    const short = process.recvmsg(receiver, { length: 4 });
    expect(short).toMatchObject({ data: ascii('0123'), length: 4, flags: MSG_TRUNC });
    const truncated = process.recvmsg(receiver, { length: 4, flags: MSG_TRUNC });
    expect(truncated).toMatchObject({ data: ascii('0123'), length: 10, flags: MSG_TRUNC });
  });

  test('MSG_PEEK leaves the datagram, and no room at all consumes it', () => {
    deliver('first');
    deliver('second');
    expect(process.recvfrom(receiver, 0, MSG_PEEK | MSG_TRUNC)).toMatchObject({ data: new Uint8Array(), length: 5 });
    expect(text(process.recv(receiver, 100, MSG_PEEK))).toBe('first');
    expect(process.read(receiver, 0)).toEqual(new Uint8Array());
    expect(text(process.read(receiver, 100))).toBe('second');
  });

  test('what was received does not change when the next arrives', () => {
    deliver('first');
    const { data } = process.recvfrom(receiver, 100);
    deliver('other');
    process.recvfrom(receiver, 100);
    expect(text(data)).toBe('first');
  });

  test('recvInto fills the beginning of the caller’s memory, and no more of it', () => {
    deliver('abcdef');
    deliver('abcdef');
    const target = new Uint8Array(10).fill(0xa5);
    expect(process.recvInto(receiver, target)).toBe(6);
    expect(target).toEqual(Uint8Array.of(...ascii('abcdef'), 0xa5, 0xa5, 0xa5, 0xa5));
    const short = new Uint8Array(4);
    expect(process.recvInto(receiver, short.subarray(1, 3), MSG_TRUNC)).toBe(6);
    expect(short).toEqual(Uint8Array.of(0, ...ascii('ab'), 0));
  });

  test.each([1, 32767, 32768, 32769, 100_000])(
    'a datagram of %i bytes arrives whole, however much room is offered',
    (size) => {
      const data = Uint8Array.from({ length: size }, (_, index) => index * 7);
      const round = (): void => {
        for (const room of [size, size + 1, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
          expect(process.sendmsg(sender, { name: { pid: 1002 }, data })).toBe(size);
          const received = process.recvfrom(receiver, room);
          expect(received.length).toBe(size);
          expect(Buffer.compare(received.data, data)).toBe(0);
        }
      };
      // What the first round takes for good is all that is ever taken.
      round();
      const { used } = kernel.memory;
      round();
      expect(kernel.memory.used).toBe(used);
    },
  );

  test('a datagram beyond SO_SNDBUF is EMSGSIZE, and costs no memory', () => {
    const { size } = kernel.memory;
    for (const length of [212992 - 31, 50_000_000]) {
      const send = (): number => process.sendmsg(sender, { name: { pid: 1002 }, data: new Uint8Array(length) });
      expect(thrownBy(send)).toEqual(error('EMSGSIZE', 'sendmsg'));
    }
    expect(kernel.memory.size - size).toBeLessThan(1_000_000);
  });

  test.each<[string, () => unknown, string, string]>([
    ['an empty queue', () => process.recvfrom(receiver, 10), 'EAGAIN', 'recvfrom'],
    ['an empty queue, recvmsg', () => process.recvmsg(receiver, { length: 10 }), 'EAGAIN', 'recvmsg'],
    ['an empty queue, read', () => process.read(receiver, 10), 'EAGAIN', 'read'],
    ['MSG_OOB', () => process.recv(receiver, 10, MSG_OOB), 'EOPNOTSUPP', 'recv'],
    ['nothing to send', () => process.write(sender, new Uint8Array()), 'ENODATA', 'write'],
    ['nobody at the port', () => process.sendto(sender, ascii('x'), 0, { pid: 77 }), 'ECONNREFUSED', 'sendto'],
    ['sending MSG_OOB', () => process.send(sender, ascii('x'), MSG_OOB), 'EOPNOTSUPP', 'send'],
    [
      'too much control data',
      () => process.sendmsg(sender, { data: ascii('x'), control: new Uint8Array(513) }),
      'ENOBUFS',
      'sendmsg',
    ],
  ])('%s is an error', (_, run, code, syscall) => {
    const thrown = thrownBy(run);
    expect(thrown).toEqual(error(code, syscall));
    expect(thrown).toBeInstanceOf(NetlinkError);
  });

  test('control data: the sender’s credentials with SO_PASSCRED, cut short when there is no room', () => {
    process.setsockopt(receiver, SOL_SOCKET, SO_PASSCRED, true);
    deliver('x');
    deliver('x');
    const { control, flags } = process.recvmsg(receiver, { length: 10, controlLength: 64 });
    expect(flags).toBe(0);
    const [credentials] = decodeControl(control);
    expect(credentials).toMatchObject({ level: SOL_SOCKET, type: SCM_CREDENTIALS });
    expect([...new Uint32Array(credentials!.data.slice().buffer)]).toEqual([100, 0, 0]);
    expect(process.recvmsg(receiver, { length: 10 })).toMatchObject({ control: new Uint8Array(), flags: MSG_CTRUNC });
  });

  test('an unprivileged process can’t send another’s credentials', () => {
    const user = kernel.process({ pid: 300, uid: 1000, gid: 1000 });
    const fd = usersock(user);
    process.setsockopt(receiver, SOL_SOCKET, SO_PASSCRED, 1);
    const claim = (...ids: number[]): Uint8Array =>
      encodeControl([{ level: SOL_SOCKET, type: SCM_CREDENTIALS, data: new Uint8Array(Uint32Array.from(ids).buffer) }]);
    const send = (control: Uint8Array): number => user.sendmsg(fd, { name: { pid: 1002 }, data: ascii('x'), control });
    expect(thrownBy(() => send(claim(1, 0, 0)))).toEqual(error('EPERM', 'sendmsg'));
    expect(send(claim(300, 1000, 1000))).toBe(1);
    const { control } = process.recvmsg(receiver, { length: 10, controlLength: 64 });
    expect([...new Uint32Array(decodeControl(control)[0]!.data.slice().buffer)]).toEqual([300, 1000, 1000]);
  });

  test('the kernel answers at once', () => {
    const fd = route();
    process.write(fd, missingLink(9));
    const [answer] = decodeMessages(process.read(fd, 4096));
    expect(answer).toMatchObject({ type: NLMSG_ERROR, seq: 9, pid: 100 });
    expect(viewOf(answer!.payload).getInt32(0, true)).toBe(-19);
  });
});

describe('options', () => {
  test('a number is a C int, doubled as Linux doubles it', () => {
    const fd = route();
    process.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, 10000);
    expect(process.getsockoptInt(fd, SOL_SOCKET, SO_RCVBUF)).toBe(20000);
    process.setsockopt(fd, SOL_SOCKET, SO_SNDBUF, Uint8Array.of(0, 0x80, 0, 0));
    expect(process.getsockopt(fd, SOL_SOCKET, SO_SNDBUF)).toEqual(Uint8Array.of(0, 0, 1, 0));
  });

  test('the value is cut off at the length asked for', () => {
    expect(process.getsockopt(route(), SOL_SOCKET, SO_RCVBUF, 2)).toHaveLength(2);
  });

  test('groups are joined by number and listed as a mask', () => {
    const fd = route();
    process.setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, 33);
    process.setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, 1);
    expect(process.getsockopt(fd, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, 64)).toEqual(
      Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0),
    );
    expect(process.getsockname(fd).groups).toBe(1);
  });

  test.each<[string, number, number, string]>([
    ['an option nobody knows', SOL_NETLINK, 999, 'ENOPROTOOPT'],
    ['a group nobody has', SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, 'EINVAL'],
  ])('%s is refused', (_, level, name, code) => {
    expect(thrownBy(() => process.setsockopt(route(), level, name, 1000))).toEqual(error(code, 'setsockopt'));
  });
});

describe('poll', () => {
  const WRITABLE = POLLOUT | POLLWRNORM | POLLWRBAND;

  test('tells the level', () => {
    const fd = usersock(process, 1);
    expect(process.poll(fd)).toBe(WRITABLE);
    process.sendto(fd, ascii('x'), 0, { pid: 1 });
    expect(process.poll(fd)).toBe(WRITABLE | POLLIN | POLLRDNORM);
    process.read(fd, 10);
    expect(process.poll(fd)).toBe(WRITABLE);
  });
});

describe('ioctl', () => {
  const named = (name: string): Uint8Array => {
    const ifreq = new Uint8Array(32);
    ifreq.set(ascii(name));
    return ifreq;
  };

  test.each<[string, () => number]>([
    ['a netlink descriptor', route],
    ['-1, a socket of another family', () => -1],
  ])('SIOCGIFINDEX and SIOCGIFNAME on %s', (_, owner) => {
    const request = named('lo');
    expect(process.ioctl(owner(), SIOCGIFINDEX, request)).toBe(0);
    expect(viewOf(request).getInt32(16, true)).toBe(LO);
    const byIndex = new Uint8Array(32);
    viewOf(byIndex).setInt32(16, LO, true);
    process.ioctl(owner(), SIOCGIFNAME, byIndex);
    expect(text(byIndex.subarray(0, 3))).toBe('lo\0');
  });

  test('SIOCGIFCONF fills an array, and an empty one asks how long it is', async () => {
    const starry = await Kernel.create({ preset: 'starry' });
    const { init } = starry;
    expect(init.ioctl(-1, SIOCGIFCONF, new Uint8Array())).toBe(64);
    const array = new Uint8Array(100);
    expect(init.ioctl(-1, SIOCGIFCONF, array)).toBe(64);
    expect([text(array.subarray(0, 3)), text(array.subarray(32, 37))]).toEqual(['lo\0', 'eth0\0']);
    expect([...array.subarray(32 + 20, 32 + 24)]).toEqual([10, 0, 2, 15]);
    expect([...array.subarray(64)]).toEqual(Array<number>(36).fill(0));
    starry.close();
  });

  test('errors leave the argument as it was', () => {
    const request = named('nosuch');
    expect(thrownBy(() => process.ioctl(-1, SIOCGIFFLAGS, request))).toEqual(error('ENODEV', 'ioctl'));
    expect(request).toEqual(named('nosuch'));
    expect(thrownBy(() => process.ioctl(99, SIOCGIFFLAGS, request))).toEqual(error('EBADF', 'ioctl'));
    expect(thrownBy(() => process.ioctl(-1, 0x5421, request))).toEqual(error('ENOTTY', 'ioctl'));
    expect(thrownBy(() => process.ioctl(-1, SIOCGIFFLAGS, new Uint8Array(3)))).toEqual(error('EINVAL', 'ioctl'));
  });
});
