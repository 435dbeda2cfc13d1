/** Lengths that are wrong: those of messages, and of attributes at every depth. */
import { concat, cString, encodeAttribute, uint32 } from '../../../host/wire.js';
import {
  CTRL_ATTR_FAMILY_NAME,
  CTRL_CMD_GETFAMILY,
  IFA_LOCAL,
  IFLA_IFNAME,
  IFLA_INFO_KIND,
  IFLA_LINKINFO,
  RTM_GETLINK,
  RTM_NEWADDR,
  VETH_INFO_PEER,
  ifaddrmsg,
  ifinfomsg,
} from '../requests.js';
import {
  type Answers,
  type Case,
  ask,
  askController,
  attribute,
  kindVeth,
  newLink,
  newVethWith,
  ofLength,
} from './compose.js';

type Lengths = [length: number, answers: Answers][];

/** GETLINK of `lo` by name: 16 + 16 + 8 bytes, of which the header says `length`. */
const MESSAGE: Lengths = [
  [0, []],
  [1, []],
  [15, []],
  [16, ['ack']],
  [17, ['EINVAL']],
  [31, ['EINVAL']],
  [32, ['EINVAL']],
  [33, ['EINVAL']],
  [35, ['EINVAL']],
  [36, ['EINVAL']],
  [38, ['EINVAL']],
  [39, ['NEWLINK', 'ack']],
  [40, ['NEWLINK', 'ack']],
  [41, []],
  [0x7fffffff, []],
  [0x80000000, []],
  [0xfffffff0, []],
  [0xffffffff, []],
];

/** GETLINK whose name attribute, `lo` and its NUL in 8 bytes, says it has `length`. */
const NAME: Lengths = [
  [0, ['EINVAL']],
  [1, ['EINVAL']],
  [3, ['EINVAL']],
  [4, ['ERANGE']],
  [5, ['ENODEV']],
  [6, ['NEWLINK', 'ack']],
  [7, ['NEWLINK', 'ack']],
  [8, ['NEWLINK', 'ack']],
  [9, ['EINVAL']],
  [0x7fff, ['EINVAL']],
  [0xffff, ['EINVAL']],
];

/** NEWLINK of a veth whose LINKINFO, 20 bytes with the kind in them, says it has `length`. */
const LINKINFO: Lengths = [
  [0, ['EOPNOTSUPP']],
  [1, ['EOPNOTSUPP']],
  [3, ['EOPNOTSUPP']],
  [4, ['EOPNOTSUPP']],
  [7, ['ERANGE']],
  [8, ['EOPNOTSUPP']],
  [12, ['EOPNOTSUPP']],
  [13, ['ack']],
  [16, ['ack']],
  [17, ['ack']],
  [21, ['EOPNOTSUPP']],
  [0xffff, ['EOPNOTSUPP']],
];

/** NEWLINK of a veth whose kind, `veth` and its NUL in 16 bytes, says it has `length`, within LINKINFO. */
const KIND: Lengths = [
  [0, ['EOPNOTSUPP']],
  [3, ['EOPNOTSUPP']],
  [4, ['ERANGE']],
  [7, ['EOPNOTSUPP']],
  [8, ['ack']],
  [9, ['ack']],
  [12, ['ack']],
  [13, ['ack']],
  [17, ['EOPNOTSUPP']],
  [0xffff, ['EOPNOTSUPP']],
];

/** NEWLINK of a veth whose peer, a struct ifinfomsg, says it has `length`, within DATA. */
const PEER: Lengths = [
  [0, ['ack']],
  [3, ['ack']],
  [4, ['ERANGE']],
  [19, ['ERANGE']],
  [20, ['ack']],
  [21, ['ack']],
  [0xffff, ['ack']],
];

/** NEWADDR of 10.0.0.1 whose LOCAL, 8 bytes, says it has `length`. */
const LOCAL: Lengths = [
  [0, ['EINVAL']],
  [3, ['EINVAL']],
  [4, ['ERANGE']],
  [7, ['ERANGE']],
  [8, ['ack']],
  [9, ['EINVAL']],
  [0xffff, ['EINVAL']],
];

/** GETFAMILY whose name, `nlctrl` and its NUL in 12 bytes, says it has `length`. */
const FAMILY: Lengths = [
  [0, ['EINVAL']],
  [3, ['EINVAL']],
  [4, ['EINVAL']],
  [10, ['EINVAL']],
  [11, ['NEWFAMILY', 'ack']],
  [12, ['NEWFAMILY', 'ack']],
  [13, ['EINVAL']],
  [0xffff, ['EINVAL']],
];

function cases(what: string, table: Lengths, make: (length: number) => Uint8Array): Case[] {
  return table.map(([length, answers]) => [`${what} ${length}`, make(length), answers]);
}

const lo = cString('lo');
const getLo = ask(RTM_GETLINK, ifinfomsg(), encodeAttribute(IFLA_IFNAME, lo));
const onLo = ifaddrmsg({ family: 2, prefixLength: 8, index: 1 });
const tenDot = Uint8Array.of(10, 0, 0, 1);

export const ROUTE_LENGTHS: Case[] = [
  ...cases('nlmsg_len', MESSAGE, (length) => ofLength(length, getLo)),
  ...cases("IFNAME's length", NAME, (length) =>
    ask(RTM_GETLINK, ifinfomsg(), attribute(length, IFLA_IFNAME, concat(lo, Uint8Array.of(0)))),
  ),
  ...cases("LINKINFO's length", LINKINFO, (length) =>
    newLink(attribute(length, IFLA_LINKINFO, concat(kindVeth, uint32(0)))),
  ),
  ...cases("KIND's length", KIND, (length) =>
    newLink(encodeAttribute(IFLA_LINKINFO, attribute(length, IFLA_INFO_KIND, concat(cString('veth'), uint32(0))))),
  ),
  ...cases("PEER's length", PEER, (length) => newVethWith(attribute(length, VETH_INFO_PEER, ifinfomsg()))),
  ...cases("LOCAL's length", LOCAL, (length) => ask(RTM_NEWADDR, onLo, attribute(length, IFA_LOCAL, tenDot))),
];

export const GENERIC_LENGTHS: Case[] = cases("FAMILY_NAME's length", FAMILY, (length) =>
  askController(CTRL_CMD_GETFAMILY, attribute(length, CTRL_ATTR_FAMILY_NAME, cString('nlctrl'))),
);
