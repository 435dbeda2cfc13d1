/** NetlinkSocket: requests, dumps, events and their ends. */
import {
  AF_NETLINK,
  cString,
  decodeAttributes,
  encodeAttribute,
  encodeMessage,
  Kernel,
  NETLINK_ROUTE,
  NETLINK_USERSOCK,
  type NetlinkEvent,
  NetlinkSocket,
  NLM_F_CREATE,
  NLM_F_EXCL,
  type Process,
  SO_RCVBUF,
  SOL_SOCKET,
  uint32,
  viewOf,
} from '../../host/index.js';
import {
  ascii,
  error,
  IFADDRMSG_SIZE,
  IFINFOMSG_SIZE,
  IFLA_IFNAME,
  IFLA_MTU,
  linkBody,
  LO,
  RTM_GETADDR,
  RTM_GETLINK,
  RTM_NEWADDR,
  RTM_NEWLINK,
  RTNLGRP_LINK,
  settled,
  text,
  thrownBy,
  usersock,
  vethBody,
} from './support.js';

const IFF_UP = 1;
const CREATE = NLM_F_CREATE | NLM_F_EXCL;

let kernel: Kernel;
let socket: NetlinkSocket;

beforeEach(async () => {
  kernel = await Kernel.create({ preset: 'starry' });
  socket = NetlinkSocket.open(kernel.init, NETLINK_ROUTE);
});

afterEach(() => kernel.close());

const nameOf = (payload: Uint8Array): string =>
  text(decodeAttributes(payload.subarray(IFINFOMSG_SIZE)).find(({ type }) => type === IFLA_IFNAME)!.payload).replace(
    '\0',
    '',
  );
const setMtu = (index: number, mtu: number): Promise<unknown> =>
  socket.request(RTM_NEWLINK, 0, linkBody({ index }, encodeAttribute(IFLA_MTU, uint32(mtu))));
const listen = (process: Process = kernel.init): NetlinkSocket =>
  NetlinkSocket.open(process, NETLINK_ROUTE, { groups: [RTNLGRP_LINK] });

describe('open', () => {
  test('binds to the pid, to a free port beside it, or to the port given', () => {
    const second = NetlinkSocket.open(kernel.init, NETLINK_ROUTE);
    const third = NetlinkSocket.open(kernel.init, NETLINK_ROUTE, { pid: 4711 });
    expect([socket.pid, third.pid]).toEqual([1, 4711]);
    expect(second.pid).toBeGreaterThan(0x7fffffff);
    expect(kernel.init.getsockname(third.fd)).toEqual({ family: AF_NETLINK, pid: 4711, groups: 0 });
  });

  test('a failure leaves no descriptor behind', () => {
    const failed = thrownBy(() => NetlinkSocket.open(kernel.init, NETLINK_ROUTE, { groups: [4096] }));
    expect(failed).toEqual(error('EINVAL', 'setsockopt'));
    expect(thrownBy(() => NetlinkSocket.open(kernel.init, NETLINK_ROUTE, { pid: 1 }))).toEqual(
      error('EADDRINUSE', 'bind'),
    );
    expect(thrownBy(() => NetlinkSocket.open(kernel.init, 31))).toEqual(error('EPROTONOSUPPORT', 'socket'));
    expect(kernel.init.isOpen(socket.fd + 1)).toBe(false);
  });
});

describe('request', () => {
  test('gives the messages before the acknowledgement', async () => {
    const [link, ...rest] = await socket.request(RTM_GETLINK, 0, linkBody({ index: LO }));
    expect(rest).toEqual([]);
    expect(link).toMatchObject({ type: RTM_NEWLINK, flags: 0, pid: 1 });
    expect(nameOf(link!.payload)).toBe('lo');
    await expect(setMtu(LO, 1400)).resolves.toEqual([]);
  });

  test('a refusal has the kernel’s errno, and a stack that leads to the caller', async () => {
    async function asks(): Promise<void> {
      await socket.request(RTM_GETLINK, 0, linkBody({ index: 99 }));
    }
    const refused: unknown = await asks().catch((thrown: unknown) => thrown);
    expect(refused).toEqual(error('ENODEV', 'request'));
    expect(refused).toMatchObject({ errno: -19, message: 'ENODEV: no such device, request' });
    expect((refused as Error).stack).toContain('asks');
  });

  test('what an unprivileged process may not do is EPERM', async () => {
    const user = NetlinkSocket.open(kernel.process({ uid: 1000 }), NETLINK_ROUTE);
    await expect(user.request(RTM_NEWLINK, 0, linkBody({ index: LO }))).rejects.toEqual(error('EPERM', 'request'));
  });

  test('the words of the kernel’s refusal are in the error', async () => {
    const refused: unknown = await setMtu(2, 5).catch((thrown: unknown) => thrown);
    expect(refused).toEqual(error('EINVAL', 'request'));
    expect(refused).toMatchObject({ extack: { message: 'mtu less than device minimum' } });
    expect((refused as Error).message).toBe('EINVAL: invalid argument, request: mtu less than device minimum');
  });

  test('many at once get each its own answer', async () => {
    const indexes = Array.from({ length: 50 }, (_, index) => (index % 5) + 1);
    const answers = await Promise.allSettled(
      indexes.map((index) => socket.request(RTM_GETLINK, 0, linkBody({ index }))),
    );
    const found = answers.map((answer) =>
      answer.status === 'fulfilled' ? nameOf(answer.value[0]!.payload) : (answer.reason as { code: string }).code,
    );
    expect(found).toEqual(indexes.map((index) => ['lo', 'eth0'][index - 1] ?? 'ENODEV'));
  });

  test('is ended by a signal; what the kernel answers then disturbs nobody', async () => {
    const controller = new AbortController();
    const aborted = socket.request(RTM_GETLINK, 0, linkBody({ index: LO }), { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    const [link] = await socket.request(RTM_GETLINK, 0, linkBody({ index: 2 }));
    expect(nameOf(link!.payload)).toBe('eth0');
    const done = socket.request(RTM_GETLINK, 0, new Uint8Array(), { signal: AbortSignal.abort(new Error('before')) });
    await expect(done).rejects.toThrow('before');
  });

  test('wrong arguments are named', async () => {
    await expect(socket.request(undefined as never)).rejects.toThrow('type must be a 32-bit integer');
    await expect(socket.request(RTM_GETLINK, 'x' as never)).rejects.toThrow('flags must be');
    await expect(socket.request(RTM_GETLINK, 0, 'x' as never)).rejects.toThrow('body must be a Uint8Array');
  });
});

describe('dump', () => {
  test('gives the whole table, without its end', async () => {
    const links = await socket.dump(RTM_GETLINK, new Uint8Array(IFINFOMSG_SIZE));
    expect(links.map(({ type, payload }) => [type, nameOf(payload)])).toEqual([
      [RTM_NEWLINK, 'lo'],
      [RTM_NEWLINK, 'eth0'],
    ]);
  });

  test('reads a table of many pages', async () => {
    for (let index = 0; index < 100; index++) kernel.createDevice({ name: `nic${index}` });
    const links = await socket.dump(RTM_GETLINK, new Uint8Array(IFINFOMSG_SIZE));
    expect(links.map(({ payload }) => nameOf(payload))).toEqual([
      'lo',
      'eth0',
      ...Array.from({ length: 100 }, (_, index) => `nic${index}`),
    ]);
  });

  test('two at once are made one after the other', async () => {
    const dumps = [RTM_GETLINK, RTM_GETADDR, RTM_GETLINK].map((type) =>
      socket.dump(type, new Uint8Array(IFINFOMSG_SIZE)),
    );
    const [first, second, third] = await Promise.all(dumps);
    expect(first!.map(({ type }) => type)).toEqual([RTM_NEWLINK, RTM_NEWLINK]);
    expect(second!.map(({ type }) => type)).toEqual([RTM_NEWADDR, RTM_NEWADDR]);
    expect(third).toHaveLength(2);
  });

  test('a refusal rejects, and the next dump goes on', async () => {
    await expect(socket.dump(4000)).rejects.toEqual(error('EOPNOTSUPP', 'dump'));
    await expect(socket.dump(RTM_GETADDR, new Uint8Array(IFADDRMSG_SIZE))).resolves.toHaveLength(2);
  });

  test('an empty body, to which Linux gives no table, is an empty table', async () => {
    await expect(socket.dump(RTM_GETADDR)).resolves.toEqual([]);
  });

  test('begins again when the table changed under it', async () => {
    for (let index = 0; index < 100; index++) kernel.createDevice({ name: `nic${index}` });
    // The first page is made with the request; the change comes between it and the second.
    const dumping = socket.dump(RTM_GETLINK, new Uint8Array(IFINFOMSG_SIZE));
    kernel.createDevice({ name: 'late' });
    const names = (await dumping).map(({ payload }) => nameOf(payload));
    expect(names).toHaveLength(103);
    expect(names).toContain('late');
  });

  test('a dump whose caller gave up is read to its end before the next begins', async () => {
    for (let index = 0; index < 100; index++) kernel.createDevice({ name: `nic${index}` });
    const controller = new AbortController();
    const options = { signal: controller.signal };
    const dumps = [1, 2].map(() => socket.dump(RTM_GETLINK, new Uint8Array(IFINFOMSG_SIZE), options));
    const outcomes = Promise.allSettled(dumps);
    controller.abort(new Error('enough'));
    await expect(outcomes).resolves.toMatchObject([
      { reason: { message: 'enough' } },
      { reason: { message: 'enough' } },
    ]);
    await expect(socket.dump(RTM_GETLINK, new Uint8Array(IFINFOMSG_SIZE))).resolves.toHaveLength(102);
  });
});

describe('events', () => {
  test('come with their group and port, and can be looped over', async () => {
    const monitor = listen(kernel.process({ uid: 1000 }));
    await setMtu(2, 1400);
    await setMtu(2, 1300);
    const events: NetlinkEvent[] = [];
    for await (const event of monitor) {
      events.push(event);
      if (events.length === 2) break;
    }
    expect(events).toMatchObject([
      { type: RTM_NEWLINK, flags: 0, seq: 0, pid: 0, group: RTNLGRP_LINK, port: 0 },
      { type: RTM_NEWLINK, group: RTNLGRP_LINK },
    ]);
    expect(nameOf(events[0]!.payload)).toBe('eth0');
  });

  test('next waits, and each event goes to one of those who wait', async () => {
    const monitor = listen();
    const waiting = [monitor.next(), monitor.next()];
    await socket.request(RTM_NEWLINK, CREATE, vethBody('veth0', 'veth1'));
    const names = (await Promise.all(waiting)).map(({ payload }) => nameOf(payload));
    expect(names).toEqual(['veth1', 'veth0']);
  });

  test('that come while a request is answered are kept', async () => {
    const monitor = listen();
    const [mtu] = await Promise.all([
      monitor.request(RTM_NEWLINK, 0, linkBody({ index: 2 }, encodeAttribute(IFLA_MTU, uint32(1400)))),
      monitor.request(RTM_GETLINK, 0, linkBody({ index: LO })),
    ]);
    expect(mtu).toEqual([]);
    await expect(monitor.next()).resolves.toMatchObject({ type: RTM_NEWLINK, group: RTNLGRP_LINK });
  });

  test('of groups joined later come, and of groups left do not', async () => {
    socket.join(RTNLGRP_LINK);
    await setMtu(2, 1400);
    socket.leave(RTNLGRP_LINK);
    await setMtu(2, 1300);
    await expect(socket.next()).resolves.toMatchObject({ group: RTNLGRP_LINK });
    const none = socket.next({ signal: AbortSignal.timeout(10) });
    await expect(none).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('from another process have its port, and no group', async () => {
    const receiver = NetlinkSocket.open(kernel.init, NETLINK_USERSOCK, { pid: 600 });
    const sender = usersock(kernel.init, 601);
    kernel.init.sendto(sender, encodeMessage({ type: 77, seq: 5, payload: ascii('hi') }), 0, { pid: 600 });
    await expect(receiver.next()).resolves.toEqual({
      type: 77,
      flags: 0,
      seq: 5,
      pid: 0,
      payload: ascii('hi'),
      group: 0,
      port: 601,
    });
  });

  test('a loss is told once, and what was kept comes after it', async () => {
    const monitor = listen();
    kernel.init.setsockopt(monitor.fd, SOL_SOCKET, SO_RCVBUF, 4000);
    for (let mtu = 1000; mtu < 1100; mtu++) await setMtu(2, mtu);
    await expect(monitor.next()).rejects.toEqual(error('ENOBUFS', 'recvmsg'));
    await expect(monitor.next()).resolves.toMatchObject({ type: RTM_NEWLINK });
  });

  test('a signal ends the wait, and the next event is for the next who asks', async () => {
    const monitor = listen();
    const controller = new AbortController();
    const aborted = monitor.next({ signal: controller.signal });
    await settled();
    controller.abort(new Error('enough'));
    await expect(aborted).rejects.toThrow('enough');
    await setMtu(2, 1400);
    await expect(monitor.next()).resolves.toMatchObject({ type: RTM_NEWLINK });
  });
});

describe('close', () => {
  test.each<[string, () => void]>([
    ['close', () => socket.close()],
    ['closing the descriptor', () => kernel.init.close(socket.fd)],
    ['exit of the process', () => kernel.init.exit()],
    ['closing the kernel', () => kernel.close()],
  ])('%s ends every wait with EBADF', async (_, end) => {
    const usual = NetlinkSocket.open(kernel.init, NETLINK_USERSOCK);
    usual.close();
    const waits = [socket.next(), socket.next(), socket[Symbol.asyncIterator]().next()];
    const outcomes = Promise.allSettled(waits);
    await settled();
    end();
    expect((await outcomes).map((outcome) => (outcome as PromiseRejectedResult).reason as unknown)).toEqual(
      Array<unknown>(3).fill(error('EBADF', 'recvmsg')),
    );
    await expect(socket.next()).rejects.toEqual(error('EBADF'));
    await expect(socket.request(RTM_GETLINK)).rejects.toEqual(error('EBADF'));
    await expect(socket.dump(RTM_GETLINK)).rejects.toEqual(error('EBADF'));
    expect(() => socket.close()).not.toThrow();
  });

  test('never touches another’s socket that has the same number since', () => {
    const { fd } = socket;
    kernel.init.close(fd);
    expect(usersock(kernel.init, 700)).toBe(fd);
    socket.close();
    expect(kernel.init.getsockname(fd).pid).toBe(700);
  });

  test('using closes at the end of the block', () => {
    let fd: number;
    {
      using short = NetlinkSocket.open(kernel.init, NETLINK_ROUTE);
      fd = short.fd;
      expect(kernel.init.isOpen(fd)).toBe(true);
    }
    expect(kernel.init.isOpen(fd)).toBe(false);
  });
});

test('an interface that goes up is announced with its flags', async () => {
  const monitor = listen();
  const index = kernel.createDevice({ name: 'nic%d', carrier: false });
  await socket.request(
    RTM_NEWLINK,
    0,
    linkBody({ index, flags: IFF_UP }, encodeAttribute(IFLA_IFNAME, cString('nic0'))),
  );
  const flags: number[] = [];
  while (flags.length < 2) flags.push(viewOf((await monitor.next()).payload).getUint32(8, true) & IFF_UP);
  expect(flags).toEqual([0, IFF_UP]);
});
