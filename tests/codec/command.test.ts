/** `netlink-wasm decode` as built: what it takes, what it prints, and how it fails. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concat, encodeMessage, uint32 } from '../../host/index.js';
import { Family, netlink, nlctrl, rtLink } from '../../host/codec/families.js';
import { sampleFamily } from './specs.js';

const MAIN = join(__dirname, '../../dist/cli/main.js');
const SPEC = join(__dirname, 'sample.yaml');
const LINKTYPE_NETLINK = 253;
const NETLINK_GENERIC = 16;

/** Of a request for a link. */
const HEAD = { len: 32, type: 18, flags: 5, seq: 5, pid: 0 };

const family = sampleFamily();
const request = family.encode({
  operation: 'get',
  seq: 5,
  header: { index: 1, kind: 'red' },
  attributes: {
    string: 'lo',
    u64: 1n << 60n,
    nest: { flags: ['fast', 8], binary: Uint8Array.of(1, 2) },
    '#77': new Uint8Array(),
  },
});
const done = encodeMessage({ type: 3, flags: 2, seq: 5, pid: 6, payload: uint32(0) });
const control = new Family(netlink);
const refusal = control.encode({ operation: 'error', flags: 0x100, header: { error: -17, msg: { ...HEAD, len: 16 } } });

const REQUEST =
  'sample get flags 0x1 seq 5 pid 0: {index: 1, kind: "red"} string: "lo", u64: 1152921504606846976, ' +
  'nest: {flags: ["fast", 8], binary: 0102}, #77: (empty)';
const DONE = 'done flags 0x2 seq 5 pid 6: no error';

let directory: string;
beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'netlink-wasm-'))));
afterAll(() => rmSync(directory, { recursive: true }));

function run(input: Uint8Array | string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'decode', ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function success(...lines: string[]): object {
  return { status: 0, stdout: lines.map((line) => `${line}\n`).join(''), stderr: '' };
}

function failure(message: string, stdout = ''): object {
  return { status: 1, stdout, stderr: `netlink-wasm: ${message}\n` };
}

/** A pcap file of one packet. */
function pcap(
  messages: Uint8Array,
  {
    big = false,
    magic = 0xa1b2c3d4,
    linkType = LINKTYPE_NETLINK,
    protocol = NETLINK_GENERIC,
    headerless = false,
    snapped = 0,
  } = {},
): Buffer {
  const file = Buffer.alloc(24 + 16 + 16);
  const word = (value: number, at: number): unknown =>
    big ? file.writeUInt32BE(value, at) : file.writeUInt32LE(value, at);
  word(magic, 0);
  word(linkType, 20);
  word(headerless ? 0 : 16 + messages.length, 24 + 8);
  word(headerless ? 0 : 16 + messages.length + snapped, 24 + 12);
  if (headerless) return file.subarray(0, 24 + 16);
  file.writeUInt16BE(protocol, 24 + 16 + 14);
  return Buffer.concat([file, messages]);
}

/** A pcapng file of one section and one interface; the last packet is a simple one. */
function pcapng(packets: Uint8Array[], big = false): Buffer {
  const word = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    if (big) bytes.writeUInt32BE(value);
    else bytes.writeUInt32LE(value);
    return bytes;
  };
  const half = (value: number): Buffer => (big ? Buffer.from([0, value]) : Buffer.from([value, 0]));
  const block = (type: number, ...body: Uint8Array[]): Buffer => {
    const bytes = Buffer.concat(body);
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    return Buffer.concat([word(type), word(12 + padded.length), padded, word(12 + padded.length)]);
  };
  const cooked = Buffer.alloc(16);
  cooked.writeUInt16BE(NETLINK_GENERIC, 14);
  const section = block(0x0a0d0d0a, word(0x1a2b3c4d), half(1), half(0), word(0xffffffff), word(0xffffffff));
  return Buffer.concat([
    section,
    block(1, half(LINKTYPE_NETLINK), half(0), word(0)),
    ...packets.map((packet, index) => {
      const length = word(16 + packet.length);
      if (index > 0 && index === packets.length - 1) return block(3, length, cooked, packet);
      return block(6, word(0), word(1), word(2), length, length, cooked, packet);
    }),
    block(5, word(0)),
  ]);
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test.each<[string, Uint8Array | string]>([
  ['raw bytes', concat(request, done)],
  ['hex', hex(concat(request, done))],
  ['hex with blanks', `${hex(request).replace(/../g, '0x$&, ')}\n${hex(done).replace(/../g, '$&:')}\n`],
  ['pcap', pcap(concat(request, done))],
  ['pcap, big-endian', pcap(concat(request, done), { big: true })],
  ['pcap, nanoseconds', pcap(concat(request, done), { magic: 0xa1b23c4d })],
  ['pcap, big-endian, nanoseconds', pcap(concat(request, done), { big: true, magic: 0xa1b23c4d })],
  ['pcapng', pcapng([request, done])],
  ['pcapng, big-endian', pcapng([request, done], true)],
  ['pcapng of two sections, in both byte orders', concat(pcapng([request]), pcapng([done], true))],
])('%s', (_name, input) => {
  expect(run(input, '--spec', SPEC)).toEqual(success(REQUEST, DONE));
});

test('a file', () => {
  const file = join(directory, 'messages');
  writeFileSync(file, request);
  expect(run('', '--spec', SPEC, file)).toEqual(success(REQUEST));
});

test('JSON, a line a message', () => {
  const { stdout } = run(concat(request, refusal), '--json', '--spec', SPEC, '-');
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    {
      ...{
        family: 'sample',
        message: 'get',
        flags: 1,
        seq: 5,
        pid: 0,
        type: 32,
        version: 3,
        header: { index: 1, kind: 'red' },
      },
      attributes: { string: 'lo', u64: '1152921504606846976', nest: { flags: ['fast', 8], binary: '0102' }, '#77': '' },
    },
    {
      ...{ message: 'error', type: 2, flags: 0x100, seq: 0, pid: 0, error: 'EEXIST', attributes: {} },
      header: { error: -17, msg: { ...HEAD, len: 16 } },
      request: { family: 'rt-link', message: 'getlink', type: 18, flags: 5, seq: 5, pid: 0 },
    },
  ]);
});

test('without a spec, header and payload', () => {
  const bare = encodeMessage({ type: 300, seq: 1, payload: Uint8Array.of(1, 2) });
  expect(run(bare)).toEqual(success('type 300 flags 0x0 seq 1 pid 0: payload: 0102'));
});

test('of another protocol than the spec, header and payload', () => {
  expect(run(pcap(request, { protocol: 4 }), '--spec', SPEC).stdout).toMatch(
    /^type 32 flags 0x1 seq 5 pid 0: payload: 0103/,
  );
  expect(run(pcap(request, { protocol: 4 }), '--spec', SPEC, '--family', 'sample')).toEqual(success(REQUEST));
});

describe('our own families need no spec', () => {
  const links = new Family(rtLink);
  const newlink = links.encode({ operation: 'newlink', seq: 7, attributes: { ifname: 'x', mtu: 1 } });
  const getfamily = encodeMessage({ type: 16, flags: 1, seq: 1, payload: Uint8Array.of(3, 2, 0, 0) });
  const msg = { type: 16, flags: 1, seq: 7, pid: 0 };
  const LINK =
    'rt-link newlink flags 0x1 seq 7 pid 0: {ifi-family: 0, ifi-type: 0, ifi-index: 0, ifi-flags: [], ifi-change: 0} ' +
    'ifname: "x", mtu: 1';

  test('links, without a protocol', () => expect(run(newlink)).toEqual(success(LINK)));

  test('nlctrl, where only that can read the message', () => {
    expect(run(getfamily)).toEqual(success('nlctrl getfamily flags 0x1 seq 1 pid 0'));
    expect(run(getfamily, '--family', 'rt-link').stderr).toMatch(/^netlink-wasm: message 1: header: the message ends/);
  });

  test('an error with its request and what the kernel says of it', () => {
    const attributes = { msg: 'mtu less than device minimum', offs: 40 };
    const error = {
      operation: 'error',
      flags: 0x200,
      seq: 7,
      pid: 9,
      header: { error: -22, msg },
      attributes,
    } as const;
    const answer = control.encode({ ...error, request: newlink.subarray(16) } as never);
    expect(run(answer)).toEqual(
      success(
        'error flags 0x200 seq 7 pid 9: EINVAL (invalid argument) ' +
          `msg: "mtu less than device minimum", offs: 40 [${LINK}]`,
      ),
    );
    const [shown] = run(answer, '--json').stdout.split('\n');
    expect(JSON.parse(shown!)).toMatchObject({
      ...{ message: 'error', error: 'EINVAL', header: { error: -22 }, attributes },
      request: { family: 'rt-link', message: 'newlink', attributes: { ifname: 'x', mtu: 1 } },
    });
  });

  test('an ack, which leaves out the request', () => {
    const ack = control.encode({
      operation: 'error',
      flags: 0x100,
      seq: 7,
      pid: 9,
      header: { error: 0, msg },
    } as never);
    expect(run(ack)).toEqual(
      success('error flags 0x100 seq 7 pid 9: no error [rt-link newlink flags 0x1 seq 7 pid 0]'),
    );
  });

  test('an error about what its family can not read', () => {
    const about = { operation: 'error', flags: 0, header: { error: -22, msg }, request: Uint8Array.of(1, 2) } as const;
    expect(run(control.encode(about as never))).toEqual(
      success('error flags 0x0 seq 0 pid 0: EINVAL (invalid argument) [type 16 flags 0x1 seq 7 pid 0: payload: 0102]'),
    );
  });

  test('one that is given takes the place of ours', () => {
    const file = join(directory, 'rt-link.yaml');
    writeFileSync(
      file,
      'name: rt-link\nprotocol: netlink-raw\nprotonum: 0\nattribute-sets: []\n' +
        'operations: { list: [{ name: mine, value: 300 }] }\n',
    );
    const mine = encodeMessage({ type: 300, flags: 1 });
    expect(run(mine, '--spec', file)).toEqual(success('rt-link mine flags 0x1 seq 0 pid 0'));
    expect(run('', '--spec', file, '--spec', file)).toEqual(failure(`${file}:1: there is a second spec of 'rt-link'`));
  });

  test('ids of generic families are learnt from nlctrl', () => {
    const file = join(directory, 'other.yaml');
    writeFileSync(file, 'name: other\nattribute-sets: []\noperations: { list: [{ name: get }] }\n');
    const attributes = { 'family-id': 0x20, 'family-name': 'sample' };
    const told = new Family(nlctrl).encode({ operation: 'getfamily', flags: 0, attributes });
    const specs = ['--spec', SPEC, '--spec', file];
    expect(run(pcap(request), ...specs).stdout).toMatch(/^type 32 /);
    expect(run(pcap(concat(told, request)), ...specs)).toEqual(
      success('nlctrl getfamily flags 0x0 seq 0 pid 0: family-id: 32, family-name: "sample"', REQUEST),
    );
  });

  test('there is no other', () => {
    expect(run('', '--family', 'token-ring')).toEqual({
      ...{ status: 2, stdout: '' },
      stderr:
        "netlink-wasm: there is no family 'token-ring', but " +
        "dcb, netlink, rt-addr, rt-addrlabel, rt-bridge, rt-link, rt-neigh, rt-netconf, rt-netns, rt-nexthop, rt-prefix, rt-route, rt-rule, rt-tc, ethtool, IOAM6, mptcp_pm, netdev, nlctrl, SEG6, tcp_metrics\nTry 'netlink-wasm --help'.\n",
    });
  });
});

test('nothing is nothing', () => expect(run('')).toEqual(success()));

test.each<[string, Uint8Array | string, string]>([
  ['half a digit', 'abc', '3 hex digits are no whole number of bytes'],
  ['another link type', pcap(request, { linkType: 1 }), 'packet 1 has link type 1, and netlink is 253'],
  ['a cut pcap file', pcap(request).subarray(0, 60), 'the pcap file ends in packet 1'],
  [
    'a packet without its header',
    pcap(new Uint8Array(), { headerless: true }),
    'packet 1 has 0 bytes, less than its header',
  ],
  [
    'a packet that is not all there',
    pcap(request, { snapped: 9 }),
    `of packet 1 only ${16 + request.length} of ${25 + request.length} bytes were captured`,
  ],
  ['a cut pcapng file', pcapng([request]).subarray(0, 70), 'the pcapng file ends in a block at byte 48'],
  ['a cut pcapng block', pcapng([request]).subarray(0, 55), 'the pcapng file ends in a block at byte 48'],
  [
    'a pcapng file without a byte order',
    pcapng([request]).fill(0, 8, 12),
    'the pcapng section at byte 0 has no byte order',
  ],
  [
    'a pcapng block that is too short',
    pcapng([request]).fill(12, 52, 53).fill(0, 53, 56),
    'the pcapng block at byte 48 has the length 12',
  ],
  [
    'a pcapng packet of no interface',
    pcapng([request]).fill(7, 56, 57),
    'packet 1 is of an interface that the pcapng file does not have',
  ],
  ['a pcapng packet beyond its block', pcapng([request]).fill(0xff, 69, 70), 'packet 1 goes beyond its pcapng block'],
  ['hex with an x too many', '1x000', '5 bytes at byte 0, after 0 messages, are no message'],
  ['text', 'hello', '5 bytes at byte 0, after 0 messages, are no message'],
])('%s fails', (_name, input, message) => expect(run(input, '--spec', SPEC)).toEqual(failure(message)));

test('a message that is not as its spec says fails with path and offset, after those before it', () => {
  const wrong = request.slice();
  wrong[28] = 3;
  expect(run(concat(done, wrong), '--spec', SPEC)).toEqual(
    failure("message 2: the length 3 is less than an attribute's header (at byte 28)", `${DONE}\n`),
  );
});

test('a spec with a mistake fails with file, line and reason', () => {
  const file = join(directory, 'wrong.yaml');
  writeFileSync(file, 'name: wrong\nattribute-sets: []\n');
  expect(run('', '--spec', file)).toEqual(failure(`${file}:1: 'operations' is missing`));
  expect(run('', '--spec', join(directory, 'none.yaml')).stderr).toMatch(/^netlink-wasm: ENOENT: no such file/);
});
