/**
 * The npm package `netlink` (0.3.0), unmodified, over our kernel: its rtnetlink and generic netlink classes compose and
 * parse every message here, and the only thing replaced is the raw socket below them, whose own implementation is a
 * native addon. Expected values are what the same calls give on Linux 6.18.
 */
import { GenericNetlinkSocket, NetlinkSocket, Protocol, RtNetlinkSocket } from 'netlink';
import { Kernel, type Process } from '../../host/index.js';
import { RawSocket } from './raw-socket.js';

const ADDONS_BEFORE = nativeAddons();

// The package loads its addon when it is imported; ours answers in its place and must never be asked for a socket.
jest.mock('node-gyp-build', () => () => ({
  NativeNetlink: class {
    constructor() {
      throw new Error('the native addon was asked for a socket');
    }
  },
}));

const CTRL_CMD_GETFAMILY = 3;
const NLM_F_DUMP = 0x300;
const AF_INET = 2;
const RTNLGRP_LINK = 1;
const IF_OPER_DOWN = 2;

let kernel: Kernel;
let open: RawSocket[];

beforeEach(async () => {
  kernel = await Kernel.create({ preset: 'starry' });
  open = [];
});

afterEach(() => {
  for (const socket of open) socket.close();
  kernel.close();
});

function netlink(process: Process, protocol: number): NetlinkSocket {
  const raw = new RawSocket(process, protocol);
  open.push(raw);
  return new NetlinkSocket(raw.asRaw());
}

const route = (process: Process = kernel.init): RtNetlinkSocket =>
  new RtNetlinkSocket(netlink(process, Protocol.ROUTE));
const generic = (): GenericNetlinkSocket => new GenericNetlinkSocket(netlink(kernel.init, Protocol.GENERIC));

describe('RtNetlinkSocket', () => {
  test('getLinks lists lo and eth0', async () => {
    const links = await route().getLinks();
    expect(
      links.map(({ data, attrs }) => ({
        index: data.index,
        name: attrs.ifname,
        mtu: attrs.mtu,
        address: attrs.address && Buffer.from(attrs.address).toString('hex'),
        up: data.flags?.up,
        loopback: data.flags?.loopback ?? false,
      })),
    ).toEqual([
      { index: 1, name: 'lo', mtu: 65536, address: '000000000000', up: true, loopback: true },
      { index: 2, name: 'eth0', mtu: 1500, address: '020000000001', up: true, loopback: false },
    ]);
  });

  test('a link has the attributes Linux sends, in its order', async () => {
    const [lo] = await route().getLinks();
    expect(Object.keys(lo!.attrs)).toEqual(LO_ATTRIBUTES);
  });

  test('getAddresses lists the IPv4 addresses', async () => {
    const addresses = await route().getAddresses({ family: AF_INET });
    expect(
      addresses.map(({ data, attrs }) => ({
        index: data.index,
        prefixlen: data.prefixlen,
        local: ipv4(attrs.local),
        broadcast: ipv4(attrs.broadcast),
        label: attrs.label,
      })),
    ).toEqual([
      { index: 1, prefixlen: 8, local: '127.0.0.1', broadcast: undefined, label: 'lo' },
      { index: 2, prefixlen: 24, local: '10.0.2.15', broadcast: '10.0.2.255', label: 'eth0' },
    ]);
  });

  test('an unprivileged setLink rejects with EPERM and changes nothing', async () => {
    const user = route(kernel.process({ pid: 1000, uid: 1000 }));
    await expect(user.setLink({ index: 2, flags: {}, change: { up: true } })).rejects.toThrow('EPERM');
    const [, eth0] = await user.getLinks();
    expect(eth0!.data.flags).toMatchObject({ up: true });
  });

  test('setLink of an unknown interface rejects with ENODEV', async () => {
    await expect(route().setLink({ index: 99, flags: { up: true }, change: { up: true } })).rejects.toThrow('ENODEV');
  });

  test('a privileged setLink takes a link down, and a monitor hears of it', async () => {
    const monitor = route();
    monitor.addMembership(RTNLGRP_LINK);
    const heard = new Promise<unknown>((resolve) => monitor.once('message', (messages) => resolve(messages[0])));
    await expect(route().setLink({ index: 2, flags: {}, change: { up: true } })).resolves.toEqual([]);
    expect(await heard).toMatchObject({
      kind: 'link',
      data: { index: 2 },
      attrs: { ifname: 'eth0', operstate: IF_OPER_DOWN },
    });
    const [, eth0] = await route().getLinks();
    expect(eth0!.data.flags?.up).toBeFalsy();
  });
});

describe('GenericNetlinkSocket', () => {
  const nlctrl = {
    familyName: 'nlctrl',
    familyId: 16,
    version: 2,
    hdrsize: 0,
    maxattr: 0,
    ops: [
      { id: 3, flags: { cmdCapDo: true, cmdCapDump: true, cmdCapHaspol: true } },
      { id: 10, flags: { cmdCapDump: true, cmdCapHaspol: true } },
    ],
    mcastGroups: [{ id: 16, name: 'notify' }],
  };

  test('the controller describes itself by name', async () => {
    expect(await generic().ctrlRequest(CTRL_CMD_GETFAMILY, { familyName: 'nlctrl' })).toEqual([nlctrl]);
  });

  test('the controller describes itself by id', async () => {
    expect(await generic().ctrlRequest(CTRL_CMD_GETFAMILY, { familyId: 16 })).toEqual([nlctrl]);
  });

  test('a dump of families begins with the controller', async () => {
    const [first] = await generic().ctrlRequest(CTRL_CMD_GETFAMILY, {}, { flags: NLM_F_DUMP });
    expect(first).toEqual(nlctrl);
  });

  test('an unknown family rejects with ENOENT', async () => {
    await expect(generic().ctrlRequest(CTRL_CMD_GETFAMILY, { familyName: 'no-such' })).rejects.toThrow('ENOENT');
  });
});

test('no native addon comes into this process', () => {
  expect(nativeAddons()).toEqual(ADDONS_BEFORE);
});

/** The package's names for what `lo` carries on Linux 6.18, in the order of the message. */
const LO_ATTRIBUTES = [
  'ifname', 'txqlen', 'operstate', 'linkmode', 'mtu', 'minMtu', 'maxMtu', 'group', 'promiscuity', 'numTxQueues', 'gsoMaxSegs',
  'gsoMaxSize', 'numRxQueues', 'carrier', 'carrierChanges', 'carrierUpCount', 'carrierDownCount', 'protoDown', 'address',
  'broadcast', 'stats64', 'stats', 'xdp', 'qdisc', 'afSpec', 'map',
]; // prettier-ignore

function ipv4(address: Uint8Array | undefined): string | undefined {
  return address && [...address].join('.');
}

/** The package's own addons in this process. Another test file of the same worker may have brought one in before. */
function nativeAddons(): string[] {
  const report = process.report.getReport() as unknown as { sharedObjects: string[] };
  return report.sharedObjects.filter((path) => path.endsWith('.node') && path.includes('netlink'));
}
