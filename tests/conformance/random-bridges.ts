/** Random requests in the family of bridges: of bridges and ports, of VLANs, and of what is behind a port. */
import { data } from './bytes.js';
import { MESSAGES } from './names.js';
import { attribute, attributes, type Draws, named, numbers, type Scene, set } from './random-attributes.js';
import { port } from './random-kinds.js';
import {
  APPEND,
  BRIDGE,
  CREATE,
  DUMP,
  EXCL,
  index,
  mac,
  place,
  type Request,
  REPLACE,
  requestFlags,
} from './random-values.js';

const { DELLINK, GETLINK, SETLINK, NEWNEIGH, DELNEIGH, GETNEIGH } = MESSAGES;
const NEIGHBOUR = set('rt-neigh', 'neighbour-attrs');
/** IFLA_EXT_MASK: RTEXT_FILTER_BRVLAN and its likes. */
const MASK = 29;

/** To a bridge or of a port, in the family of bridges. */
function bridged(random: Scene): Request {
  const ofPort = random.below(2) === 0;
  const at = place(random);
  const flags = numbers('u16', [0, 1, 2, 3])(random);
  return {
    type: random.pick([SETLINK, SETLINK, DELLINK, GETLINK]),
    flags: requestFlags(random, [0]),
    body: Buffer.concat([
      data({ ifinfo: { family: BRIDGE, index: at } }),
      ofPort
        ? attribute(12 | random.pick([0x8000, 0x8000, 0]), port(random))
        : attribute(26, attribute(random.pick([0, 0, 1]), flags)),
    ]),
  };
}

/** All ports, as bridges tell of them. */
function dumped(random: Scene): Request {
  return {
    type: GETLINK,
    flags: requestFlags(random, [DUMP]),
    body: Buffer.concat([
      data({ ifinfo: { family: BRIDGE, index: random.below(8) === 0 ? place(random) : 0 } }),
      random.below(2) === 0 ? attribute(MASK, numbers('u32', [0, 1, 2, 4, 8, 16, -1])(random)) : Buffer.alloc(0),
    ]),
  };
}

const ENTRY_DRAWS: Draws = {
  lladdr: mac,
  master: index,
  vlan: numbers('u16', [0, 1, 1, 5, 4095, 4096]),
  dst: (random) => data({ hex: random.pick(['0a000001', '0a000002', 'e0000001', '00000000', '0a00']) }),
  port: numbers('u16', [0, 0xb512]),
  vni: numbers('u32', [0, 1, 3, 0xffffff, -1]),
  ifindex: index,
  'src-vni': numbers('u32', [0, 1, 3]),
  'flags-ext': numbers('u32', [0, 1, 2]),
};

/** NTF_USE, SELF, MASTER, EXT_LEARNED, STICKY …; NUD_REACHABLE, NOARP, PERMANENT …. */
const ENTRY_FLAGS = [2, 2, 4, 4, 6, 0, 1, 0x12, 0x14, 0x44, 0x80, 0xff];
const ENTRY_STATES = [0x80, 0x80, 0x80, 0x40, 0x40, 2, 4, 0, 0xff];

/** Addresses behind ports, and those that other links take. */
function entry(random: Scene): Request {
  const type = random.pick([NEWNEIGH, NEWNEIGH, NEWNEIGH, DELNEIGH, GETNEIGH]);
  const more = random.pick([
    [],
    [],
    [],
    ['vlan'],
    ['dst'],
    ['dst', 'vni'],
    ['master'],
    ['port'],
    ['ifindex'],
    ['flags-ext'],
  ]);
  return {
    type,
    flags: requestFlags(
      random,
      type === NEWNEIGH ? [CREATE | EXCL, CREATE, CREATE | REPLACE, REPLACE, CREATE | APPEND, 0] : [0],
    ),
    body: Buffer.concat([
      data([
        { u8: BRIDGE },
        { fill: { byte: 0, times: 3 } },
        { u32: place(random) },
        { u16: random.pick(ENTRY_STATES) },
        { u8: random.pick(ENTRY_FLAGS) },
        { u8: 0 },
      ]),
      ...(random.below(15) === 0 ? [] : [named(random, NEIGHBOUR, 'lladdr', ENTRY_DRAWS)]),
      ...more.map((one) => named(random, NEIGHBOUR, one, ENTRY_DRAWS)),
      random.below(10) === 0 ? attributes(random, NEIGHBOUR, ENTRY_DRAWS, 2) : Buffer.alloc(0),
    ]),
  };
}

/** Requests to bridges, each as often as it stands here. */
export const BRIDGE_REQUESTS: readonly ((random: Scene) => Request)[] = [bridged, bridged, dumped, entry, entry];
