/** Bytes and back: messages, attributes, control data, uevents, and errors' numbers and names. */
import { constants } from 'node:os';
import fc from 'fast-check';
import {
  cString,
  concat,
  decodeAttributes,
  decodeControl,
  decodeMessages,
  decodeUevent,
  encodeAttribute,
  encodeControl,
  encodeMessage,
  encodeUevent,
  errnoMessage,
  errnoName,
  errnoNumber,
  NetlinkError,
  uint16,
  uint32,
  uint8,
} from '../../host/index.js';
import { ascii } from './support.js';

const payload = fc.uint8Array({ maxLength: 40 });
const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffffffff });

describe('messages', () => {
  test('are laid out as struct nlmsghdr, padded to 4', () => {
    const bytes = encodeMessage({ type: 0x1234, flags: 0x305, seq: 0xfffffffe, pid: 7, payload: Uint8Array.of(0xaa) });
    expect([...bytes]).toEqual([17, 0, 0, 0, 0x34, 0x12, 5, 3, 0xfe, 255, 255, 255, 7, 0, 0, 0, 0xaa, 0, 0, 0]);
    expect([...encodeMessage({ type: 3 })]).toEqual([16, 0, 0, 0, 3, ...Array<number>(11).fill(0)]);
  });

  test('come back from a datagram as they went in', () => {
    const message = fc.record({ type: u16, flags: u16, seq: u32, pid: u32, payload });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 5 }), (messages) => {
        expect(decodeMessages(concat(...messages.map(encodeMessage)))).toEqual(messages);
      }),
    );
  });

  test.each([
    ['under 16', [15, 0, 0, 0]],
    ['0', [0, 0, 0, 0]],
    ['beyond the end', [21, 0, 0, 0]],
    ['2^32 - 1', [255, 255, 255, 255]],
  ])('a length of %s ends them', (_, length) => {
    const wrong = Uint8Array.of(...length, ...Array<number>(16).fill(0));
    expect(decodeMessages(concat(encodeMessage({ type: 9 }), wrong)).map(({ type }) => type)).toEqual([9]);
  });

  test('any bytes are read without harm', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => decodeMessages(bytes).length <= bytes.length / 16),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => decodeAttributes(bytes).length <= bytes.length / 4),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => decodeControl(bytes).length <= bytes.length / 12),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof decodeUevent(bytes) !== 'string'));
  });
});

describe('attributes', () => {
  test('are laid out as struct nlattr, padded to 4, from pieces', () => {
    expect([...encodeAttribute(3, ascii('l'), ascii('o'), uint8(0))]).toEqual([7, 0, 3, 0, 0x6c, 0x6f, 0, 0]);
    expect([...cString('lo')]).toEqual([0x6c, 0x6f, 0]);
    expect([...uint16(0x1234), ...uint32(0xfedcba98)]).toEqual([0x34, 0x12, 0x98, 0xba, 0xdc, 0xfe]);
  });

  test('come back as they went in, without the flags of the type', () => {
    const attribute = fc.record({ type: fc.integer({ min: 0, max: 0x3fff }), payload });
    fc.assert(
      fc.property(fc.array(attribute, { maxLength: 5 }), (attributes) => {
        const nested = concat(...attributes.map(({ type, payload }) => encodeAttribute(type | 0x8000, payload)));
        expect(decodeAttributes(nested)).toEqual(attributes);
      }),
    );
  });

  test.each([0, 3, 9, 0xffff])('a length of %i ends them', (length) => {
    const wrong = concat(uint16(length), uint16(1), uint32(0));
    expect(decodeAttributes(concat(encodeAttribute(5), wrong))).toEqual([{ type: 5, payload: new Uint8Array() }]);
  });
});

test('control data come back as they went in', () => {
  const message = fc.record({ level: u32, type: u32, data: payload });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 4 }), (messages) => {
      expect(decodeControl(encodeControl(messages))).toEqual(messages);
    }),
  );
});

test('uevents come back as they went in', () => {
  const event = encodeUevent('add', '/devices/x', { SUBSYSTEM: 'net', EMPTY: '', 'WITH SPACE': 'a=b' });
  expect(decodeUevent(event)).toEqual({
    action: 'add',
    devpath: '/devices/x',
    env: { ACTION: 'add', DEVPATH: '/devices/x', SUBSYSTEM: 'net', EMPTY: '', 'WITH SPACE': 'a=b' },
  });
});

describe('errors', () => {
  test('have Linux’s numbers', () => {
    // On another system than Linux the numbers differ; these are the ones that do not.
    const table =
      process.platform === 'linux'
        ? Object.entries(constants.errno)
        : ([
            ['EPERM', 1],
            ['EINVAL', 22],
          ] as const);
    const aliases = ['EWOULDBLOCK', 'ENOTSUP', 'EDEADLOCK'];
    for (const [name, number] of table)
      if (!aliases.includes(name)) expect([name, errnoName(number)]).toEqual([name, name]);
    expect(errnoNumber('ENOPROTOOPT')).toBe(92);
    expect(errnoName(-105)).toBe('ENOBUFS');
    expect([errnoName(0), errnoName(41), errnoName(4095)]).toEqual([undefined, undefined, undefined]);
  });

  test('read as Node’s own', () => {
    const refused = new NetlinkError(-11, 'recvmsg');
    expect(refused).toMatchObject({ name: 'NetlinkError', code: 'EAGAIN', errno: -11, syscall: 'recvmsg' });
    expect(refused.message).toBe('EAGAIN: resource temporarily unavailable, recvmsg');
    expect(refused).not.toHaveProperty('extack');
    expect(new NetlinkError(4000, 'x')).toMatchObject({
      code: 'E4000',
      errno: -4000,
      message: 'E4000: unknown error 4000, x',
    });
    expect(errnoMessage(1)).toBe('operation not permitted');
  });
});
