/**
 * Families of generic netlink that the host registers: what the controller tells of them, what their policies refuse, answers, dumps,
 * groups, and families that come and go.
 */
import { Family, nlctrl, Spec } from '../../host/codec/index.js';
import {
  AF_NETLINK,
  type GenericHandlers,
  Kernel,
  NETLINK_ADD_MEMBERSHIP,
  NETLINK_GENERIC,
  NETLINK_LIST_MEMBERSHIPS,
  NetlinkSocket,
  NLM_F_ACK,
  type Process,
  GenericError,
  SOCK_RAW,
  SOL_NETLINK,
} from '../../host/index.js';

const FILE = `
name: demo
doc: A table of items, for tests.
protocol: genetlink
version: 3
definitions:
  - { name: color, type: enum, entries: [red, green, blue] }
  - { name: traits, type: flags, entries: [round, heavy] }
attribute-sets:
  - name: item
    attributes:
      - { name: index, type: u32, checks: { min: 1, max: 1000 } }
      - { name: name, type: string, checks: { max-len: 7 } }
      - { name: color, type: u8, enum: color }
      - { name: traits, type: u32, enum: traits }
      - { name: inside, type: nest, nested-attributes: inside }
      - { name: payload, type: binary, checks: { max-len: 20000 } }
  - name: inside
    attributes:
      - { name: port, type: u16, byte-order: big-endian }
      - { name: again, type: nest, nested-attributes: inside }
operations:
  list:
    - name: item-get
      attribute-set: item
      do: { request: { attributes: [index] }, reply: { attributes: [index, name, color, traits, inside] } }
      dump: { reply: { attributes: [index, name] } }
    - name: item-set
      attribute-set: item
      flags: [admin-perm]
      do: { request: { attributes: [index, name, color, traits, inside, payload] } }
    - { name: item-ntf, notify: item-get, mcgrp: changes }
    - name: ping
      attribute-set: item
      dont-validate: [strict]
      do: { request: { attributes: [name] } }
mcast-groups: { list: [{ name: changes }, { name: secrets, flags: [cap-net-admin] }] }
`;
const SPEC = Spec.load(FILE, { file: 'demo.yaml' });
const DEMO_ID = 0x13;
const FIRST_GROUP = 2;
const FAILED = 'Attribute failed policy validation';

interface Item {
  index: number;
  name: string;
}

/** Answers from a list. */
function handlersOf(items: Item[]): GenericHandlers {
  return {
    'item-get': {
      do: ({ attributes }) => {
        if (attributes['index'] === undefined) throw new GenericError('EINVAL', 'which?', { missing: 'index' });
        const found = items.find(({ index }) => index === attributes['index']);
        if (!found) throw new GenericError('ENOENT', 'no such item', { attribute: 'index' });
        return { attributes: { ...found } };
      },
      dump: () => items.map((item) => ({ attributes: { ...item } })),
    },
    'item-set': ({ attributes }) => {
      items.push({ index: attributes['index'] as number, name: (attributes['name'] as string | undefined) ?? '' });
    },
  };
}

async function demo(items: Item[] = [{ index: 7, name: 'seven' }]) {
  const kernel = await Kernel.create();
  const family = await kernel.genl.register(SPEC, handlersOf(items));
  return { kernel, family, items, socket: NetlinkSocket.open(kernel.init, NETLINK_GENERIC) };
}

/** Sends a message of raw attributes; what comes back is decoded, or an error's code and text. */
async function ask(socket: NetlinkSocket, command: number, attributes: number[], flags = NLM_F_ACK) {
  try {
    const messages = await socket.request(DEMO_ID, flags, Uint8Array.of(command, 0, 0, 0, ...attributes));
    return messages.map((message) => new Family(SPEC, { id: DEMO_ID }).decode(message).attributes);
  } catch (error) {
    const { code, extack } = error as { code: string; extack?: { message?: string; offset?: number } };
    return [code, extack?.message, extack?.offset];
  }
}

const controller = new Family(nlctrl);

/** Without notes of how it was encoded, and with numbers for bigints. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)));
}

async function told(process: Process, name: string) {
  using socket = NetlinkSocket.open(process, NETLINK_GENERIC);
  const body = controller.encodePayload({ operation: 'getfamily', attributes: { 'family-name': name } });
  const [answer] = await socket.request(16, 0, body);
  return controller.decode(answer!).attributes;
}

describe('the controller tells', () => {
  test('a family as it is registered', async () => {
    const { kernel, family } = await demo();
    expect(family.id).toBe(DEMO_ID);
    expect(plain(await told(kernel.init, 'demo'))).toEqual({
      'family-name': 'demo',
      'family-id': DEMO_ID,
      version: 3,
      hdrsize: 0,
      maxattr: 0,
      ops: [
        { index: 1, value: { id: 1, flags: ['cmd-cap-do', 'cmd-cap-dump', 'cmd-cap-haspol'] } },
        { index: 2, value: { id: 2, flags: ['admin-perm', 'cmd-cap-do', 'cmd-cap-haspol'] } },
        { index: 3, value: { id: 4, flags: ['cmd-cap-do', 'cmd-cap-haspol'] } },
      ],
      'mcast-groups': [
        { index: 1, value: { id: FIRST_GROUP, name: 'changes' } },
        { index: 2, value: { id: FIRST_GROUP + 1, name: 'secrets' } },
      ],
    });
  });

  test('all families in a dump, by id', async () => {
    const { kernel, socket } = await demo();
    const others = ['a', 'b', 'c'].map((name) => Spec.load(FILE.replace('name: demo', `name: ${name}`)));
    for (const spec of others) await kernel.genl.register(spec, {});
    const body = controller.encodePayload({ operation: 'getfamily' });
    const names = (await socket.dump(16, body)).map(
      (one) => controller.decode(one).attributes as { 'family-name': string },
    );
    const own = ['nlctrl', 'demo', 'netdev', 'ethtool', 'a', 'b', 'c', 'tcp_metrics', 'mptcp_pm', 'SEG6', 'IOAM6'];
    expect(names.map((one) => one['family-name'])).toEqual(own);
  });

  test('one in place of one of its own', async () => {
    const kernel = await Kernel.create();
    const listener = NetlinkSocket.open(kernel.init, NETLINK_GENERIC, { groups: [16] });
    const events = listener[Symbol.asyncIterator]();
    const first = events.next();
    const spec = Spec.load(FILE.replace('name: demo', 'name: IOAM6'));
    const { id } = await kernel.genl.register(spec, {});
    expect((await told(kernel.init, 'IOAM6'))['family-id']).toBe(id);
    const heard = [];
    for (let event = await first; ; event = await events.next()) {
      const { operation, attributes } = controller.decode(event.value);
      heard.push([operation, (attributes as { 'family-id': number })['family-id']]);
      if (heard.length === 5) break;
    }
    expect(heard).toEqual([
      ['delmcast-grp-ntf', 0x1e],
      ['delfamily-ntf', 0x1e],
      ['getfamily', id],
      ['newmcast-grp-ntf', id],
      ['newmcast-grp-ntf', id],
    ]);
    await expect(kernel.genl.register(spec, {})).rejects.toMatchObject({ code: 'EEXIST' });
  });

  test('its policies, what lies in them behind them', async () => {
    const { socket } = await demo();
    const body = controller.encodePayload({ operation: 'getpolicy', attributes: { 'family-name': 'demo' } });
    const answers = (await socket.dump(16, body)).map((one) => controller.decode(one).attributes);
    const operations = answers.slice(0, 3).map((one) => one['op-policy']);
    // Of a dump without attributes: the policy that refuses all, of which there is nothing to tell.
    expect(plain(operations)).toEqual([
      { 'op-id': 1, do: 0, dump: 1 },
      { 'op-id': 2, do: 2 },
      { 'op-id': 4, do: 4 },
    ]);
    const index = { type: 'u32', 'min-value-u': 1, 'max-value-u': 1000 };
    const inside = { type: 'nested', 'policy-idx': 3, 'policy-maxtype': 2 };
    expect(plain(answers.slice(3).map((one) => one['policy']))).toEqual([
      { 'policy-id': 0, 'attr-id': 1, ...index },
      { 'policy-id': 2, 'attr-id': 1, ...index },
      { 'policy-id': 2, 'attr-id': 2, type: 'nul-string', 'max-length': 7 },
      { 'policy-id': 2, 'attr-id': 3, type: 'u8', 'min-value-u': 0, 'max-value-u': 2 },
      { 'policy-id': 2, 'attr-id': 4, type: 'u32', mask: 3 },
      { 'policy-id': 2, 'attr-id': 5, ...inside },
      { 'policy-id': 2, 'attr-id': 6, type: 'binary', 'max-length': 20000 },
      { 'policy-id': 3, 'attr-id': 2, ...inside },
      { 'policy-id': 4, 'attr-id': 2, type: 'nul-string', 'max-length': 7 },
    ]);
  });
});

describe('requests', () => {
  test('are answered, and acknowledged', async () => {
    const { socket, items } = await demo();
    expect(await ask(socket, 1, [8, 0, 1, 0, 7, 0, 0, 0])).toEqual([{ index: 7, name: 'seven' }]);
    expect(await ask(socket, 2, [8, 0, 1, 0, 9, 0, 0, 0])).toEqual([]);
    expect(items).toContainEqual({ index: 9, name: '' });
  });

  test.each([
    ['a number out of range', 1, [8, 0, 1, 0, 0, 0, 0, 0], ['ERANGE', 'integer out of range', 20]],
    ['a number too short', 1, [6, 0, 1, 0, 1, 0, 0, 0], ['EINVAL', 'invalid attribute length', 20]],
    ['an attribute that is not its own', 1, [5, 0, 3, 0, 0, 0, 0, 0], ['EINVAL', 'Unknown attribute type', 20]],
    ['a string too long', 2, [13, 0, 2, 0, ...Buffer.from('too long\0'), 0, 0, 0], ['EINVAL', FAILED, 20]],
    ['no colour', 2, [5, 0, 3, 0, 3, 0, 0, 0], ['ERANGE', 'integer out of range', 20]],
    ['a trait that there is not', 2, [8, 0, 4, 0, 4, 0, 0, 0], ['EINVAL', 'reserved bit set', 20]],
    ['an unknown attribute in a nest', 2, [8, 0, 5, 0x80, 4, 0, 9, 0], ['EINVAL', 'Unknown attribute type', 24]],
    ['a nest without its flag', 2, [4, 0, 5, 0], ['EINVAL', 'NLA_F_NESTED is missing', 20]],
    ['bytes behind the last', 1, [0, 0, 0, 0], ['EINVAL', 'bytes leftover after parsing attributes', undefined]],
    ['an operation that is none', 9, [], ['EOPNOTSUPP', undefined, undefined]],
    ['one without a handler', 4, [], ['EOPNOTSUPP', undefined, undefined]],
    ['what a handler misses', 1, [], ['EINVAL', 'which?', undefined]],
    ['what a handler refuses', 1, [8, 0, 1, 0, 8, 0, 0, 0], ['ENOENT', 'no such item', 20]],
  ])('%s', async (_, command, attributes, expected) => {
    const { socket } = await demo();
    expect(await ask(socket, command, attributes)).toEqual(expected);
  });

  test('wait for nobody: a handler that fails is EINVAL, and the kernel goes on', async () => {
    const kernel = await Kernel.create();
    await kernel.genl.register(SPEC, {
      'item-get': () => {
        throw new TypeError('a mistake');
      },
    });
    const socket = NetlinkSocket.open(kernel.init, NETLINK_GENERIC);
    expect(await ask(socket, 1, [])).toEqual(['EINVAL', 'a mistake', undefined]);
    expect(await ask(socket, 1, [])).toEqual(['EINVAL', 'a mistake', undefined]);
  });

  test('that take privilege are refused without it', async () => {
    const { kernel } = await demo();
    const socket = NetlinkSocket.open(kernel.process({ uid: 1000 }), NETLINK_GENERIC);
    expect(await ask(socket, 2, [8, 0, 1, 0, 9, 0, 0, 0])).toEqual(['EPERM', undefined, undefined]);
    expect(await ask(socket, 1, [8, 0, 1, 0, 7, 0, 0, 0])).toEqual([{ index: 7, name: 'seven' }]);
  });

  test('come with who asks', async () => {
    const kernel = await Kernel.create();
    const seen: unknown[] = [];
    await kernel.genl.register(SPEC, {
      'item-get': ({ process, dump, flags }) => void seen.push([process?.pid, dump, flags]),
    });
    const socket = NetlinkSocket.open(kernel.process({ pid: 42 }), NETLINK_GENERIC);
    await ask(socket, 1, []);
    expect(seen).toEqual([[42, false, 5]]);
  });
});

describe('dumps', () => {
  test('of many pages, of what there was when they began', async () => {
    const items = Array.from({ length: 900 }, (_, i) => ({ index: i + 1, name: `i${i}` }));
    const { socket, items: table } = await demo(items);
    const answers = socket.dump(DEMO_ID, Uint8Array.of(1, 0, 0, 0));
    table.splice(0);
    const names = (await answers).map((one) => new Family(SPEC, { id: DEMO_ID }).decode(one).attributes['name']);
    expect(names).toEqual(Array.from({ length: 900 }, (_, i) => `i${i}`));
  });

  test('that are closed amid leave no memory behind', async () => {
    const items = Array.from({ length: 2000 }, (_, i) => ({ index: i + 1, name: `i${i}` }));
    const { kernel } = await demo(items);
    const { init } = kernel;
    const run = (): number => {
      const fd = init.socket(AF_NETLINK, SOCK_RAW, NETLINK_GENERIC);
      init.send(fd, Uint8Array.of(20, 0, 0, 0, DEMO_ID, 0, 1, 3, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0));
      init.recv(fd, 8192);
      init.close(fd);
      return kernel.memory.used;
    };
    const before = run();
    expect(run()).toBe(before);
  });

  test('one at a time', async () => {
    const { kernel } = await demo(Array.from({ length: 2000 }, (_, i) => ({ index: i + 1, name: '' })));
    const { init } = kernel;
    const fd = init.socket(AF_NETLINK, SOCK_RAW, NETLINK_GENERIC);
    const request = Uint8Array.of(20, 0, 0, 0, DEMO_ID, 0, 1, 3, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0);
    init.send(fd, request);
    init.send(fd, request);
    init.recv(fd, 16384);
    expect(new DataView(init.recv(fd, 16384).buffer).getInt32(16, true)).toBe(-16);
  });
});

describe('groups', () => {
  test('hear notifications', async () => {
    const { kernel, family } = await demo();
    const listener = NetlinkSocket.open(kernel.init, NETLINK_GENERIC, { groups: [family.group('changes')] });
    expect(family.notify({ operation: 'item-ntf', attributes: { index: 5 } })).toBe(1);
    expect(family.notify({ operation: 'item-ntf', group: 'secrets', attributes: { index: 5 } })).toBe(0);
    const { value: event } = await listener[Symbol.asyncIterator]().next();
    expect(new Family(SPEC, { id: DEMO_ID }).decode(event)).toMatchObject({
      operation: 'item-ntf',
      attributes: { index: 5 },
    });
  });

  test('may be for the privileged', async () => {
    const { kernel, family } = await demo();
    const process = kernel.process({ uid: 1000 });
    const fd = process.socket(AF_NETLINK, SOCK_RAW, NETLINK_GENERIC);
    const join = (name: string): void =>
      process.setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, family.group(name));
    join('changes');
    expect(() => join('secrets')).toThrow('EPERM');
  });

  test('are numbered across families, past 64 and past the numbers that are taken', async () => {
    const { kernel } = await demo();
    const many = Array.from({ length: 70 }, (_, i) => `{ name: g${i} }`).join(', ');
    const big = Spec.load(
      FILE.replace('name: demo', 'name: big')
        .replace(/list: \[\{ name: changes.*\]/, `list: [${many}]`)
        .replace(', mcgrp: changes', ''),
    );
    const family = await kernel.genl.register(big, {});
    expect([family.group('g0'), family.group('g69')]).toEqual([19, 88]);
    const fd = kernel.init.socket(AF_NETLINK, SOCK_RAW, NETLINK_GENERIC);
    kernel.init.setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, 88);
    const list = kernel.init.getsockopt(fd, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, 64);
    expect(list).toHaveLength(24);
    expect(list[10]).toBe(1 << 7);
  });
});

describe('families come and go', () => {
  test('and the controller tells its group', async () => {
    const kernel = await Kernel.create();
    const listener = NetlinkSocket.open(kernel.process({ netns: kernel.createNamespace() }), NETLINK_GENERIC, {
      groups: [16],
    });
    const family = await kernel.genl.register(SPEC, {});
    family.unregister();
    const events: unknown[] = [];
    for await (const event of listener) {
      const { operation, attributes } = controller.decode(event);
      const { 'mcast-groups': groups, 'family-id': id } = attributes as Record<string, unknown>;
      events.push([operation, id, (groups as { value: unknown }[]).map(({ value }) => value)]);
      if (events.length === 6) break;
    }
    const [changes, secrets] = [
      { id: 2, name: 'changes' },
      { id: 3, name: 'secrets' },
    ];
    expect(plain(events)).toEqual([
      ['getfamily', DEMO_ID, [changes, secrets]],
      ['newmcast-grp-ntf', DEMO_ID, [changes]],
      ['newmcast-grp-ntf', DEMO_ID, [secrets]],
      ['delmcast-grp-ntf', DEMO_ID, [changes]],
      ['delmcast-grp-ntf', DEMO_ID, [secrets]],
      ['delfamily-ntf', DEMO_ID, [changes, secrets]],
    ]);
  });

  test('an id is not given again at once, a name is', async () => {
    const { kernel, family, socket } = await demo();
    await expect(kernel.genl.register(SPEC, {})).rejects.toThrow('EEXIST');
    const fd = kernel.init.socket(AF_NETLINK, SOCK_RAW, NETLINK_GENERIC);
    kernel.init.setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, family.group('changes'));
    family.unregister();
    expect(kernel.init.getsockopt(fd, SOL_NETLINK, NETLINK_LIST_MEMBERSHIPS, 8)).toEqual(new Uint8Array(8));
    expect(await ask(socket, 1, [])).toEqual(['ENOENT', undefined, undefined]);
    const again = await kernel.genl.register(SPEC, {});
    // The ids after the first are netdev's and ethtool's.
    expect([again.id, again.group('changes')]).toEqual([DEMO_ID + 3, FIRST_GROUP]);
  });

  test('a snapshot keeps them, and handlers are given anew', async () => {
    const { kernel } = await demo();
    const restored = await Kernel.restore(kernel.snapshot());
    const socket = NetlinkSocket.open(restored.init, NETLINK_GENERIC);
    expect(await ask(socket, 1, [])).toEqual(['EOPNOTSUPP', undefined, undefined]);
    const family = await restored.genl.register(SPEC, handlersOf([{ index: 1, name: 'one' }]));
    expect(family.id).toBe(DEMO_ID);
    expect(await ask(socket, 1, [8, 0, 1, 0, 1, 0, 0, 0])).toEqual([{ index: 1, name: 'one' }]);
  });

  test('what is no generic family is refused', async () => {
    const kernel = await Kernel.create();
    await expect(
      kernel.genl.register(Spec.load(FILE.replace('genetlink', 'netlink-raw\nprotonum: 0')), {}),
    ).rejects.toThrow('EINVAL');
    await expect(kernel.genl.register(nlctrl, {})).rejects.toThrow('EEXIST');
  });
});
