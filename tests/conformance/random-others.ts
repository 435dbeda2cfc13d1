/**
 * Random requests about what else rtnetlink keeps of links: labels of addresses, parameters of neighbours, IDs of vxlans, and VLANs; and those of any
 * type at all, with hardly more than a header.
 *
 * Left out are groups behind ports (mdb, mdb-refused are scenarios of them): vxlans keep some too, but flushing lists of sources that were drawn can make Linux
 * read freed memory with rtnl held, and then the machine is lost (vxlan_mdb_flush).
 */
import { data } from './bytes.js';
import { MESSAGES } from './names.js';
import type { Draws, Scene } from './random-attributes.js';
import { attribute, attributes, bytes, named, numbers, set, texts } from './random-attributes.js';
import { BRIDGE, CREATE, DUMP, EXCL, INET, INET6, REPLACE } from './random-values.js';
import { index, place, type Request, requestFlags } from './random-values.js';

const { NEWNEIGHTBL, GETNEIGHTBL, SETNEIGHTBL, NEWADDRLABEL, DELADDRLABEL, GETADDRLABEL } = MESSAGES;
const { NEWVLAN, DELVLAN, GETVLAN, NEWTUNNEL, DELTUNNEL, GETTUNNEL } = MESSAGES;

const LABEL = set('rt-addrlabel', 'addrlabel-attrs');
const TABLE = set('rt-neigh', 'ndt-attrs');
const PARMS = set('rt-neigh', 'ndtpa-attrs');

const PREFIXES = ['20010db8000000000000000000000000', 'fd000000000000000000000000000000', '0'.repeat(32)];

function label(random: Scene): Request {
  const type = random.pick([NEWADDRLABEL, NEWADDRLABEL, DELADDRLABEL, GETADDRLABEL]);
  const known: Draws = { address: bytes([...PREFIXES, '20010db8']), label: numbers('u32', [0, 1, 1, 99, -1]) };
  const family = random.below(20) === 0 ? INET : INET6;
  const prefixlen = random.pick([0, 32, 32, 64, 96, 128, 129]);
  const more = type === NEWADDRLABEL ? ['address', 'label'] : ['address'];
  const isDump = type === GETADDRLABEL && random.below(2) === 0;
  return {
    type,
    flags: requestFlags(random, isDump ? [DUMP] : [CREATE | EXCL, CREATE, CREATE | REPLACE, REPLACE, 0]),
    body: Buffer.concat([
      data([
        { u8: family },
        { u8: 0 },
        { u8: isDump ? 0 : prefixlen },
        { u8: random.below(20) === 0 ? 1 : 0 },
        { u32: random.below(3) === 0 ? place(random) : 0 },
        { u32: 0 },
      ]),
      ...(isDump ? [] : more.map((one) => named(random, LABEL, one, known))),
      random.below(12) === 0 ? attributes(random, LABEL, known, 1) : Buffer.alloc(0),
    ]),
  };
}

const TIMES = numbers('u64', [0, 1, 1000, 30000, 60000, -1]);
const COUNTS = numbers('u32', [0, 1, 3, 10, -1]);
/** What is said of a link's neighbours; not how much may wait for each, which hangs on the size of a kernel's structures. */
const PARMS_DRAWS: Draws = Object.fromEntries(
  PARMS.attributes.map(({ name, type }) => [name, name === 'ifindex' ? index : type === 'u64' ? TIMES : COUNTS]),
);
const PARMS_CHANGED = PARMS.attributes.map(({ name }) => name).filter((name) => !name.includes('queue'));

function table(random: Scene): Request {
  const isDump = random.below(4) === 0;
  const known: Draws = {
    name: texts(['arp_cache', 'arp_cache', 'ndisc_cache', 'ndisc_cache', 'nosuch', '']),
    thresh1: COUNTS,
    'gc-interval': TIMES,
    parms: (one) =>
      Buffer.concat([
        one.below(8) === 0 ? Buffer.alloc(0) : named(one, PARMS, 'ifindex', PARMS_DRAWS),
        ...Array.from({ length: one.below(3) }, () => named(one, PARMS, one.pick(PARMS_CHANGED), PARMS_DRAWS)),
      ]),
  };
  return {
    type: isDump ? GETNEIGHTBL : random.below(20) === 0 ? NEWNEIGHTBL : SETNEIGHTBL,
    flags: requestFlags(random, [isDump ? DUMP : 0]),
    body: Buffer.concat([
      data([{ u8: random.pick([0, INET, INET6, INET, INET6, 7]) }, { fill: { byte: 0, times: 3 } }]),
      ...(isDump ? [] : ['name', 'parms'].map((one) => named(random, TABLE, one, known))),
      random.below(20) === 0 ? named(random, TABLE, random.pick(['thresh1', 'gc-interval']), known) : Buffer.alloc(0),
    ]),
  };
}

/** IDs that a vxlan takes, and remotes of theirs; and VLANs of ports. */
function identified(random: Scene): Request {
  const isTunnel = random.below(3) > 0;
  const type = random.pick(
    isTunnel ? [NEWTUNNEL, NEWTUNNEL, DELTUNNEL, GETTUNNEL] : [NEWVLAN, NEWVLAN, DELVLAN, GETVLAN],
  );
  const isDump = type === GETTUNNEL || type === GETVLAN;
  const id = numbers('u32', [1, 1, 2, 3, 10, 0, 0xffffff, 0x1000000]);
  const range = (): Buffer =>
    Buffer.concat([
      random.below(10) === 0 ? Buffer.alloc(0) : attribute(1, id(random)),
      random.below(3) === 0 ? attribute(2, id(random)) : Buffer.alloc(0),
      random.below(6) === 0
        ? attribute(3, data({ hex: random.pick(['ef010101', '0a000001', '00000000']) }))
        : Buffer.alloc(0),
    ]);
  const flags = data([{ u16: random.pick([0, 0, 2, 4, 8]) }, { u16: random.pick([1, 1, 2, 4094, 4095, 0]) }]);
  return {
    type,
    flags: requestFlags(random, [isDump ? DUMP : 0]),
    body: Buffer.concat([
      data([
        { u8: random.below(12) === 0 ? 0 : BRIDGE },
        { u8: isDump && isTunnel ? random.below(2) : 0 },
        { u16: 0 },
        { u32: isDump && random.below(2) === 0 ? 0 : place(random) },
      ]),
      isDump ? Buffer.alloc(0) : attribute(0x8001, isTunnel ? range() : attribute(1, flags)),
    ]),
  };
}

/** Types that are left out: what makes links and more without saying which, and what the whole machine has. */
const UNSPECIFIED = [16, NEWNEIGHTBL, SETNEIGHTBL, GETNEIGHTBL];
const [FIRST, LAST] = [16, 127];

/** Of any type. */
function short(random: Scene): Request {
  const type = FIRST + random.below(LAST - FIRST + 1);
  const isGet = type % 4 === 2;
  return {
    type: UNSPECIFIED.includes(type) ? LAST : type,
    flags: requestFlags(random, isGet ? [0, DUMP] : [0]),
    body: data([
      { u8: random.pick([0, 0, INET, INET6, BRIDGE, 17, 28, 128, 129, 255]) },
      { fill: { byte: random.below(20) === 0 ? 1 : 0, times: random.pick([0, 3, 7, 11, 15, 19]) } },
    ]),
  };
}

/** Requests about the rest, each as often as it stands here. */
export const OTHER_REQUESTS: readonly ((random: Scene) => Request)[] = [label, table, identified, short];
