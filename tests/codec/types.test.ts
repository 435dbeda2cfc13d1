/**
 * What each type of attribute is as a value and as bytes. Every row holds both ways: the bytes decode to the value, and the value encodes to
 * the bytes. Bytes are those of the attributes, after the headers.
 */
import { Family, LENGTH, NULS, UNFLAGGED } from '../../host/codec/index.js';
import { sampleFamily } from './specs.js';

const HEADERS = 16 + 4 + 8;
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');

let family: Family;
beforeEach(() => (family = sampleFamily()));

/** A reply of `get` with these attributes, as bytes. */
function message(attributes: string): Uint8Array {
  const body = bytes(attributes);
  const data = new Uint8Array(HEADERS + body.length);
  data.set(family.encode({ operation: 'get', flags: 0 }));
  new DataView(data.buffer).setUint32(0, data.length, true);
  data.set(body, HEADERS);
  return data;
}

const ROWS: [name: string, attributes: string, value: object][] = [
  ['u8', '0500 0100 ff000000', { u8: 255 }],
  ['u16', '0600 0200 01ff0000', { u16: 0xff01 }],
  ['u32', '0800 0300 feffffff', { u32: 0xfffffffe }],
  ['u64', '0c00 0400 ffffffffffffffff', { u64: 0xffff_ffff_ffff_ffffn }],
  ['s8', '0500 0500 80000000', { s8: -128 }],
  ['s16', '0600 0600 feff0000', { s16: -2 }],
  ['s32', '0800 0700 00000080', { s32: -0x8000_0000 }],
  ['s64', '0c00 0800 feffffffffffffff', { s64: -2n }],
  ['u16, big-endian', '0600 0900 12340000', { be16: 0x1234 }],
  ['u32, big-endian', '0800 0a00 12345678', { be32: 0x12345678 }],
  ['u64, big-endian', '0c00 0b00 0000000000000102', { be64: 0x102n }],
  ['uint of 4 bytes', '0800 0c00 ffffffff', { uint: 0xffff_ffff }],
  ['uint of 8 bytes', '0c00 0c00 0500000000000000', { uint: 5n }],
  ['sint of 4 bytes', '0800 0d00 ffffffff', { sint: -1 }],
  ['sint of 8 bytes', '0c00 0d00 0000000000000080', { sint: -(1n << 63n) }],
  ['enum', '0800 0e00 02000000', { enum: 'green' }],
  ['enum after a given value', '0800 0e00 08000000', { enum: 'violet' }],
  ['enum without a name', '0800 0e00 63000000', { enum: 99 }],
  ['flags', '0600 0f00 31000000', { flags: ['fast', 'safe', 'loud'] }],
  ['flags without a name', '0600 0f00 03800000', { flags: ['fast', 0x8002] }],
  ['no flags', '0600 0f00 00000000', { flags: [] }],
  ['flags of 64 bits', '0c00 1000 8200000000000080', { wide: ['red', 'blue', 1n << 63n] }],
  ['bitfield32', '0c00 1100 01000000 11000000', { bits: { value: ['fast'], selector: ['fast', 'safe'] } }],
  ['flag', '0400 1200', { flag: true }],
  ['pad', '0400 1300', { pad: true }],
  ['string', '0700 1400 6c6f0000', { string: 'lo' }],
  ['empty string', '0500 1400 00000000', { string: '' }],
  ['string beyond ASCII', '0700 1400 c3a40000', { string: 'ä' }],
  ['string without NUL', '0600 1400 6c6f0000', { string: 'lo', [NULS]: { string: 0 } }],
  ['string with two NULs', '0800 1400 6c6f0000', { string: 'lo', [NULS]: { string: 2 } }],
  ['string of no bytes', '0400 1400', { string: '', [NULS]: { string: 0 } }],
  ['string twice', '0700 1400 6c6f0000 0600 1400 6c6f0000', { string: 'lo', 'string#2': 'lo', [NULS]: { 'string#2': 0 } }],
  ['string with a NUL inside', '0800 1400 6c006f00', { '#20': bytes('6c006f00') }],
  ['string that is no UTF-8', '0600 1400 ff000000', { '#20': bytes('ff00') }],
  ['strings', '0600 2400 61000000 0600 2400 62000000', { strings: ['a', 'b'] }],
  ['strings, one without NUL', '0600 2400 61000000 0500 2400 62000000', { strings: ['a'], '#36': bytes('62') }],
  ['sub-message, selected by text without NUL', '0a00 2200 737472756374 0000 0800 2380 feff0102', { kind: 'struct', data: { x: -2, y: 0x102 }, [NULS]: { kind: 0 } }],
  ['binary', '0700 1500 01020300', { binary: bytes('010203') }],
  ['binary, hex', '0600 1600 beef0000', { hex: 'beef' }],
  ['binary, mac', '0a00 1700 020000000001 0000', { mac: '02:00:00:00:00:01' }],
  ['binary, mac, empty', '0400 1700', { mac: '' }],
  ['u32, ipv4', '0800 1800 0a00020f', { ipv4: '10.0.2.15' }],
  ['binary, ipv4', '0800 1900 7f000001', { ip: '127.0.0.1' }],
  ['binary, ipv6', '1400 1900 fe800000000000000000000000000001', { ip: 'fe80::1' }],
  ['ipv6, one zero group', '1400 1900 20010db8000000010001000100010001', { ip: '2001:db8:0:1:1:1:1:1' }],
  ['ipv6, zeros', '1400 1900 00000000000000000000000000000000', { ip: '::' }],
  ['neither ipv4 nor ipv6', '0600 1900 0a000000', { '#25': bytes('0a00') }],
  ['uuid', '1400 1a00 00112233445566778899aabbccddeeff', { uuid: '00112233-4455-6677-8899-aabbccddeeff' }],
  ['array of u16', '0a00 1b00 010002000300 0000', { list: [1, 2, 3] }],
  ['nest', '0c00 1d80 05000100 07000000', { nest: { u8: 7 } }],
  ['empty nest', '0400 1d80', { nest: {} }],
  ['nest in itself', '0800 1d80 0400 1d80', { nest: { nest: {} } }],
  ['nest without NLA_F_NESTED', '0c00 1d00 05000100 07000000', { nest: { u8: 7, [UNFLAGGED]: 1 } }],
  ['multi-attr', '0500 1e00 01000000 0500 1e00 02000000', { many: [1, 2] }],
  [
    'indexed-array of nests',
    '1c00 1f80 0c00 0380 05000100 07000000 0c00 0100 05000100 08000000',
    { array: [{ index: 3, value: { u8: 7 } }, { index: 1, value: { u8: 8, [UNFLAGGED]: 1 } }] },
  ],
  ['indexed-array of u32', '0c00 2080 0800 0500 01000000', { numbers: [{ index: 5, value: 1 }] }],
  ['nest-type-value', '1400 2180 1000 0580 0c00 0980 05000100 07000000', { typed: { first: 5, second: 9, u8: 7 } }],
  [
    'nest-type-value without a flag inside',
    '1400 2180 1000 0580 0c00 0900 05000100 07000000',
    { typed: { first: 5, second: 9, u8: 7, [UNFLAGGED]: 4 } },
  ],
  [
    'sub-message of attributes, in a subset with another byte order',
    '0f00 2200 6174747269627574657300 00 0c00 2380 0600 0200 12340000',
    { kind: 'attributes', data: { u16: 0x1234 } },
  ],
  ['sub-message of a struct', '0b00 2200 73747275637400 00 0800 2380 feff0102', { kind: 'struct', data: { x: -2, y: 0x102 } }],
  [
    'sub-message of header and attributes',
    '0900 2200 626f746800 000000 1400 2380 0500000002000000 0600 0200 00030000',
    { kind: 'both', data: { header: { index: 5, kind: 'green' }, attributes: { u16: 3 } } },
  ],
  ['sub-message without a format', '0700 2200 6e6f0000 0600 2380 01020000', { kind: 'no', data: bytes('0102') }],
  ['sub-message without a selector', '0600 2380 01020000', { data: bytes('0102') }],
  ['sub-message, selected from outside', '0700 2200 6e6f0000 0c00 1d80 0600 2380 01020000', { kind: 'no', nest: { data: bytes('0102') } }],
  ['unused', '0500 5a00 01000000', { unused: bytes('01') }],
  ['a given number', '0500 c800 01000000', { last: 1 }],
  ['unknown', '0600 3d00 01020000', { '#61': bytes('0102') }],
  ['unknown, twice', '0500 3d00 01000000 0500 3d00 02000000', { '#61': bytes('01'), '#61#2': bytes('02') }],
  ['known, with NLA_F_NET_BYTEORDER', '0600 0240 01020000', { '#16386': bytes('0102') }],
  ['a second of what there is one of', '0500 0100 01000000 0500 0100 02000000', { u8: 1, 'u8#2': 2 }],
  ['the order of the message', '0500 c800 01000000 0500 0100 02000000', { last: 1, u8: 2 }],
  [
    'struct',
    '2400 1c00 feff0102 02 000000 11000000 020000000001 6c6f0000 0000 0700000000000000',
    { frame: { corner: { x: -2, y: 0x102 }, colour: 'green', modes: ['fast', 'safe'], owner: '02:00:00:00:00:01', label: 'lo', total: 7n } },
  ],
  ['struct that ends early', '0900 1c00 feff010202 000000', { frame: { corner: { x: -2, y: 0x102 }, colour: 'green', [LENGTH]: 5 } }],
  [
    'struct that goes on',
    '0b00 2200 73747275637400 00 0a00 2380 feff0102 0304 0000',
    { kind: 'struct', data: { x: -2, y: 0x102, '#rest': bytes('0304') } },
  ],
]; // prettier-ignore

describe.each(ROWS)('%s', (_name, attributes, value) => {
  test('decodes', () => expect(family.decode(message(attributes)).attributes).toEqual(value));
  test('encodes', () => {
    const encoded = family.encode({ operation: 'get', flags: 0, attributes: value as never });
    expect(hex(encoded.subarray(HEADERS))).toBe(attributes.replaceAll(' ', ''));
  });
  // The second time objects are copied from templates.
  test('decodes again', () => {
    family.decode(message(attributes));
    family.decode(message(attributes));
    const { attributes: decoded } = family.decode(message(attributes));
    expect(decoded).toEqual(value);
    expect(Object.keys(decoded)).toEqual(Object.keys(value));
  });
});

test('the headers', () => {
  const data = family.encode({ operation: 'get', seq: 7, pid: 8, header: { index: 9, kind: 'blue' } });
  expect(hex(data)).toBe('1c0000002000010007000000080000000103000009000000' + '07000000');
  expect(family.decode(data)).toEqual({
    ...{ operation: 'get', flags: 1, seq: 7, pid: 8, type: 0x20, version: 3 },
    ...{ header: { index: 9, kind: 'blue' }, attributes: {} },
  });
});

test('a generic family needs its id, except nlctrl', () => {
  const without = new Family(family.spec);
  expect(() => without.encode({ operation: 'get' })).toThrow('the kernel gives sample its id, and none was given here');
  expect(hex(without.encodePayload({ operation: 'get' }))).toBe('010300000000000000000000');
  expect(without.encode({ operation: 'get', type: 0x20 })).toEqual(family.encode({ operation: 'get' }));
  expect(family.requestType('get')).toBe(0x20);
});

test('a notification is no request, and what is no operation neither', () => {
  expect(() => family.encode({ operation: 'changed' })).toThrow("'changed' is no request");
  expect(() => family.encode({ operation: 'set' })).toThrow("sample has no operation 'set'");
  expect(family.decode(family.encode({ operation: 'gone', flags: 0 })).operation).toBe('gone');
});

test('more attributes than shapes are kept for decode as any others', () => {
  const one = '0500 0100 01000000 0500 1e00 02000000';
  const data = message(one.repeat(300));
  const { attributes } = family.decode(data);
  expect(attributes.many).toHaveLength(300);
  expect(Object.keys(attributes).slice(0, 4)).toEqual(['u8', 'many', 'u8#2', 'u8#3']);
  expect(Object.keys(attributes)).toHaveLength(301);
  expect(Object.keys(attributes).at(-1)).toBe('u8#300');
});

test.each<[string, object, string]>([
  ['a number out of range', { u8: 256 }, 'u8: 256 is not in the range of u8'],
  ['a number that is none', { nest: { u32: 'x' } }, "nest/u32: an integer is needed, and it is 'x'"],
  ['an unknown attribute', { nest: { other: 1 } }, 'nest/other: main has no attribute of that name'],
  ['an unknown name', { enum: 'pink' }, "enum: 'pink' is not in colour"],
  ['an unknown member', { frame: { z: 1 } }, "frame: frame has no member 'z'"],
  ['text with NUL', { string: 'a\0b' }, 'string: text has no NUL in it'],
  ['a member that is too long', { frame: { label: 'labels' } }, 'frame/label: 6 bytes do not fit into 4'],
  ['an address that is none', { ipv4: '10.0.2' }, "ipv4: '10.0.2' is no ipv4"],
  ['an address of another size', { ipv4: '::1' }, "ipv4: '::1' does not fit into 4 bytes"],
  ['one of many', { many: 1 }, 'many: there may be many, so an array is needed, and it is 1'],
  ['a bad one of many', { many: [1, 'x'] }, "many/1: an integer is needed, and it is 'x'"],
  [
    'an index that is left out',
    { array: [{ value: {} }] },
    'array/0: index is a number from 0 to 65535, not undefined',
  ],
  [
    'an attribute that is too long',
    { binary: new Uint8Array(65532) },
    "binary: 65536 bytes, more than an attribute's length can say",
  ],
  [
    'an object for a sub-message without a format',
    { kind: 'no', data: {} },
    "data: no format for kind 'no', so bytes are needed",
  ],
])('%s is refused with its path', (_name, attributes, message) => {
  expect(() => family.encode({ operation: 'get', attributes: attributes as never })).toThrow(message);
});

test('an object inside itself is refused', () => {
  const nest: Record<string, unknown> = {};
  nest.nest = nest;
  expect(() => family.encode({ operation: 'get', attributes: nest as never })).toThrow(
    'attributes nest deeper than 64',
  );
  expect(family.decode(family.encode({ operation: 'get', attributes: { u8: 1 } })).attributes).toEqual({ u8: 1 });
});

test.each([
  ['off', '0500 1200 00000000', false],
  ['on', '0500 1200 01000000', true],
])('a flag that is told as a byte: %s', (_name, attributes, flag) => {
  expect(family.decode(message(attributes)).attributes).toEqual({ flag });
});

test.each<[string, string, string]>([
  ['a length below the header', '0300 0100', "the length 3 is less than an attribute's header (at byte 28)"],
  ['a length beyond the end', '0900 0100 01000000', 'the length 9 is beyond the end, 8 bytes away (at byte 28)'],
  ['a tail', '0500 0100 01000000 0000', '2 bytes are left, too few for an attribute (at byte 36)'],
  ['a wrong size, inside', '0c00 1d80 0600 0100 01020000', 'nest/u8: u8 has 1 bytes, and here are 2 (at byte 36)'],
  ['a flag with a payload', '0600 1200 01000000', 'flag: a flag has no payload, and here are 2 bytes (at byte 32)'],
  ['half an element', '0700 1b00 01020300', 'list: 3 bytes are no array of u16 (at byte 32)'],
  ['half a member', '0700 1c00 01020300', 'frame/corner: frame ends in the middle of it (at byte 35)'],
  [
    'a header that is cut',
    '0900 2200 626f746800 000000 0800 2380 05000000',
    'data: a fixed header of 5 bytes is cut to 4',
  ],
  [
    'two where one is',
    '1000 2180 0400 0580 0400 0680 0400 0780',
    'typed: first is one attribute, and here are more (at byte 36)',
  ],
  ['attributes without end', deepNest(70), 'attributes nest deeper than 64'],
])('%s is refused with path and offset', (_name, attributes, error) => {
  expect(() => family.decode(message(attributes))).toThrow(error);
});

function deepNest(depth: number): string {
  let nested = Buffer.alloc(0);
  for (let level = 0; level < depth; level++) {
    const header = Buffer.alloc(4);
    header.writeUInt16LE(nested.length + 4);
    header.writeUInt16LE(0x801d, 2);
    nested = Buffer.concat([header, nested]);
  }
  return nested.toString('hex');
}
