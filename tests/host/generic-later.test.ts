/**
 * Handlers that answer by a promise: answers in the order of the requests, what waits meanwhile and what does not, dumps, refusals, sockets
 * and families that go, snapshots; and what an acknowledgement tells beside the error: cookies, missing attributes and their nests.
 */
import { Family, Spec } from '../../host/codec/index.js';
import {
  AF_NETLINK,
  decodeMessages,
  GenericError,
  type GenericHandlers,
  Kernel,
  NETLINK_CAP_ACK,
  NETLINK_EXT_ACK,
  NETLINK_GENERIC,
  NetlinkSocket,
  NLM_F_ACK,
  NLM_F_DUMP,
  NLM_F_REQUEST,
  type Process,
  SO_SNDBUF,
  SOCK_RAW,
  SOL_NETLINK,
  SOL_SOCKET,
} from '../../host/index.js';

const FILE = `
name: slow
doc: A device that takes its time, for tests.
protocol: genetlink
attribute-sets:
  - name: main
    attributes:
      - { name: id, type: u32 }
      - { name: parts, type: nest, nested-attributes: parts }
      - { name: blob, type: binary }
  - name: parts
    attributes:
      - { name: part, type: nest, multi-attr: true, nested-attributes: part }
  - name: part
    attributes:
      - { name: id, type: u32 }
operations:
  list:
    - name: get
      attribute-set: main
      do: { request: { attributes: [id, parts, blob] }, reply: { attributes: [id] } }
      dump: { request: { attributes: [id] }, reply: { attributes: [id] } }
    - name: set
      attribute-set: main
      flags: [admin-perm]
      do: { request: { attributes: [id] } }
    - { name: ntf, notify: get, mcgrp: changes }
mcast-groups: { list: [{ name: changes }] }
`;
const SPEC = Spec.load(FILE, { file: 'slow.yaml' });
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const NLMSGERR_ATTR_COOKIE = 3;

interface Attributes {
  id: number;
}

/** A kernel with a family whose handlers wait to be let go on. */
class World {
  readonly asked: number[] = [];
  readonly #waiting = new Map<number, () => void>();
  readonly codec = new Family(SPEC, { id: 0x13 });

  private constructor(readonly kernel: Kernel) {}

  static async create(handlers: GenericHandlers = {}): Promise<World> {
    const world = new World(await Kernel.create());
    await world.kernel.genl.register(SPEC, { ...world.handlers, ...handlers });
    return world;
  }

  get handlers(): GenericHandlers {
    return {
      get: async ({ attributes, dump }) => {
        const { id } = attributes as unknown as Attributes;
        await this.#turn(id);
        if (id === 404) throw new GenericError('ENOENT', 'no such thing', { attribute: 'id' });
        return dump ? [1, 2, 3].map((one) => ({ attributes: { id: one } })) : { attributes: { id } };
      },
      set: async ({ attributes }) => {
        await this.#turn((attributes as unknown as Attributes).id);
      },
    };
  }

  #turn(id: number): Promise<void> {
    this.asked.push(id);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  /** Lets a handler go on, and all that follows from it happen. */
  async answer(id: number): Promise<void> {
    this.#waiting.get(id)!();
    await settled();
  }

  open(process: Process = this.kernel.init): number {
    const fd = process.socket(AF_NETLINK, SOCK_RAW, NETLINK_GENERIC);
    process.setsockopt(fd, SOL_NETLINK, NETLINK_EXT_ACK, 1);
    process.setsockopt(fd, SOL_NETLINK, NETLINK_CAP_ACK, 1);
    return fd;
  }

  request(id: number, flags = NLM_F_ACK, operation = 'get'): Uint8Array {
    return this.codec.encode({ operation, flags: NLM_F_REQUEST | flags, seq: id, attributes: { id } });
  }

  /** What is there to read: types, with sequence numbers and errors. */
  read(fd: number, process: Process = this.kernel.init): string[] {
    const found: string[] = [];
    for (;;) {
      try {
        for (const { type, seq, payload } of decodeMessages(process.recv(fd, 65536))) {
          const error = type === NLMSG_ERROR ? ` ${new DataView(payload.slice().buffer).getInt32(0, true)}` : '';
          found.push(`${{ [NLMSG_ERROR]: 'ack', [NLMSG_DONE]: 'done' }[type] ?? 'reply'} ${seq}${error}`);
        }
      } catch (error) {
        if ((error as { code: string }).code === 'EAGAIN') return found;
        throw error;
      }
    }
  }
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

describe('a request that is answered later', () => {
  test('has its reply and its acknowledgement then', async () => {
    const world = await World.create();
    const fd = world.open();
    world.kernel.init.send(fd, world.request(1));
    expect(world.read(fd)).toEqual([]);
    await world.answer(1);
    expect(world.read(fd)).toEqual(['reply 1', 'ack 1 0']);
  });

  test('wakes who waits for it', async () => {
    const world = await World.create();
    const socket = NetlinkSocket.open(world.kernel.init, NETLINK_GENERIC);
    const answered = socket.request(0x13, 0, world.request(7).subarray(16));
    await settled();
    await world.answer(7);
    const [message] = await answered;
    expect(world.codec.decode(message!).attributes).toEqual({ id: 7 });
  });

  test('may be refused, with all there is to say', async () => {
    const world = await World.create();
    const socket = NetlinkSocket.open(world.kernel.init, NETLINK_GENERIC);
    const refused = expect(socket.request(0x13, 0, world.request(404).subarray(16))).rejects.toMatchObject({
      code: 'ENOENT',
      extack: { message: 'no such thing', offset: 20 },
    });
    await settled();
    await world.answer(404);
    await refused;
  });

  test('may be a dump', async () => {
    const world = await World.create();
    const fd = world.open();
    world.kernel.init.send(fd, world.request(5, NLM_F_DUMP));
    await world.answer(5);
    expect(world.read(fd)).toEqual(['reply 5', 'reply 5', 'reply 5', 'done 5']);
  });
});

describe('meanwhile', () => {
  test('what follows on the socket waits: of the same send, and of others', async () => {
    const world = await World.create();
    const fd = world.open();
    const { init } = world.kernel;
    init.send(fd, Uint8Array.of(...world.request(1), ...world.request(2), ...world.request(3, NLM_F_DUMP)));
    init.send(fd, world.request(4, NLM_F_ACK, 'set'));
    expect(world.asked).toEqual([1]);
    for (const id of [1, 2, 3, 4]) await world.answer(id);
    expect(world.asked).toEqual([1, 2, 3, 4]);
    const [three, done] = ['reply 3', 'done 3'];
    expect(world.read(fd)).toEqual([
      ...['reply 1', 'ack 1 0', 'reply 2', 'ack 2 0'],
      ...[three, three, three, done, 'ack 4 0'],
    ]);
  });

  test('other sockets do not wait', async () => {
    const world = await World.create();
    const [first, second] = [world.open(), world.open()];
    const { init } = world.kernel;
    init.send(first, world.request(1));
    init.send(second, world.request(2));
    await world.answer(2);
    expect([world.read(first), world.read(second)]).toEqual([[], ['reply 2', 'ack 2 0']]);
    await world.answer(1);
    expect(world.read(first)).toEqual(['reply 1', 'ack 1 0']);
  });

  test('rights are those that the sender had when it sent', async () => {
    const world = await World.create();
    const process = world.kernel.process();
    const fd = world.open(process);
    process.send(fd, world.request(1));
    process.send(fd, world.request(2, NLM_F_ACK, 'set'));
    process.setCredentials({ uid: 1000 });
    process.send(fd, world.request(3, NLM_F_ACK, 'set'));
    await world.answer(1);
    await world.answer(2);
    expect(world.read(fd, process)).toEqual(['reply 1', 'ack 1 0', 'ack 2 0', 'ack 3 -1']);
  });

  test('a socket owes no more than its send buffer holds', async () => {
    const world = await World.create();
    const { init } = world.kernel;
    const fd = world.open();
    init.setsockopt(fd, SOL_SOCKET, SO_SNDBUF, 4608);
    const long = world.codec.encode({ operation: 'get', attributes: { id: 1, blob: new Uint8Array(4000) }, seq: 1 });
    init.send(fd, long);
    init.send(fd, long);
    expect(() => init.send(fd, long)).toThrow('EAGAIN');
    const sent = init.transmit(fd, { data: long });
    for (const _ of [1, 2, 3]) await world.answer(1);
    expect(await sent).toBe(long.length);
    expect(world.read(fd)).toEqual(['reply 1', 'reply 1', 'reply 1']);
  });

  test('nothing is asked of the kernel before the handler first waits, but to notify', async () => {
    const world: World = await World.create({
      set: () => {
        const family = [...world.kernel.genl][0]!;
        family.notify({ operation: 'ntf', attributes: { id: 1 } });
        world.kernel.init.socket(AF_NETLINK, SOCK_RAW, NETLINK_GENERIC);
      },
    });
    const fd = world.open();
    const { init } = world.kernel;
    const listener = NetlinkSocket.open(init, NETLINK_GENERIC, {
      groups: [[...world.kernel.genl][0]!.group('changes')],
    });
    init.send(fd, world.request(1, NLM_F_ACK, 'set'));
    expect(world.read(fd)).toEqual(['ack 1 -16']);
    expect((await listener[Symbol.asyncIterator]().next()).value).toMatchObject({ type: 0x13 });
  });
});

describe('when things go', () => {
  test('a socket that is closed is answered nothing, and leaves no memory behind', async () => {
    const world = await World.create();
    const { init, memory } = world.kernel;
    const run = async (): Promise<number> => {
      const fd = world.open();
      init.send(fd, Uint8Array.of(...world.request(1), ...world.request(2)));
      init.send(fd, world.request(3));
      init.close(fd);
      await world.answer(1);
      return world.kernel.memory.used;
    };
    expect(memory.used).toBeGreaterThan(0);
    const before = await run();
    expect(await run()).toBe(before);
    expect(world.asked).toEqual([1, 1]);
  });

  test('what a process asked that has exited is not asked any more', async () => {
    const world = await World.create();
    const process = world.kernel.process();
    const fd = world.open(process);
    const kept = world.kernel.init.getfd(process, fd);
    process.send(fd, Uint8Array.of(...world.request(1), ...world.request(2)));
    process.exit();
    await world.answer(1);
    expect(world.asked).toEqual([1]);
    world.kernel.init.send(kept, world.request(3));
    await world.answer(3);
    expect(world.read(kept)).toEqual(['reply 3', 'ack 3 0']);
  });

  test('a family that is taken away answers ENOENT', async () => {
    const world = await World.create();
    const fd = world.open();
    world.kernel.init.send(fd, Uint8Array.of(...world.request(1), ...world.request(2)));
    [...world.kernel.genl][0]!.unregister();
    await world.answer(1);
    expect(world.read(fd)).toEqual(['ack 1 -2', 'ack 2 -2']);
  });

  test('a closed kernel hears of nothing', async () => {
    const world = await World.create();
    world.kernel.init.send(world.open(), world.request(1));
    world.kernel.close();
    await world.answer(1);
  });

  test('a snapshot keeps what waits, and it is asked anew', async () => {
    const world = await World.create();
    const fd = world.open();
    world.kernel.init.send(fd, Uint8Array.of(...world.request(1), ...world.request(2)));
    const restored = await Kernel.restore(world.kernel.snapshot());
    const seen: number[] = [];
    await restored.genl.register(SPEC, {
      get: ({ attributes: { id } }) => {
        seen.push(id as number);
        return { attributes: { id: id as number } };
      },
    });
    expect(seen).toEqual([1, 2]);
    expect(world.read(fd, restored.init)).toEqual(['reply 1', 'ack 1 0', 'reply 2', 'ack 2 0']);
  });
});

/** The attributes behind an acknowledgement that does not hold the request. */
async function told(handlers: GenericHandlers, attributes: object): Promise<string> {
  const world = await World.create(handlers);
  const fd = world.open();
  world.kernel.init.send(
    fd,
    world.codec.encode({ operation: 'get', flags: NLM_F_REQUEST | NLM_F_ACK, attributes: attributes as never }),
  );
  return Buffer.from(world.kernel.init.recv(fd, 4096).subarray(36)).toString('hex');
}

function refusing(...about: ConstructorParameters<typeof GenericError>): GenericHandlers {
  return {
    get: () => {
      throw new GenericError(...about);
    },
  };
}

describe('an acknowledgement tells', () => {
  // As Linux's ethtool does of a STRSET_GET of { header, stringsets: { stringset: {} } }, but for the offset.
  test('what a nest lacks', async () => {
    const about = { missing: ['parts', 'part', 'id'] };
    expect(await told(refusing('EINVAL', '', about), { parts: { part: [{}] } })).toBe(
      '0800050001000000' + '0800060018000000',
    );
    expect(await told(refusing('EINVAL', '', { missing: 'id' }), {})).toBe('0800050001000000');
  });

  test('which of several is wrong, or lacks something', async () => {
    const parts = { parts: { part: [{ id: 1 }, {}] } };
    const lacks = { missing: ['parts', 'part', 1, 'id'] };
    expect(await told(refusing('EINVAL', '', lacks), parts)).toBe('0800050001000000' + '0800060024000000');
    const wrong = { attribute: ['parts', 'part', 0, 'id'] };
    expect(await told(refusing('EINVAL', '', wrong), parts)).toBe('080002001c000000');
    const absent = { attribute: ['parts', 'part', 2] };
    expect(await told(refusing('EINVAL', '', absent), parts)).toBe('');
  });

  test('a cookie, of a refusal and of a success', async () => {
    const cookie = Uint8Array.of(1, 2, 3, 4, 5);
    expect(await told(refusing('EBUSY', 'wait', { cookie }), {})).toBe(
      '0900010077616974' + '00000000' + '0900030001020304' + '05000000',
    );
    const done: GenericHandlers = {
      get: ({ ack }) => {
        ack.cookie = cookie;
        ack.message = 'begun';
      },
    };
    expect(await told(done, {})).toBe('0a000100626567756e000000' + '090003000102030405000000');
    const later: GenericHandlers = {
      get: async ({ ack }) => {
        await settled();
        ack.cookie = cookie;
      },
    };
    const world = await World.create(later);
    const fd = world.open();
    world.kernel.init.send(fd, world.request(1));
    await settled();
    await settled();
    expect(Buffer.from(world.kernel.init.recv(fd, 4096).subarray(36))[2]).toBe(NLMSGERR_ATTR_COOKIE);
  });

  test('of what a handler says wrongly, the mistake', async () => {
    const wrong = await told(refusing('EINVAL', '', { attribute: ['parts', 'nosuch'] }), {});
    expect(Buffer.from(wrong, 'hex').toString()).toContain("slow has no attribute 'nosuch' there");
    const long = await told(refusing('EINVAL', '', { cookie: new Uint8Array(21) }), {});
    expect(Buffer.from(long, 'hex').toString()).toContain('20 bytes');
  });
});
