/** Snapshots: a restored kernel goes on as if nothing had happened; what is none is refused by name. */
import {
  concat,
  encodeMessage,
  F_GETFL,
  Kernel,
  type KernelOptions,
  NETLINK_ROUTE,
  NETLINK_USERSOCK,
  NetlinkSocket,
  NLM_F_CREATE,
  NLM_F_DUMP,
  NLM_F_EXCL,
  NLM_F_REQUEST,
  O_NONBLOCK,
  type Process,
  SnapshotError,
  SOCK_NONBLOCK,
  SOCK_RAW,
  AF_NETLINK,
  viewOf,
} from '../../host/index.js';
import { ascii, error, linkBody, RTM_GETLINK, RTM_NEWLINK, text, thrownBy, usersock, vethBody } from './support.js';

const CREATE = NLM_F_CREATE | NLM_F_EXCL;
const IFF_UP = 1;

/** A kernel whose time and random bits are always the same. */
function deterministic(now = 1000): Pick<KernelOptions, 'clock' | 'random'> {
  let bits = 7;
  return { clock: () => now, random: () => (bits = (Math.imul(bits, 1664525) + 1013904223) >>> 0) };
}

async function addVeth(process: Process, name: string): Promise<void> {
  using socket = NetlinkSocket.open(process, NETLINK_ROUTE);
  await socket.request(RTM_NEWLINK, CREATE, vethBody(name, `${name}-peer`));
}

/** The bytes of all that a dump gives. */
async function dump(process: Process, type: number): Promise<Uint8Array> {
  using socket = NetlinkSocket.open(process, NETLINK_ROUTE);
  return concat(...(await socket.dump(type, new Uint8Array(16))).map(({ payload }) => payload));
}

test('a snapshot of a restored kernel is the snapshot it was restored from', async () => {
  using kernel = await Kernel.create({ preset: 'starry', ...deterministic() });
  await addVeth(kernel.init, 'veth0');
  kernel.process({ pid: 77, uid: 1000, caps: ['CAP_NET_ADMIN'] }).socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
  const snapshot = kernel.snapshot();
  using restored = await Kernel.restore(snapshot, deterministic());
  expect(Buffer.compare(restored.snapshot(), snapshot)).toBe(0);
});

test('the same requests give the same bytes on both, and neither hears of the other', async () => {
  using kernel = await Kernel.create({ preset: 'starry', ...deterministic() });
  const random = { bits: 1 };
  const next = (): number => random.bits++;
  using restored = await Kernel.restore(kernel.snapshot(), { clock: () => 1000, random: next });
  using again = await Kernel.restore(kernel.snapshot(), { clock: () => 1000, random: next });
  for (const one of [restored, again]) {
    random.bits = 1;
    await addVeth(one.init, 'veth0');
  }
  const links = await dump(restored.init, RTM_GETLINK);
  expect(Buffer.compare(await dump(again.init, RTM_GETLINK), links)).toBe(0);
  expect((await dump(kernel.init, RTM_GETLINK)).length).toBeLessThan(links.length);
});

test('processes keep their descriptors, and these what lies in their queues', async () => {
  using kernel = await Kernel.create();
  const receiver = kernel.process({ pid: 40, uid: 7, gid: 8 });
  const fd = usersock(receiver, 40);
  receiver.fcntl(fd, 4, O_NONBLOCK);
  const copy = receiver.dup2(fd, 9);
  const child = receiver.fork();
  const sender = kernel.process();
  const from = usersock(sender);
  sender.sendto(from, ascii('kept'), 0, { pid: 40 });

  using restored = await Kernel.restore(kernel.snapshot());
  const found = restored.processes.find(({ pid }) => pid === 40)!;
  expect(found.credentials).toEqual({ uid: 7, gid: 8, capabilities: 0n });
  expect(found.fcntl(copy, F_GETFL) & O_NONBLOCK).toBe(O_NONBLOCK);
  const heir = restored.processes.find(({ pid }) => pid === child.pid)!;
  expect(text(heir.recv(fd, 100))).toBe('kept');
  expect(thrownBy(() => found.recv(copy, 100))).toEqual(error('EAGAIN'));
  // One open file: what the heir's descriptor is told counts for all.
  heir.fcntl(fd, 4, 0);
  expect(found.fcntl(copy, F_GETFL) & O_NONBLOCK).toBe(0);
  // The first kernel's still lies there.
  expect(text(receiver.recv(fd, 100))).toBe('kept');
  // Descriptors and pids that are free are those that were.
  expect(found.socket(AF_NETLINK, SOCK_RAW, NETLINK_USERSOCK)).toBe(fd + 1);
  expect(restored.process().pid).toBe(kernel.process().pid);
});

test('who waits for a socket of the restored kernel is woken', async () => {
  using kernel = await Kernel.create();
  usersock(kernel.init, 40);
  using restored = await Kernel.restore(kernel.snapshot());
  const received = restored.init.receive(3, { length: 10 });
  const sender = restored.process();
  sender.sendto(usersock(sender), ascii('wake'), 0, { pid: 40 });
  expect(text((await received).data)).toBe('wake');
});

test('a dump that was half read is read to its end', async () => {
  using kernel = await Kernel.create();
  for (let index = 0; index < 20; index++) await addVeth(kernel.init, `veth${index}`);
  const fd = kernel.init.socket(AF_NETLINK, SOCK_RAW | SOCK_NONBLOCK, NETLINK_ROUTE);
  kernel.init.send(
    fd,
    encodeMessage({ type: RTM_GETLINK, flags: NLM_F_REQUEST | NLM_F_DUMP, seq: 1, payload: linkBody({}) }),
  );
  kernel.init.recv(fd, 8192);
  using restored = await Kernel.restore(kernel.snapshot());
  const rest = (process: Process): Uint8Array => {
    const pages: Uint8Array[] = [];
    for (let page; (page = process.recv(fd, 8192)).length > 0; pages.push(page)) {
      if (viewOf(page).getUint16(4, true) === 3) return concat(...pages);
    }
    throw new Error('the dump has no end');
  };
  const expected = rest(kernel.init);
  expect(expected.length).toBeGreaterThan(20_000);
  expect(Buffer.compare(rest(restored.init), expected)).toBe(0);
});

describe('namespaces', () => {
  test('are found with their processes, closed ones too', async () => {
    using kernel = await Kernel.create();
    const open = kernel.createNamespace();
    const closed = kernel.createNamespace();
    await addVeth(kernel.process({ netns: open, pid: 50 }), 'inside');
    kernel.process({ netns: closed, pid: 51 });
    closed.close();
    using restored = await Kernel.restore(kernel.snapshot());
    expect(restored.namespaces).toHaveLength(2);
    expect(restored.namespaces[0]).toBe(restored.netns);
    const [inside, alone] = [50, 51].map((wanted) => restored.processes.find(({ pid }) => pid === wanted)!);
    expect(inside!.netns).toBe(restored.namespaces[1]);
    expect((await dump(inside!, RTM_GETLINK)).length).toBeGreaterThan((await dump(alone!, RTM_GETLINK)).length);
    // It goes with its last process, as it would have.
    const before = restored.memory.used;
    alone!.exit();
    expect(restored.memory.used).toBeLessThan(before);
  });
});

describe('time', () => {
  test('goes on from the snapshot', async () => {
    let now = 5000;
    using kernel = await Kernel.create({ clock: () => now });
    using socket = NetlinkSocket.open(kernel.init, NETLINK_ROUTE);
    await socket.request(RTM_NEWLINK, CREATE, vethBody('veth0', 'veth1'));
    for (const index of [2, 3]) await socket.request(RTM_NEWLINK, 0, linkBody({ index, flags: IFF_UP }));
    expect(kernel.nextTimer).toBeGreaterThan(5000);
    const snapshot = kernel.snapshot();
    using restored = await Kernel.restore(snapshot, { clock: () => now });
    expect(restored.nextTimer).toBe(kernel.nextTimer);
    now += 100_000;
    restored.runTimers();
    // What was due is done; whether somebody has the address was asked late, so that the answer is waited for yet.
    for (const due of [now + 500, now + 1000]) {
      expect(restored.nextTimer).toBe(due);
      restored.runTimers(due);
    }
    await expect(Kernel.restore(snapshot, { clock: () => 4999 })).rejects.toThrow(
      new RangeError('the clock says 4999, and the snapshot was taken at 5000'),
    );
    await expect(Kernel.restore(snapshot, { clock: () => 5000, elapsed: 1 })).rejects.toThrow(TypeError);
    // In real time, what fell due meanwhile is done at once.
    using later = await Kernel.restore(snapshot, { elapsed: 100_000 });
    expect(later.nextTimer).toBeGreaterThanOrEqual(now + 10);
    using soon = await Kernel.restore(snapshot);
    expect(soon.nextTimer).toBe(kernel.nextTimer);
  });
});

test('the first process may have exited', async () => {
  using kernel = await Kernel.create();
  const other = kernel.process();
  kernel.init.exit();
  using restored = await Kernel.restore(kernel.snapshot());
  expect(restored.init.exited).toBe(true);
  expect(restored.processes.map(({ pid }) => pid)).toEqual([other.pid]);
  expect(thrownBy(() => restored.init.socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE))).toEqual(error('EBADF'));
});

test('a closed kernel has none', async () => {
  const kernel = await Kernel.create();
  kernel.close();
  expect(thrownBy(() => kernel.snapshot())).toEqual(error('EBADF', 'snapshot'));
});

describe('refused by name', () => {
  const of = async (change: (bytes: Uint8Array) => Uint8Array | void): Promise<unknown> => {
    using kernel = await Kernel.create();
    const snapshot = kernel.snapshot();
    return Kernel.restore(change(snapshot) ?? snapshot).catch((thrown: unknown) => thrown);
  };

  test.each<[string, (bytes: Uint8Array) => Uint8Array | void, RegExp]>([
    ['format', () => ascii('what is this'), /^these bytes are no snapshot$/],
    ['format', () => new Uint8Array(), /^these bytes are no snapshot$/],
    ['length', (bytes) => bytes.subarray(0, 20), /^the snapshot is cut off in its header$/],
    ['version', (bytes) => void (bytes[8] = 9), /^the snapshot has format 9, and this library reads 1$/],
    ['length', (bytes) => bytes.subarray(0, -1), /^the snapshot has \d+ bytes, and \d+ are here$/],
    ['length', (bytes) => concat(bytes, ascii('more')), /^the snapshot has \d+ bytes, and \d+ are here$/],
    ['checksum', (bytes) => void (bytes[bytes.length - 9]! ^= 1), /^the snapshot is damaged: its checksum is another$/],
  ])('%s', async (fault, change, message) => {
    const thrown = await of(change);
    expect(thrown).toBeInstanceOf(SnapshotError);
    expect(thrown).toMatchObject({ name: 'SnapshotError', fault, message: expect.stringMatching(message) as string });
  });

  test('what is no bytes', async () => {
    await expect(Kernel.restore('snapshot' as never)).rejects.toThrow(
      new TypeError("a snapshot must be a Uint8Array, and is 'snapshot'"),
    );
  });

  test('one of another build', async () => {
    using kernel = await Kernel.create();
    const { wasmBase64 } = await import('../../host/wasm.js');
    const other = new Uint8Array(Buffer.from(wasmBase64, 'base64'));
    // The build id ends the module: it is a custom section of its own.
    other[other.length - 1]! ^= 1;
    const restored = Kernel.restore(kernel.snapshot(), { wasm: other });
    await expect(restored).rejects.toMatchObject({ name: 'SnapshotError', fault: 'module' });
  });
});
