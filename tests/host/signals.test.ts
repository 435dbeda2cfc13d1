/** O_ASYNC and who owns an open file (fcntl(2)): which signals are due, for whom; and SIOCGSKNS, which gives a socket's namespace. */
import {
  AF_NETLINK,
  F_GETFL,
  F_GETOWN,
  F_GETSIG,
  F_SETFL,
  F_SETOWN,
  F_SETSIG,
  FIOASYNC,
  Kernel,
  NETLINK_USERSOCK,
  O_APPEND,
  O_ASYNC,
  O_DIRECT,
  O_NONBLOCK,
  O_RDWR,
  POLLERR,
  POLLIN,
  POLLRDNORM,
  type Process,
  SIOCGPGRP,
  SIOCGSKNS,
  SIOCSPGRP,
  SO_RCVBUF,
  SOCK_RAW,
  type SocketSignal,
  SOL_SOCKET,
} from '../../host/index.js';

let kernel: Kernel;
let process: Process;
let signals: SocketSignal[];
let fd: number;
let sender: number;
const READABLE = POLLIN | POLLRDNORM;

beforeEach(async () => {
  signals = [];
  kernel = await Kernel.create({ onSignal: (signal) => void signals.push(signal) });
  process = kernel.process({ pid: 100 });
  fd = process.socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK);
  process.bind(fd, { pid: 7, groups: 1 });
  sender = process.socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK);
});

afterEach(() => kernel.close());

function send(bytes = 4): void {
  process.sendto(sender, new Uint8Array(bytes), 0, { pid: 7 });
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function own(pid: number): void {
  process.fcntl(fd, F_SETOWN, pid);
  process.fcntl(fd, F_SETFL, O_ASYNC);
}

describe('an owner', () => {
  test('is nobody at first, then whom F_SETOWN or SIOCSPGRP names: a process that exists, or a group whose leader does', () => {
    const codes = (pid: number): unknown => {
      try {
        return process.fcntl(fd, F_SETOWN, pid);
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(process.fcntl(fd, F_GETOWN)).toBe(0);
    expect([100, -100, 99, -99, -0x80000000].map(codes)).toEqual([0, 0, 'ESRCH', 'ESRCH', 'EINVAL']);
    expect(process.fcntl(fd, F_GETOWN)).toBe(-100);
    const argument = Uint8Array.of(1, 0, 0, 0);
    process.ioctl(fd, SIOCSPGRP, argument);
    expect(process.fcntl(process.dup(fd), F_GETOWN)).toBe(1);
    process.fcntl(fd, F_SETOWN, 0);
    process.ioctl(fd, SIOCGPGRP, argument);
    expect([...argument]).toEqual([0, 0, 0, 0]);
  });

  test('hears of what arrives, call by call', async () => {
    own(100);
    send();
    await settled();
    send();
    send();
    await settled();
    const heard = { pid: 100, signal: 29, fd, events: READABLE };
    expect(signals).toEqual([heard, heard, heard]);
  });

  test('waits or not: those who wait are woken as well', async () => {
    own(100);
    const waiting = process.receive(fd, { length: 10 });
    send();
    expect((await waiting).length).toBe(4);
    send();
    await settled();
    expect(signals).toHaveLength(2);
    expect(process.poll(fd) & POLLIN).toBe(POLLIN);
  });

  test('hears of another signal where F_SETSIG says so', async () => {
    own(100);
    expect(() => process.fcntl(fd, F_SETSIG, 65)).toThrow('EINVAL');
    process.fcntl(fd, F_SETSIG, 40);
    expect(process.fcntl(fd, F_GETSIG)).toBe(40);
    send();
    await settled();
    expect(signals.map(({ signal }) => signal)).toEqual([40]);
  });

  test('hears nothing without O_ASYNC, when closed, when gone, or when whoever named it may not tell it', async () => {
    process.fcntl(fd, F_SETOWN, 100);
    send();
    await settled();
    own(100);
    process.fcntl(fd, F_SETFL, 0);
    send();
    await settled();
    const other = kernel.process({ pid: 200 });
    own(200);
    other.exit();
    send();
    await settled();
    const guest = kernel.process({ uid: 1000, pid: 300 });
    const theirs = guest.getfd(process, fd);
    guest.fcntl(theirs, F_SETOWN, 100);
    send();
    await settled();
    guest.fcntl(theirs, F_SETOWN, 300);
    expect(signals).toEqual([]);
    send();
    await settled();
    expect(signals.map(({ pid }) => pid)).toEqual([300]);
    send();
    guest.close(theirs);
    process.close(fd);
    await settled();
    expect(signals).toHaveLength(1);
  });

  test('hears of an overrun', async () => {
    process.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, 0);
    own(-100);
    for (let i = 0; i < 4; i++) {
      try {
        process.sendto(sender, new Uint8Array(2000), 0, { groups: 1 });
      } catch {
        // USERSOCK has no kernel side, to which this goes after the group.
      }
      await settled();
    }
    const [first, second] = signals;
    expect([first, second]).toEqual([
      { pid: -100, signal: 29, fd, events: READABLE },
      { pid: -100, signal: 29, fd, events: POLLERR },
    ]);
  });

  test('survives in a snapshot', async () => {
    own(100);
    const heard: SocketSignal[] = [];
    const restored = await Kernel.restore(kernel.snapshot(), { onSignal: (signal) => void heard.push(signal) });
    const again = restored.processes.find(({ pid }) => pid === 100)!;
    expect([again.fcntl(fd, F_GETFL), again.fcntl(fd, F_GETOWN)]).toEqual([O_RDWR | O_ASYNC, 100]);
    again.sendto(sender, new Uint8Array(4), 0, { pid: 7 });
    await settled();
    expect(heard).toHaveLength(1);
    restored.close();
  });
});

test('F_SETFL and FIOASYNC set what can be set', () => {
  process.fcntl(fd, F_SETFL, O_ASYNC | O_APPEND | O_NONBLOCK);
  expect(process.fcntl(fd, F_GETFL)).toBe(O_RDWR | O_ASYNC | O_APPEND | O_NONBLOCK);
  process.ioctl(fd, FIOASYNC, new Uint8Array(4));
  expect(process.fcntl(fd, F_GETFL)).toBe(O_RDWR | O_APPEND | O_NONBLOCK);
  expect(() => process.fcntl(fd, F_SETFL, O_DIRECT)).toThrow('EINVAL');
});

test('SIOCGSKNS gives a descriptor for the namespace a socket was made in, to the privileged', () => {
  const elsewhere = process.unshare();
  const socket = process.socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK);
  process.setns(kernel.netns);
  const found = process.ioctl(socket, SIOCGSKNS, new Uint8Array(4));
  process.setns(found);
  expect(process.netns).toBe(elsewhere);
  process.setns(process.ioctl(fd, SIOCGSKNS, new Uint8Array(4)));
  expect(process.netns).toBe(kernel.netns);
  process.setCredentials({ uid: 1000 });
  expect(() => process.ioctl(socket, SIOCGSKNS, new Uint8Array(4))).toThrow('EPERM');
});
