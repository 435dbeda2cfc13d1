/** Messages cut short, attributes in the wrong places, and numbers, types and flags at their extremes. */
import { NLM_F_ACK, NLM_F_DUMP, NLM_F_REQUEST } from '../../../host/constants.js';
import { concat, cString, encodeAttribute, uint32 } from '../../../host/wire.js';
import {
  CTRL_ATTR_FAMILY_ID,
  CTRL_ATTR_FAMILY_NAME,
  CTRL_CMD_GETFAMILY,
  GENL_ID_CTRL,
  IFA_LOCAL,
  IFLA_EXT_MASK,
  IFLA_IFNAME,
  IFLA_INFO_DATA,
  IFLA_LINKINFO,
  IFLA_MTU,
  RTM_DELLINK,
  RTM_GETADDR,
  RTM_GETLINK,
  RTM_NEWADDR,
  RTM_NEWLINK,
  RTM_SETLINK,
  VETH_INFO_PEER,
  ifaddrmsg,
  ifinfomsg,
} from '../requests.js';
import {
  type Case,
  ask,
  askController,
  attribute,
  flagged,
  kindVeth,
  newLink,
  newVethWith,
  ofLength,
} from './compose.js';

const lo = encodeAttribute(IFLA_IFNAME, cString('lo'));
const getLo = ask(RTM_GETLINK, ifinfomsg(), lo);

function getLink(index: number, ...attributes: Uint8Array[]): Uint8Array {
  return ask(RTM_GETLINK, ifinfomsg({ index }), ...attributes);
}

function setLo(...attributes: Uint8Array[]): Uint8Array {
  return ask(RTM_SETLINK, ifinfomsg({ index: 1 }), ...attributes);
}

function newAddress(header: Parameters<typeof ifaddrmsg>[0], size = 4): Uint8Array {
  return ask(RTM_NEWADDR, ifaddrmsg(header), encodeAttribute(IFA_LOCAL, new Uint8Array(size).fill(1)));
}

function dump(type: number, body: Uint8Array): Uint8Array {
  return flagged(type, NLM_F_REQUEST | NLM_F_DUMP, body);
}

function name(length: number): Uint8Array {
  return encodeAttribute(IFLA_IFNAME, cString('a'.repeat(length)));
}

function peer(index: number, ...attributes: Uint8Array[]): Uint8Array {
  return newVethWith(encodeAttribute(VETH_INFO_PEER, ifinfomsg({ index }), ...attributes));
}

/** A nest of LINKINFO in LINKINFO, so many levels deep. */
function nested(levels: number): Uint8Array {
  let nest = kindVeth;
  for (let i = 0; i < levels; i++) nest = encodeAttribute(IFLA_LINKINFO, nest);
  return nest;
}

function times(count: number, message: Uint8Array): Uint8Array {
  return concat(...Array<Uint8Array>(count).fill(message));
}

const CUT: Case[] = [
  ['1 byte of a header', getLo.slice(0, 1), []],
  ['4 bytes of a header', getLo.slice(0, 4), []],
  ['15 bytes of a header', getLo.slice(0, 15), []],
  ['a message and 15 bytes more', concat(getLo, getLo.slice(0, 15)), ['NEWLINK', 'ack']],
  ['a message and a header of length 0', concat(getLo, ofLength(0, getLo)), ['NEWLINK', 'ack']],
  ['a header of length 0 and a message', concat(ofLength(0, getLo), getLo), []],
  ['a message cut within its body', getLo.slice(0, 39), []],
  ['a message without its last padding', ofLength(39, getLo).slice(0, 39), ['NEWLINK', 'ack']],
  ['100 empty messages', times(100, ask(RTM_GETLINK)), ['ack']],
  ['zeros', new Uint8Array(256), []],
  ['ones', new Uint8Array(256).fill(0xff), []],
  ['NEWLINK with a body of 15 bytes', ask(RTM_NEWLINK, ifinfomsg().slice(0, 15)), ['EINVAL']],
  ['SETLINK with a body of 1 byte', ask(RTM_SETLINK, Uint8Array.of(0)), ['EINVAL']],
  ['DELLINK with a body of 15 bytes', ask(RTM_DELLINK, ifinfomsg().slice(0, 15)), ['EINVAL']],
  ['NEWADDR with a body of 7 bytes', ask(RTM_NEWADDR, ifaddrmsg({ family: 2 }).slice(0, 7)), ['EINVAL']],
  ['a dump of GETADDR with a body of 1 byte', dump(RTM_GETADDR, Uint8Array.of(2)), ['DONE']],
  ['a dump of GETLINK with a body of 1 byte', dump(RTM_GETLINK, Uint8Array.of(0)), ['NEWLINK', 'DONE']],
];

const MISNESTED: Case[] = [
  ['LINKINFO in itself', newLink(nested(2)), ['EOPNOTSUPP']],
  ['LINKINFO a thousand deep', newLink(nested(1000)), ['EOPNOTSUPP']],
  ['LINKINFO full of IFNAME', newLink(encodeAttribute(IFLA_LINKINFO, lo)), ['EOPNOTSUPP']],
  ['KIND outside of LINKINFO', newLink(kindVeth), ['EOPNOTSUPP']],
  [
    'a nest that ends beyond the nest around it',
    newLink(encodeAttribute(IFLA_LINKINFO, kindVeth, attribute(64, IFLA_INFO_DATA, uint32(0)))),
    ['ack'],
  ],
  ['a peer with an empty name', peer(0, encodeAttribute(IFLA_IFNAME)), ['ERANGE']],
  ['a peer with a negative index', peer(-1), ['EINVAL']],
  ["a peer with another link's index, which counts only beside the link's own", peer(1), ['ack']],
  ['an attribute twice: the last counts', getLink(0, name(4), lo), ['NEWLINK', 'ack']],
  ['an attribute twice, the first too short', getLink(0, encodeAttribute(IFLA_IFNAME), lo), ['ERANGE']],
  ['an attribute of type 0', getLink(1, encodeAttribute(0, new Uint8Array(100))), ['NEWLINK', 'ack']],
  ['an attribute of the highest type', getLink(1, encodeAttribute(0xffff, uint32(0))), ['NEWLINK', 'ack']],
];

const NUMBERS: Case[] = [
  ['EXT_MASK of 3 bytes', getLink(1, encodeAttribute(IFLA_EXT_MASK, new Uint8Array(3))), ['ERANGE']],
  ['MTU of 3 bytes', setLo(encodeAttribute(IFLA_MTU, new Uint8Array(3))), ['ERANGE']],
  ['MTU 2^32 - 1', setLo(encodeAttribute(IFLA_MTU, uint32(-1))), ['EINVAL']],
  ['a name of 16 bytes', getLink(0, name(16)), ['ERANGE']],
  ['a name of 60000 bytes', getLink(0, name(60000)), ['ERANGE']],
  ['link index -1', getLink(-1), ['EINVAL']],
  ['link index 2^31 - 1', getLink(0x7fffffff), ['ENODEV']],
  ['link index -2^31', getLink(0x80000000), ['EINVAL']],
  ['NEWLINK at index -1', ask(RTM_NEWLINK, ifinfomsg({ index: -1 })), ['EINVAL']],
  ['an address on link -1', newAddress({ family: 2, prefixLength: 8, index: -1 }), ['ENODEV']],
  ['an IPv4 prefix of 33 bits', newAddress({ family: 2, prefixLength: 33, index: 1 }), ['EINVAL']],
  ['an IPv6 prefix of 255 bits', newAddress({ family: 10, prefixLength: 255, index: 1 }, 16), ['EINVAL']],
  ['an address of no family', newAddress({ family: 255, index: 1 }), ['EOPNOTSUPP']],
];

function ofTypes(what: string, types: number[], body: Uint8Array, answers: string[]): Case[] {
  return types.map((type) => [`type ${type}, ${what}`, ask(type, body), answers]);
}

const FLAGS: Case[] = [
  ['no flags', flagged(RTM_GETLINK, 0, ifinfomsg({ index: 1 })), []],
  ['NLM_F_ACK without NLM_F_REQUEST', flagged(RTM_GETLINK, NLM_F_ACK, ifinfomsg({ index: 1 })), ['ack']],
  ['all flags of GETLINK: a dump', flagged(RTM_GETLINK, 0xffff, ifinfomsg()), ['NEWLINK', 'DONE']],
  ['all flags of NEWLINK', flagged(RTM_NEWLINK, 0xffff, ifinfomsg({ index: 1 })), ['EEXIST']],
  ['all flags of DELLINK', flagged(RTM_DELLINK, 0xffff, ifinfomsg({ index: 1 })), ['EOPNOTSUPP']],
  ['all flags of NEWADDR', flagged(RTM_NEWADDR, 0xffff, ifaddrmsg({ family: 2, index: 1 })), ['EINVAL']],
  ['two dumps in one send', times(2, dump(RTM_GETLINK, ifinfomsg())), ['NEWLINK', 'EBUSY', 'DONE']],
];

export const ROUTE_FORMS: Case[] = [
  ...CUT,
  ...MISNESTED,
  ...NUMBERS,
  ...ofTypes('a control message', [0, 1, 2, 3, 4, 15], ifinfomsg(), ['ack']),
  ...ofTypes('which is none', [23, 27, 124, 128, 0x7fff, 0xffff], ifinfomsg(), ['EOPNOTSUPP']),
  ...FLAGS,
];

export const GENERIC_FORMS: Case[] = [
  ['no body', ask(GENL_ID_CTRL), ['EINVAL']],
  ['a body of 3 bytes', ask(GENL_ID_CTRL, Uint8Array.of(3, 1, 0)), ['EINVAL']],
  ['command 0', askController(0), ['EOPNOTSUPP']],
  ['command 255', askController(255), ['EOPNOTSUPP']],
  ['GETFAMILY of none', askController(CTRL_CMD_GETFAMILY), ['EINVAL']],
  [
    'a family id of 1 byte',
    askController(CTRL_CMD_GETFAMILY, encodeAttribute(CTRL_ATTR_FAMILY_ID, Uint8Array.of(16))),
    ['ERANGE'],
  ],
  [
    'a family id that names none',
    askController(CTRL_CMD_GETFAMILY, encodeAttribute(CTRL_ATTR_FAMILY_ID, Uint8Array.of(0xff, 0xff))),
    ['ENOENT'],
  ],
  [
    'a family name of 16 bytes',
    askController(CTRL_CMD_GETFAMILY, encodeAttribute(CTRL_ATTR_FAMILY_NAME, cString('a'.repeat(16)))),
    ['EINVAL'],
  ],
  ...ofTypes('a control message', [0, 15], uint32(0), ['ack']),
  ...ofTypes('no family', [17, 0x7fff, 0xffff], uint32(0), ['ENOENT']),
];

/** Uevents: the kernel passes on the body of a message, whatever it is. */
export const UEVENT_FORMS: Case[] = [
  ['a byte', Uint8Array.of(1), []],
  ['text', cString('add@/devices/a'), []],
  ['a message without a body', ask(16), ['ack']],
  ['a message of 4096 bytes', ask(16, new Uint8Array(4096)), ['EINVAL']],
];

/** A protocol without a kernel side. */
export const USERSOCK_FORMS: Case[] = [
  ['a byte', Uint8Array.of(1), ['ECONNREFUSED from sendmsg']],
  ['a message', ask(16), ['ECONNREFUSED from sendmsg']],
];
