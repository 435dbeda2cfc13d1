/**
 * `netlink-wasm demo`: the main job on one screen. It boots a kernel with the preset `starry`, and every line it shows
 * is decoded from what came over a socket: two route dumps, a dump of the generic families, the events that woke a
 * second process, and what CPython's own libc made of the first.
 */
import {
  AF_NETLINK,
  concat,
  cString,
  decodeMessages,
  encodeAttribute,
  Kernel,
  NETLINK_ADD_MEMBERSHIP,
  NETLINK_GENERIC,
  NETLINK_KOBJECT_UEVENT,
  NETLINK_ROUTE,
  NetlinkSocket,
  NLM_F_CREATE,
  NLM_F_EXCL,
  poll,
  POLLIN,
  type Process,
  SOCK_RAW,
  SOL_NETLINK,
  UEVENT_GROUP_KERNEL,
} from '../index.js';
import { describeAddress, describeFamily, describeLink, describeUevent, linkIndex } from './describe.js';
import { pythonInterfaces } from './python.js';
import type { Terminal } from './terminal.js';
import { CTRL_CMD_GETFAMILY, GENL_ID_CTRL } from '../generated/nlctrl.js';
import { IFADDRMSG_SIZE, RTM_GETADDR } from '../generated/rt-addr.js';
import {
  IFINFOMSG_SIZE,
  IFLA_IFNAME,
  IFLA_INFO_DATA,
  IFLA_INFO_KIND,
  IFLA_LINKINFO,
  RTM_GETLINK,
  RTM_NEWLINK,
  RTNLGRP_LINK,
  VETH_INFO_PEER,
} from '../generated/rt-link.js';

/** Room for one datagram: what `ip monitor` and `udevadm monitor` get fits. */
const DATAGRAM_SIZE = 8192;
/** How long the monitor goes on sleeping after its last event, in milliseconds. */
const QUIET = 50;

export async function demo(terminal: Terminal): Promise<void> {
  const kernel = await Kernel.create({ preset: 'starry' });
  try {
    terminal.line("A kernel of its own, with the preset 'starry'. What follows is decoded from what its sockets said.");
    await showLinksAndAddresses(terminal, kernel.init);
    await showFamilies(terminal, kernel.init);
    await showMonitor(terminal, kernel);
    await showPython(terminal, kernel.process({ pid: 42, uid: 1000 }));
  } finally {
    kernel.close();
  }
}

async function showLinksAndAddresses(terminal: Terminal, process: Process): Promise<void> {
  heading(terminal, 'Links and addresses', 'NETLINK_ROUTE: dumps of RTM_GETLINK and RTM_GETADDR');
  const socket = NetlinkSocket.open(process, NETLINK_ROUTE);
  const links = await socket.dump(RTM_GETLINK, new Uint8Array(IFINFOMSG_SIZE));
  const addresses = await socket.dump(RTM_GETADDR, new Uint8Array(IFADDRMSG_SIZE));
  socket.close();

  const described = addresses.map(({ payload }) => describeAddress(payload));
  for (const { payload } of links) {
    terminal.line(`  ${describeLink(payload)}`);
    for (const { index, line } of described) {
      if (index === linkIndex(payload)) terminal.line(`     ${line}`);
    }
  }
}

async function showFamilies(terminal: Terminal, process: Process): Promise<void> {
  heading(terminal, 'Generic families', 'NETLINK_GENERIC: a dump of CTRL_CMD_GETFAMILY, from nlctrl');
  const socket = NetlinkSocket.open(process, NETLINK_GENERIC);
  const header = Uint8Array.of(CTRL_CMD_GETFAMILY, 1, 0, 0);
  for (const { payload } of await socket.dump(GENL_ID_CTRL, header)) terminal.line(`  ${describeFamily(payload)}`);
  socket.close();
}

/** A second process sleeps in poll() on two sockets; the first adds a veth pair and so wakes it. */
async function showMonitor(terminal: Terminal, kernel: Kernel): Promise<void> {
  heading(terminal, 'Events', 'a monitor, pid 200 and unprivileged, sleeps in poll() while init adds a veth pair');
  const monitor = kernel.process({ pid: 200, uid: 1000 });
  const sources: Source[] = [
    { name: 'NETLINK_ROUTE', fd: subscribe(monitor, NETLINK_ROUTE, RTNLGRP_LINK), describe: describeLinkEvents },
    {
      name: 'NETLINK_KOBJECT_UEVENT',
      fd: subscribe(monitor, NETLINK_KOBJECT_UEVENT, UEVENT_GROUP_KERNEL),
      describe: (datagram) => [describeUevent(datagram)],
    },
  ];
  await Promise.all([watch(terminal, monitor, sources), addVeth(kernel.init)]);
  monitor.exit();
}

/** A socket of the monitor's. */
interface Source {
  name: string;
  fd: number;
  /** The lines that a datagram of it makes. */
  describe: (datagram: Uint8Array) => string[];
}

function describeLinkEvents(datagram: Uint8Array): string[] {
  return decodeMessages(datagram).map(
    ({ type, payload }) => `${type === RTM_NEWLINK ? 'RTM_NEWLINK' : `message ${type}`} ${describeLink(payload)}`,
  );
}

async function addVeth(process: Process): Promise<void> {
  const socket = NetlinkSocket.open(process, NETLINK_ROUTE);
  await socket.request(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, vethRequest('veth0', 'veth1'));
  socket.close();
}

function subscribe(process: Process, protocol: number, group: number): number {
  const fd = process.socket(AF_NETLINK, SOCK_RAW, protocol);
  process.bind(fd, { pid: 0 });
  process.setsockopt(fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
  return fd;
}

/** Sleeps until something arrives, shows it, and goes on until it has been quiet for a while. */
async function watch(terminal: Terminal, monitor: Process, sources: readonly Source[]): Promise<void> {
  const watched = sources.map(({ fd }) => ({ process: monitor, fd, events: POLLIN }));
  for (let timeout = -1; ; timeout = QUIET) {
    const ready = new Set((await poll(watched, { timeout })).map(({ fd }) => fd));
    if (ready.size === 0) return;
    for (const { name, fd, describe } of sources.filter((source) => ready.has(source.fd))) {
      terminal.line(`  ${terminal.green('woken')} by ${name}`);
      while (monitor.poll(fd) & POLLIN) {
        for (const line of describe(monitor.recvfrom(fd, DATAGRAM_SIZE).data)) terminal.line(`    ${line}`);
      }
    }
  }
}

async function showPython(terminal: Terminal, process: Process): Promise<void> {
  heading(
    terminal,
    'CPython',
    'pyodide, unmodified: socket.if_nameindex(), by way of its libc and host/adapters/emscripten',
  );
  const answer = await pythonInterfaces(process);
  if (answer === undefined) {
    terminal.line(
      `  ${terminal.yellow('skipped')}: the package pyodide is not installed here; get it with 'npm install pyodide'`,
    );
    return;
  }
  terminal.line(`  Python ${answer}`);
}

function heading(terminal: Terminal, title: string, detail: string): void {
  terminal.line();
  terminal.line(`${terminal.bold(title)}  ${terminal.dim(detail)}`);
}

/** RTM_NEWLINK's body for a veth pair: `struct ifinfomsg`, then IFNAME and LINKINFO { KIND, DATA { PEER { ifinfomsg, IFNAME } } }. */
function vethRequest(name: string, peer: string): Uint8Array {
  const header = new Uint8Array(IFINFOMSG_SIZE);
  const peerInfo = encodeAttribute(VETH_INFO_PEER, header, encodeAttribute(IFLA_IFNAME, cString(peer)));
  return concat(
    header,
    encodeAttribute(IFLA_IFNAME, cString(name)),
    encodeAttribute(
      IFLA_LINKINFO,
      encodeAttribute(IFLA_INFO_KIND, cString('veth')),
      encodeAttribute(IFLA_INFO_DATA, peerInfo),
    ),
  );
}
