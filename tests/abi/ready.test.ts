/**
 * Wakeups: `poll` arms a socket, the first event that was asked for wakes the host, once, and a call tells of all sockets
 * it woke in one crossing, at its end. What the host does not take waits for `ready`.
 */
import {
  NETLINK_ROUTE,
  NETLINK_USERSOCK,
  POLLERR,
  POLLIN,
  POLLOUT,
  POLLRDNORM,
  SO_RCVBUF,
  SOL_SOCKET,
} from '../../host/constants.js';
import { TestKernel, type Wakes, made, named } from './kernel.js';
import { getLink, newVeth } from './requests.js';

const LINK = 1 << 0;

/** A kernel whose host takes wakeups, or leaves them. */
function kernelThat(takes: 'takes' | 'leaves'): TestKernel {
  const kernel = new TestKernel();
  kernel.takesWakes = takes === 'takes';
  return kernel;
}

/** A kernel and a socket in group 1 of USERSOCK, with a port. */
function listening(takes: 'takes' | 'leaves' = 'takes'): { kernel: TestKernel; socket: number } {
  const kernel = kernelThat(takes);
  return { kernel, socket: kernel.bound(NETLINK_USERSOCK, 0, 1) };
}

/** Sends from the kernel to group 1 of USERSOCK. */
function shout({ exports, netns, data }: TestKernel): number {
  return exports.broadcast(netns, NETLINK_USERSOCK, 1, data, 4);
}

/** Takes up to `capacity` entries from the list. */
function ready(kernel: TestKernel, capacity = 100): Wakes {
  const count = made(kernel.exports.ready(kernel.data, capacity));
  return Array.from({ length: count }, (_, i) => ({
    socket: kernel.view.getUint32(kernel.data + i * 8, true),
    events: kernel.view.getUint32(kernel.data + i * 8 + 4, true),
  }));
}

/** Listeners that are armed for POLLIN, in the order in which they hear: the last to join is the first. */
function armed(kernel: TestKernel, count: number): number[] {
  const sockets = Array.from({ length: count }, () => {
    const socket = kernel.bound(NETLINK_USERSOCK, 0, 1);
    expect(kernel.exports.poll(socket, POLLIN)).toBe(0);
    return socket;
  });
  return sockets.reverse();
}

describe('arming', () => {
  test('a socket that was never armed wakes nobody', () => {
    const { kernel } = listening();
    expect(shout(kernel)).toBe(1);
    expect(kernel.crossings).toEqual([]);
  });

  test('an armed one wakes once, for what it was armed', () => {
    const { kernel, socket } = listening();
    expect(kernel.exports.poll(socket, POLLIN)).toBe(0);
    shout(kernel);
    shout(kernel);
    expect(kernel.crossings).toEqual([[{ socket, events: POLLIN }]]);
  });

  test('what holds already is answered at once, and arms nothing', () => {
    const { kernel, socket } = listening();
    shout(kernel);
    expect(kernel.exports.poll(socket, POLLIN | POLLRDNORM)).toBe(POLLIN | POLLRDNORM);
    kernel.receive(socket);
    shout(kernel);
    expect(kernel.crossings).toEqual([]);
  });

  test('each transition wakes once: armed, read, armed again', () => {
    const { kernel, socket } = listening();
    for (let i = 0; i < 3; i++) {
      expect(kernel.exports.poll(socket, POLLIN)).toBe(0);
      shout(kernel);
      shout(kernel);
      kernel.drain(socket);
    }
    expect(kernel.crossings).toEqual(Array(3).fill([{ socket, events: POLLIN }]));
  });

  test('a socket can always be written to', () => {
    const { kernel, socket } = listening();
    expect(kernel.exports.poll(socket, POLLIN | POLLOUT)).toBe(POLLOUT);
    shout(kernel);
    expect(kernel.crossings).toEqual([]);
  });

  test('poll of no events disarms', () => {
    const { kernel, socket } = listening();
    kernel.exports.poll(socket, POLLIN);
    kernel.exports.poll(socket, 0);
    shout(kernel);
    expect(kernel.crossings).toEqual([]);
  });

  test('arming again replaces what was asked for', () => {
    const { kernel, socket } = listening();
    kernel.exports.poll(socket, POLLRDNORM);
    kernel.exports.poll(socket, POLLIN);
    shout(kernel);
    expect(kernel.crossings).toEqual([[{ socket, events: POLLIN }]]);
  });

  test('errors wake whatever was asked for', () => {
    const { kernel, socket } = listening();
    made(kernel.option(socket, SOL_SOCKET, SO_RCVBUF, 0));
    expect([shout(kernel), shout(kernel)]).toEqual([1, 1]);
    expect(kernel.exports.poll(socket, 0x8000)).toBe(0);
    expect(named(shout(kernel))).toBe('ESRCH');
    expect(kernel.crossings).toEqual([[{ socket, events: POLLERR }]]);
  });

  test('a closed socket wakes nobody', () => {
    const kernel = kernelThat('takes');
    const [first = 0, second = 0] = armed(kernel, 2);
    kernel.exports.close(first);
    expect(shout(kernel)).toBe(1);
    expect(kernel.crossings).toEqual([[{ socket: second, events: POLLIN }]]);
  });
});

describe('crossings', () => {
  test('a call that wakes a hundred sockets crosses once, in the order in which they became ready', () => {
    const kernel = kernelThat('takes');
    const sockets = armed(kernel, 100);
    expect(shout(kernel)).toBe(100);
    expect(kernel.crossings).toEqual([sockets.map((socket) => ({ socket, events: POLLIN }))]);
  });

  test('a call with two messages for one socket tells of it once', () => {
    const kernel = kernelThat('takes');
    const socket = kernel.bound(NETLINK_ROUTE, 0, LINK);
    kernel.exports.poll(socket, POLLIN);
    expect(kernel.outcome(newVeth())).toBe(0);
    expect(kernel.drain(socket)).toHaveLength(2);
    expect(kernel.crossings).toEqual([[{ socket, events: POLLIN }]]);
  });

  test("a requester's own answer wakes it too", () => {
    const kernel = kernelThat('takes');
    const socket = kernel.bound(NETLINK_ROUTE);
    kernel.exports.poll(socket, POLLIN);
    made(kernel.send(socket, getLink(1)));
    expect(kernel.crossings).toEqual([[{ socket, events: POLLIN }]]);
  });

  test('nothing is told by calls that woke nobody', () => {
    const { kernel, socket } = listening('leaves');
    kernel.exports.poll(socket, POLLIN);
    shout(kernel);
    kernel.receive(socket);
    shout(kernel);
    made(kernel.exports.close(kernel.socket()));
    expect(kernel.crossings).toHaveLength(1);
  });
});

describe('the list', () => {
  test('what the host took is not in it', () => {
    const kernel = kernelThat('takes');
    armed(kernel, 3);
    shout(kernel);
    expect(ready(kernel)).toEqual([]);
  });

  test('what it left is, and is told again with what comes next', () => {
    const kernel = kernelThat('leaves');
    const [first = 0] = armed(kernel, 1);
    shout(kernel);
    const [second = 0] = armed(kernel, 1);
    shout(kernel);
    const entries = [first, second].map((socket) => ({ socket, events: POLLIN }));
    expect(kernel.crossings).toEqual([entries.slice(0, 1), entries]);
    expect(ready(kernel)).toEqual(entries);
    expect(ready(kernel)).toEqual([]);
  });

  test('what it took the second time is gone from it', () => {
    const kernel = kernelThat('leaves');
    armed(kernel, 1);
    shout(kernel);
    kernel.takesWakes = true;
    armed(kernel, 1);
    shout(kernel);
    expect(kernel.crossings.map((crossing) => crossing.length)).toEqual([1, 2]);
    expect(ready(kernel)).toEqual([]);
  });

  test('it is given out oldest first, as many as there is room for', () => {
    const kernel = kernelThat('leaves');
    const sockets = armed(kernel, 7);
    shout(kernel);
    const pieces = [0, 3, 3, 3, 3].map((capacity) => ready(kernel, capacity).map(({ socket }) => socket));
    expect(pieces).toEqual([[], sockets.slice(0, 3), sockets.slice(3, 6), sockets.slice(6), []]);
  });

  test('a socket has one entry, with all that came about', () => {
    const { kernel, socket } = listening('leaves');
    made(kernel.option(socket, SOL_SOCKET, SO_RCVBUF, 0));
    kernel.exports.poll(socket, POLLIN);
    shout(kernel);
    shout(kernel);
    kernel.exports.poll(socket, 0x8000);
    shout(kernel);
    expect(ready(kernel)).toEqual([{ socket, events: POLLIN | POLLERR }]);
  });

  test('a socket that was given out can enter it again', () => {
    const { kernel, socket } = listening('leaves');
    for (let i = 0; i < 3; i++) {
      kernel.exports.poll(socket, POLLIN);
      shout(kernel);
      expect(ready(kernel)).toEqual([{ socket, events: POLLIN }]);
      kernel.drain(socket);
    }
  });

  test.each([0, 1, 2, 3, 4])('socket %i of five closes: the others stay, oldest first', (which) => {
    const kernel = kernelThat('leaves');
    const sockets = armed(kernel, 5);
    shout(kernel);
    made(kernel.exports.close(sockets[which] ?? 0));
    const rest = sockets.filter((_, i) => i !== which);
    expect(ready(kernel, 2).map(({ socket }) => socket)).toEqual(rest.slice(0, 2));
    // Those that stay know their places: each has still one entry.
    for (const socket of rest.slice(2)) {
      kernel.drain(socket);
      kernel.exports.poll(socket, POLLIN);
    }
    shout(kernel);
    expect(ready(kernel).map(({ socket }) => socket)).toEqual(rest.slice(2));
  });

  test('all sockets close: it is empty, and its memory is given back', () => {
    const kernel = kernelThat('leaves');
    for (const socket of armed(kernel, 500)) kernel.exports.close(socket);
    const used = kernel.used;
    const sockets = armed(kernel, 500);
    shout(kernel);
    for (const socket of sockets) made(kernel.exports.close(socket));
    expect(ready(kernel)).toEqual([]);
    expect(kernel.used).toBe(used);
  });
});
