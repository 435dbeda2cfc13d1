/**
 * Against the running kernel: what the raw socket of the npm package `netlink` receives for dumps decodes with our specs and with Linux's
 * own, and encodes to the same bytes.
 */
import { decodeMessages, type Message } from '../../host/index.js';
import { type Attributes, CodecError, Family, type FamilyMessage, type Spec } from '../../host/codec/index.js';
import { ownSpec } from '../specs/own.js';
import { kernelSpec, kernelSpecs } from './specs.js';

const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const NLM_F_DUMP = 0x300;
const NLM_F_REQUEST = 1;
const NETLINK_GENERIC = 16;
const GENL_ID_CTRL = 16;

type Raw = InstanceType<(typeof import('netlink'))['RawNetlinkSocket']>;

const FAMILIES: Dump[] = [
  ['rt-link', 'getlink', {}, 1],
  ['rt-addr', 'getaddr', {}, 1],
  ['rt-route', 'getroute', {}, 1],
  ['rt-rule', 'getrule', {}, 1],
  ['rt-neigh', 'getneigh', {}, 0],
  ['rt-neigh', 'getneightbl', {}, 1],
  ['nlctrl', 'getfamily', {}, 1],
  ['nlctrl', 'getpolicy', { 'family-name': 'nlctrl' }, 1],
];
/** Of families that only Linux's specs know. */
const OTHERS: Dump[] = [
  ['netdev', 'dev-get', {}, 1],
  ['netdev', 'qstats-get', {}, 0],
  ['ethtool', 'strset-get', {}, 0],
  ['ethtool', 'linkinfo-get', {}, 0],
  ['ethtool', 'linkmodes-get', {}, 0],
  ['ethtool', 'features-get', {}, 1],
  ['ethtool', 'channels-get', {}, 0],
  ['ethtool', 'rings-get', {}, 0],
  ['ethtool', 'tsinfo-get', {}, 0],
];

const elsewhere = process.platform === 'linux' ? undefined : `this is ${process.platform}`;
const noSpecs = kernelSpecs.length === 0 ? 'no specs of Linux; YNL_DIR says where' : undefined;

roundTrips('our specs', ownSpec, FAMILIES, elsewhere);
roundTrips("Linux's specs", kernelSpec, [...FAMILIES, ...OTHERS], elsewhere ?? noSpecs);

/** Spec, operation, attributes of the request, and how many messages there must be. */
type Dump = [string, string, Attributes, number];

function roundTrips(name: string, specOf: (name: string) => Spec, dumps: Dump[], reason: string | undefined): void {
  if (reason === undefined) describe(`the running kernel by ${name}`, () => roundTripTests(specOf, dumps));
  else describe.skip(`the running kernel by ${name} (skipped: ${reason})`, () => roundTripTests(specOf, dumps));
}

function roundTripTests(specOf: (name: string) => Spec, dumps: Dump[]): void {
  let ids: Map<string, number>;

  beforeAll(async () => {
    const nlctrl = new Family(specOf('nlctrl'), { id: GENL_ID_CTRL });
    const families = await dump(NETLINK_GENERIC, nlctrl, { operation: 'getfamily' });
    const found = families.map((message) => nlctrl.decode(message).attributes);
    ids = new Map(found.map((family) => [family['family-name'] as string, family['family-id'] as number]));
  });

  test.each(dumps)('%s %s', async (name, operation, attributes, atLeast) => {
    const spec = specOf(name);
    const id = ids.get(name);
    if (spec.isGeneric && id === undefined) return console.log(`skipped: this kernel has no family ${name}`);
    const family = new Family(spec, { id });
    const messages = await dump(spec.protocolNumber, family, { operation, attributes });
    expect(messages.length).toBeGreaterThanOrEqual(atLeast);
    for (const message of messages) {
      const decoded = family.decode(message);
      expect(decoded.operation).toBe(operation);
      expect(hex(family.encode(decoded).subarray(16))).toBe(hex(message.payload));
    }
  });
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** The messages that a dump answers with. A dump that this kernel refuses, for want of devices or of permission, answers with none. */
async function dump(protocol: number, family: Family, request: FamilyMessage): Promise<Message[]> {
  const { RawNetlinkSocket } = await import('netlink');
  const socket: Raw = new RawNetlinkSocket(protocol);
  try {
    const found: Message[] = [];
    const done = new Promise<Message[]>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (datagram: Buffer) => {
        for (const message of decodeMessages(new Uint8Array(datagram))) {
          if (message.type === NLMSG_DONE || message.type === NLMSG_ERROR) resolve(found);
          else found.push({ ...message, payload: message.payload.slice() });
        }
      });
    });
    socket.send(Buffer.from(family.encode({ ...request, flags: NLM_F_REQUEST | NLM_F_DUMP, seq: 1 })));
    return await done;
  } catch (error) {
    if (error instanceof CodecError) throw error;
    throw new Error(`the dump of ${request.operation}: ${(error as Error).message}`, { cause: error });
  } finally {
    socket.close();
  }
}
