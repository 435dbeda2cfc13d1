/**
 * One process watches addresses, another adds one, and a third may not: `node examples/monitor.js`, after `npm ci`.
 * Nothing of this machine is touched: the kernel is a WebAssembly module and its network is its own.
 */
import { Kernel, NETLINK_ROUTE, NetlinkSocket, NLM_F_CREATE, NLM_F_EXCL } from 'netlink-wasm';

const RTM_NEWADDR = 20;
const RTNLGRP_IPV4_IFADDR = 5;
const AF_INET = 2;
const IFA_ADDRESS = 1;
const IFA_LOCAL = 2;
const ETH0 = 2;

const kernel = await Kernel.create({ preset: 'starry' });

// `ip monitor address`: joins a multicast group and waits.
const watcher = kernel.process({ pid: 100, uid: 1000 });
const monitor = NetlinkSocket.open(watcher, NETLINK_ROUTE, { groups: [RTNLGRP_IPV4_IFADDR] });
const heard = nextEvent();

// `ip address add 192.0.2.1/24 dev eth0`, by a process with every capability.
const root = NetlinkSocket.open(kernel.init, NETLINK_ROUTE);
await root.request(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, address([192, 0, 2, 1], 24, ETH0));
console.log(`monitor: ${await heard}`);

// The same by the watcher, who has none.
const user = NetlinkSocket.open(watcher, NETLINK_ROUTE);
await user
  .request(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, address([192, 0, 2, 2], 24, ETH0))
  .then(() => console.log('uid 1000: added'))
  .catch((error) => console.log(`uid 1000: ${error.code}`));

kernel.close();

async function nextEvent() {
  for await (const { type, payload } of monitor) {
    return `message ${type}, link ${payload[4]}, prefix length ${payload[1]}, address ${payload.slice(12, 16).join('.')}`;
  }
}

/** RTM_NEWADDR's body: `struct ifaddrmsg`, then the address as IFA_LOCAL and IFA_ADDRESS. */
function address(bytes, prefixLength, link) {
  return Uint8Array.of(
    ...[AF_INET, prefixLength, 0, 0, link, 0, 0, 0],
    ...[8, 0, IFA_LOCAL, 0, ...bytes],
    ...[8, 0, IFA_ADDRESS, 0, ...bytes],
  );
}
