/** Acks, errors and the end of a dump, with what extended acks add, by the family `netlink`. Written out by hand. */
import { Family, netlink, rtLink } from '../../host/codec/families.js';

const control = new Family(netlink);
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const msg = { len: 32, type: 16, flags: 5, seq: 7, pid: 0 };
const MSG = '20000000 1000 0500 07000000 00000000';
const REQUEST = '00000000 ff000000 00000000 00000000';

const ROWS: [name: string, message: string, decoded: object][] = [
  [
    'an ack',
    `24000000 0200 0001 07000000 09000000 00000000 ${MSG}`,
    { operation: 'error', flags: 0x100, header: { error: 0, msg }, attributes: {} },
  ],
  [
    'an error with the request',
    `34000000 0200 0000 07000000 09000000 edffffff ${MSG} ${REQUEST}`,
    { operation: 'error', flags: 0, header: { error: -19, msg }, request: bytes(REQUEST), attributes: {} },
  ],
  [
    'an error with a message, capped',
    `38000000 0200 0003 07000000 09000000 eaffffff ${MSG} 0c00 0100 62616420 6d746500 0800 0200 14000000`,
    {
      ...{ operation: 'error', flags: 0x300, header: { error: -22, msg } },
      attributes: { msg: 'bad mte', offs: 20 },
    },
  ],
  [
    'an error with the request and the policy',
    `4c000000 0200 0002 07000000 09000000 deffffff ${MSG} ${REQUEST} 1800 0480 0800 0100 04000000 0c00 0500 ffff000000000000`,
    {
      ...{ operation: 'error', flags: 0x200, header: { error: -34, msg }, request: bytes(REQUEST) },
      attributes: { policy: { type: 'u32', 'max-value-u': 0xffffn } },
    },
  ],
  [
    'the end of a dump',
    '14000000 0300 0200 07000000 09000000 00000000',
    { operation: 'done', flags: 2, header: { error: 0 }, attributes: {} },
  ],
  [
    'the end of a dump, with a message',
    '20000000 0300 0202 07000000 09000000 eaffffff 0a00 0100 62616464 7900 0000',
    { operation: 'done', flags: 0x202, header: { error: -22 }, attributes: { msg: 'baddy' } },
  ],
]; // prettier-ignore

test.each(ROWS)('%s', (_name, message, decoded) => {
  expect(control.decode(bytes(message))).toEqual({ seq: 7, pid: 9, type: expect.any(Number) as number, ...decoded });
  expect(Buffer.from(control.encode({ seq: 7, pid: 9, ...decoded } as never))).toEqual(Buffer.from(bytes(message)));
});

test('the request inside is a message of its family', () => {
  const family = new Family(rtLink);
  const asked = family.encode({ operation: 'newlink', attributes: { mtu: 1 } });
  const header = { error: -22, msg: { type: 16, flags: 1, seq: 0, pid: 0 } };
  const answer = control.encode({ operation: 'error', flags: 0, header, request: asked.subarray(16) } as never);
  const decoded = control.decode(answer);
  if (decoded.operation !== 'error') throw new Error(decoded.operation);
  const { operation, attributes } = family.decode({ ...decoded.header.msg, payload: decoded.request! });
  expect([operation, attributes]).toEqual(['newlink', { mtu: 1 }]);
});

test.each<[string, () => unknown, string]>([
  ['a request beyond the end', () => control.decode(bytes(ROWS[1]![1].replace('20000000 1000', '21000000 1000'))), 'request: the body of the request has 17 bytes, and 16 are left (at byte 20)'],
  ['a request shorter than its header', () => control.decode(bytes(ROWS[1]![1].replace('20000000 1000', '0f000000 1000'))), 'request: the body of the request has -1 bytes, and 16 are left (at byte 20)'],
  ['a request that is cut away', () => control.encode({ operation: 'error', flags: 0x100, request: new Uint8Array(4) }), 'request: NLM_F_CAPPED says that it is left out'],
  ['the end of a dump about a request', () => control.encode({ operation: 'done', flags: 0, request: new Uint8Array(4) }), "'done' is about no request"],
  ['half an error', () => control.decode(bytes('14000000 0200 0000 07000000 09000000 eaffffff')), 'header: the message ends in nlmsgerr (at byte 20)'],
  ['a control message of another family', () => new Family(rtLink).decode(bytes(ROWS[4]![1])), "type 3 is one of netlink's own, which the family 'netlink' decodes (at byte 4)"],
])('%s is refused', (_name, run, error) => expect(run).toThrow(error)); // prettier-ignore
