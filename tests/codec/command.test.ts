/** `netlink-wasm decode` as built: what it takes, what it prints, and how it fails. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concat, encodeMessage, uint32 } from '../../host/index.js';
import { sampleFamily } from './specs.js';

const MAIN = join(__dirname, '../../dist/cli/main.js');
const SPEC = join(__dirname, 'sample.yaml');
const LINKTYPE_NETLINK = 253;
const NETLINK_GENERIC = 16;

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
const refusal = encodeMessage({ type: 2, payload: uint32(-17 >>> 0) });

const REQUEST =
  'sample get flags 0x1 seq 5 pid 0: {index: 1, kind: "red"} string: "lo", u64: 1152921504606846976, ' +
  'nest: {flags: ["fast", 8], binary: 0102}, #77: (empty)';
const DONE = 'done flags 0x2 seq 5 pid 6: error none';

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
  { big = false, linkType = LINKTYPE_NETLINK, protocol = NETLINK_GENERIC } = {},
): Buffer {
  const file = Buffer.alloc(24 + 16 + 16);
  const word = (value: number, at: number): unknown =>
    big ? file.writeUInt32BE(value, at) : file.writeUInt32LE(value, at);
  word(0xa1b2c3d4, 0);
  word(linkType, 20);
  word(16 + messages.length, 24 + 8);
  word(16 + messages.length, 24 + 12);
  file.writeUInt16BE(protocol, 24 + 16 + 14);
  return Buffer.concat([file, messages]);
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test.each<[string, Uint8Array | string]>([
  ['raw bytes', concat(request, done)],
  ['hex', hex(concat(request, done))],
  ['hex with blanks', `${hex(request).replace(/../g, '0x$&, ')}\n${hex(done).replace(/../g, '$&:')}\n`],
  ['pcap', pcap(concat(request, done))],
  ['pcap, big-endian', pcap(concat(request, done), { big: true })],
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
    { message: 'error', type: 2, flags: 0, seq: 0, pid: 0, error: 'EEXIST', payload: '' },
  ]);
});

test('without a spec, header and payload', () => {
  const bare = encodeMessage({ type: 16, seq: 1, payload: Uint8Array.of(1, 2) });
  expect(run(bare)).toEqual(success('type 16 flags 0x0 seq 1 pid 0: payload: 0102'));
});

test('of another protocol than the spec, header and payload', () => {
  expect(run(pcap(request, { protocol: 0 }), '--spec', SPEC).stdout).toMatch(
    /^type 32 flags 0x1 seq 5 pid 0: payload: 0103/,
  );
  expect(run(pcap(request, { protocol: 0 }), '--spec', SPEC, '--family', 'sample')).toEqual(success(REQUEST));
});

test('nothing is nothing', () => expect(run('')).toEqual(success()));

test.each<[string, Uint8Array | string, string]>([
  ['half a digit', 'abc', '3 hex digits are no whole number of bytes'],
  ['another link type', pcap(request, { linkType: 1 }), 'the pcap file has link type 1, and netlink is 253'],
  ['a cut pcap file', pcap(request).subarray(0, 60), 'the pcap file ends in packet 1'],
  ['pcapng', '0a0d0d0a', '4 bytes at byte 0, after 0 messages, are no message'],
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
