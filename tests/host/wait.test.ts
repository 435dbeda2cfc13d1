/** Waiting: poll, receive and transmit; what wakes them, and what ends them. */
import {
  AF_NETLINK,
  F_SETFL,
  Kernel,
  MSG_DONTWAIT,
  NETLINK_ADD_MEMBERSHIP,
  NETLINK_KOBJECT_UEVENT,
  NETLINK_USERSOCK,
  O_NONBLOCK,
  poll,
  POLLERR,
  POLLIN,
  POLLNVAL,
  POLLOUT,
  type Process,
  SO_RCVBUF,
  SO_RCVTIMEO,
  SO_SNDTIMEO,
  SOCK_NONBLOCK,
  SOCK_RAW,
  SOL_NETLINK,
  SOL_SOCKET,
} from '../../host/index.js';
import { ascii, error, settled, text, thrownBy, usersock } from './support.js';

let kernel: Kernel;
let process: Process;
let sender: number;
let receiver: number;

beforeEach(async () => {
  kernel = await Kernel.create();
  process = kernel.process({ pid: 100 });
  sender = usersock(process, 1001);
  receiver = usersock(process, 1002);
});

afterEach(() => kernel.close());

const deliver = (data: string, pid = 1002): number => process.sendto(sender, ascii(data), 0, { pid });
const receive = (fd = receiver, signal?: AbortSignal): Promise<string> =>
  process.receive(fd, { length: 100 }, { signal }).then(({ data }) => text(data));

/** Which of the promises are not settled yet. */
async function pending(...promises: Promise<unknown>[]): Promise<boolean[]> {
  const still = Symbol('pending');
  await settled();
  const outcomes = await Promise.all(
    promises.map((promise) => Promise.race([promise.catch(() => {}), settled().then(() => still)])),
  );
  return outcomes.map((outcome) => outcome === still);
}

describe('receive', () => {
  test('takes what is there already', async () => {
    deliver('x');
    await expect(receive()).resolves.toBe('x');
  });

  test('sleeps until something arrives', async () => {
    const waiting = receive();
    expect(await pending(waiting)).toEqual([true]);
    deliver('x');
    await expect(waiting).resolves.toBe('x');
  });

  test('gives each datagram to one of those who wait, in the order they came', async () => {
    const waiting = [receive(), receive(), receive()];
    deliver('1');
    deliver('2');
    expect(await pending(...waiting)).toEqual([false, false, true]);
    deliver('3');
    await expect(Promise.all(waiting)).resolves.toEqual(['1', '2', '3']);
  });

  test('goes on sleeping when another has taken what came', async () => {
    const waiting = receive();
    deliver('taken');
    expect(text(process.read(receiver, 100))).toBe('taken');
    expect(await pending(waiting)).toEqual([true]);
    deliver('mine');
    await expect(waiting).resolves.toBe('mine');
  });

  test('a non-blocking descriptor and MSG_DONTWAIT make it EAGAIN', async () => {
    await expect(process.receive(receiver, { length: 1, flags: MSG_DONTWAIT })).rejects.toEqual(
      error('EAGAIN', 'recvmsg'),
    );
    process.fcntl(receiver, F_SETFL, O_NONBLOCK);
    await expect(receive()).rejects.toEqual(error('EAGAIN', 'recvmsg'));
  });

  test('a wrong descriptor or argument rejects', async () => {
    await expect(receive(99)).rejects.toEqual(error('EBADF', 'recvmsg'));
    await expect(process.receive(receiver, {} as never)).rejects.toThrow(TypeError);
  });

  test('is ended by a signal, with its reason, and takes nothing then', async () => {
    const controller = new AbortController();
    const waiting = receive(receiver, controller.signal);
    const other = receive();
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    deliver('x');
    await expect(other).resolves.toBe('x');
    await expect(receive(receiver, controller.signal)).rejects.toThrow('enough');
    await expect(receive(receiver, AbortSignal.timeout(5))).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('a signal that comes with the datagram leaves the datagram to be had', async () => {
    const controller = new AbortController();
    const waiting = receive(receiver, controller.signal);
    deliver('x');
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await expect(receive()).resolves.toBe('x');
  });

  test.each<[string, (fd: number) => void]>([
    ['close', (fd) => process.close(fd)],
    ['dup2 onto it', (fd) => void process.dup2(sender, fd)],
    ['exit', () => process.exit()],
    ['closing the kernel', () => kernel.close()],
  ])('%s ends it with EBADF', async (_, end) => {
    const waiting = [receive(), receive()];
    await settled();
    end(receiver);
    for (const promise of waiting) await expect(promise).rejects.toEqual(error('EBADF', 'recvmsg'));
  });

  test('only those who wait for the descriptor that was closed are ended', async () => {
    const copy = process.dup(receiver);
    const waiting = [receive(receiver), receive(copy)];
    process.close(receiver);
    await expect(waiting[0]).rejects.toEqual(error('EBADF'));
    deliver('x');
    await expect(waiting[1]).resolves.toBe('x');
  });

  test('a child’s wait on a shared socket outlives the parent', async () => {
    const child = process.fork();
    const waiting = child.receive(receiver, { length: 10 });
    process.close(receiver);
    deliver('x');
    await expect(waiting).resolves.toMatchObject({ data: ascii('x') });
  });

  test('a thousand sockets are each woken by their own datagram', async () => {
    const many = kernel.process({ maxFiles: 2000 });
    const fds = Array.from({ length: 1000 }, (_, index) => usersock(many, 5000 + index));
    const waiting = fds.map((fd) => many.receive(fd, { length: 10 }).then(({ data }) => text(data)));
    await settled();
    for (let index = 999; index >= 0; index--) deliver(String(index), 5000 + index);
    await expect(Promise.all(waiting)).resolves.toEqual(fds.map((_, index) => String(index)));
  });
});

describe('SO_RCVTIMEO', () => {
  const limit = (seconds: number, micros: number): void => {
    const timeval = new BigInt64Array([BigInt(seconds), BigInt(micros)]);
    process.setsockopt(receiver, SOL_SOCKET, SO_RCVTIMEO, new Uint8Array(timeval.buffer));
  };

  test('ends a wait, which takes nothing that comes later', async () => {
    limit(0, 1);
    await expect(receive()).rejects.toEqual(error('EAGAIN', 'recvmsg'));
    deliver('x');
    await expect(receive()).resolves.toBe('x');
  });

  test('does not end one that was given something', async () => {
    limit(1000, 0);
    const waiting = receive();
    deliver('x');
    await expect(waiting).resolves.toBe('x');
  });

  test('negative, allows no wait', async () => {
    limit(-1, 0);
    await expect(receive()).rejects.toEqual(error('EAGAIN', 'recvmsg'));
  });
});

test('SO_SNDTIMEO ends the wait for a full receiver', async () => {
  const timeval = new BigInt64Array([0n, 1n]);
  process.setsockopt(sender, SOL_SOCKET, SO_SNDTIMEO, new Uint8Array(timeval.buffer));
  process.setsockopt(receiver, SOL_SOCKET, SO_RCVBUF, 0);
  const send = (): Promise<number> => process.transmit(sender, { name: { pid: 1002 }, data: new Uint8Array(4000) });
  await expect(send()).resolves.toBe(4000);
  await expect(send()).rejects.toEqual(error('EAGAIN', 'sendmsg'));
});

describe('transmit', () => {
  const big = new Uint8Array(1000);
  const send = (signal?: AbortSignal): Promise<number> =>
    process.transmit(sender, { name: { pid: 1002 }, data: big }, { signal });

  /** Fills the receiver, and tells how many datagrams it took. */
  function fill(): number {
    process.setsockopt(receiver, SOL_SOCKET, SO_RCVBUF, 4000);
    for (let count = 0; ; count++) {
      try {
        process.sendto(sender, big, 0, { pid: 1002 });
      } catch (refusal) {
        expect(refusal).toEqual(error('EAGAIN', 'sendto'));
        return count;
      }
    }
  }

  function drain(count: number): void {
    for (let i = 0; i < count; i++) process.read(receiver, 1000);
  }

  test('sends at once when there is room', async () => {
    await expect(send()).resolves.toBe(1000);
    expect(process.read(receiver, 2000)).toHaveLength(1000);
  });

  test('sleeps until the receiver has room again', async () => {
    const count = fill();
    expect(count).toBeGreaterThan(0);
    const waiting = send();
    expect(await pending(waiting)).toEqual([true]);
    drain(count);
    await expect(waiting).resolves.toBe(1000);
    expect(process.read(receiver, 2000)).toHaveLength(1000);
  });

  test('is ended by a signal, by close, and by a receiver that goes away', async () => {
    fill();
    const controller = new AbortController();
    const aborted = send(controller.signal);
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    const orphaned = send();
    process.close(receiver);
    await expect(orphaned).rejects.toEqual(error('ECONNREFUSED', 'sendmsg'));
    receiver = usersock(process, 1002);
    fill();
    const closed = send();
    process.close(sender);
    await expect(closed).rejects.toEqual(error('EBADF', 'sendmsg'));
  });

  test('a non-blocking descriptor and MSG_DONTWAIT make it EAGAIN', async () => {
    fill();
    const message = { name: { pid: 1002 }, data: big };
    await expect(process.transmit(sender, { ...message, flags: MSG_DONTWAIT })).rejects.toEqual(
      error('EAGAIN', 'sendmsg'),
    );
    const fd = usersock(process, 3, SOCK_RAW | SOCK_NONBLOCK);
    await expect(process.transmit(fd, message)).rejects.toEqual(error('EAGAIN', 'sendmsg'));
  });
});

describe('poll', () => {
  const wait = (events: number, options?: object): ReturnType<typeof poll> =>
    poll([{ process, fd: receiver, events }], options);

  test('answers at once when something is there, with what was asked for', async () => {
    deliver('x');
    await expect(wait(POLLIN)).resolves.toEqual([{ process, fd: receiver, revents: POLLIN }]);
    await expect(wait(POLLIN | POLLOUT)).resolves.toEqual([{ process, fd: receiver, revents: POLLIN | POLLOUT }]);
    await expect(wait(0, { timeout: 0 })).resolves.toEqual([]);
  });

  test('sleeps until something arrives, and leaves it there', async () => {
    const waiting = wait(POLLIN);
    expect(await pending(waiting)).toEqual([true]);
    deliver('x');
    await expect(waiting).resolves.toEqual([{ process, fd: receiver, revents: POLLIN }]);
    expect(text(process.read(receiver, 10))).toBe('x');
  });

  test('reports every descriptor on which something is, in order, of several processes and kernels', async () => {
    const other = await Kernel.create();
    const [first, second] = [usersock(other.init), usersock(process)];
    const requests = [
      { process, fd: receiver, events: POLLIN },
      { process: other.init, fd: first, events: POLLIN },
      { process, fd: second, events: POLLIN },
    ];
    const waiting = poll(requests);
    other.init.sendto(first, ascii('x'), 0, { pid: 1 });
    deliver('x');
    const ready = await waiting;
    expect(ready.map(({ process, fd }) => [process.pid, fd])).toEqual([
      [100, receiver],
      [1, first],
    ]);
    other.close();
  });

  test('a descriptor may be waited for by several, for different events', async () => {
    const waiting = [wait(POLLIN), wait(POLLIN), receive()];
    expect(await pending(...waiting)).toEqual([true, true, true]);
    expect(await pending(wait(POLLOUT))).toEqual([false]);
    deliver('x');
    await expect(waiting[2]).resolves.toBe('x');
    deliver('y');
    await Promise.all(waiting);
  });

  test('an overrun is reported as POLLERR though nobody asked', async () => {
    const fd = process.socket(AF_NETLINK, SOCK_RAW, NETLINK_KOBJECT_UEVENT);
    process.bind(fd, { groups: 1 });
    process.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, 1);
    const waiting = poll([{ process, fd, events: 0 }]);
    for (let count = 0; count < 50; count++) kernel.uevent('change', '/devices/x', { SUBSYSTEM: 'x' });
    await expect(waiting).resolves.toEqual([{ process, fd, revents: POLLERR }]);
    await expect(process.receive(fd, { length: 100 })).rejects.toEqual(error('ENOBUFS', 'recvmsg'));
  });

  test('a descriptor that is not open is POLLNVAL, a negative one is passed over', async () => {
    await expect(poll([{ process, fd: 99, events: POLLIN }])).resolves.toEqual([
      { process, fd: 99, revents: POLLNVAL },
    ]);
    await expect(poll([{ process, fd: -1, events: POLLIN }], { timeout: 1 })).resolves.toEqual([]);
  });

  test.each<[string, () => void]>([
    ['closed', () => process.close(receiver)],
    ['closed with its process', () => process.exit()],
    ['closed with its kernel', () => kernel.close()],
  ])('a descriptor that is %s meanwhile is POLLNVAL', async (_, end) => {
    const waiting = wait(POLLIN);
    await settled();
    end();
    await expect(waiting).resolves.toEqual([{ process, fd: receiver, revents: POLLNVAL }]);
  });

  test('gives up when the time is over', async () => {
    const start = Date.now();
    await expect(wait(POLLIN, { timeout: 20 })).resolves.toEqual([]);
    expect(Date.now() - start).toBeGreaterThanOrEqual(18);
    await expect(poll([], { timeout: 1 })).resolves.toEqual([]);
    await expect(wait(POLLIN, { timeout: 0 })).resolves.toEqual([]);
  });

  test('is ended by a signal, with its reason', async () => {
    const controller = new AbortController();
    const waiting = wait(POLLIN, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(wait(POLLIN, { signal: controller.signal })).rejects.toThrow('enough');
  });

  test('wrong arguments reject', async () => {
    await expect(poll(5 as never)).rejects.toThrow('poll takes an array, and got 5');
    await expect(poll([{ process, fd: receiver } as never])).rejects.toThrow('events must be a 32-bit integer');
    await expect(poll([{ process, fd: '3' as never, events: 1 }])).rejects.toThrow('fd must be');
  });

  test('asking for the level in between disturbs nobody who waits', async () => {
    const waiting = receive();
    expect(process.poll(receiver) & POLLIN).toBe(0);
    expect(await wait(POLLIN, { timeout: 0 })).toEqual([]);
    deliver('x');
    await expect(waiting).resolves.toBe('x');
  });
});

test('nothing that waited is left behind in memory', async () => {
  const round = async (): Promise<void> => {
    const fd = process.socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK);
    process.setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, 1);
    const controller = new AbortController();
    const waits = [receive(fd), receive(fd, controller.signal), poll([{ process, fd, events: POLLIN }])];
    await settled();
    controller.abort();
    process.close(fd);
    await Promise.allSettled(waits);
  };
  await round();
  const { used } = kernel.memory;
  for (let count = 0; count < 20; count++) await round();
  expect(kernel.memory.used).toBe(used);
  expect(thrownBy(() => process.read(receiver, 1))).toEqual(error('EAGAIN'));
});
