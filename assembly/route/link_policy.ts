/**
 * Attribute policies of link requests (ifla_policy, ifla_info_policy, veth_policy): see wire/policy.ts for the encoding.
 */

import { IFLA_MAX } from '../generated/if_link';

// prettier-ignore
export const LINK_POLICY: usize = memory.data<u8>([
  // 0 unspec, address, broadcast, ifname, mtu, link, qdisc, stats, cost, priority
  0, 0x60, 0x60, 0x8f, 4, 4, 0, 0, 0, 0,
  // 10 master, wireless, protinfo, txqlen, map, weight, operstate, linkmode, linkinfo, net_ns_pid
  4, 0, 0, 4, 0x20 | 28, 4, 1, 1, 0x10, 4,
  // 20 ifalias, num_vf, vfinfo_list, stats64, vf_ports, port_self, af_spec, group, net_ns_fd, ext_mask
  0, 0, 0x10, 0, 0x10, 0x10, 0x10, 4, 4, 4,
  // 30 promiscuity, num_tx_queues, num_rx_queues, carrier, phys_port_id, carrier_changes, phys_switch_id, link_netnsid, …, proto_down
  4, 4, 4, 1, 0x60, 4, 0x60, 4, 0, 1,
  // 40 gso_max_segs, gso_max_size, pad, xdp, event, new_netnsid, target_netnsid, carrier_up_count, down_count, new_ifindex
  4, 4, 0, 0x10, 0, 0, 4, 4, 4, 4,
  // 50 min_mtu, max_mtu, prop_list, alt_ifname, perm_address, proto_down_reason, …, gro_max_size, tso_max_size
  4, 4, 0x10, 0x80 | 0x3f, 0, 0, 0, 0, 4, 4,
  // 60 tso_max_segs, allmulti, devlink_port, gso_ipv4_max_size, gro_ipv4_max_size, …
  4, 4, 0, 4, 4, 0, 0, 0, 0, 0,
]);

/** Room for the attributes of a link request; and of a veth's peer, which is a link request within one. */
export const linkTable: usize = memory.data((IFLA_MAX + 1) * 4, 4);
export const peerTable: usize = memory.data((IFLA_MAX + 1) * 4, 4);

export const LINKINFO_MAX: u32 = 2;
/** kind: text of at most 31 bytes; data: any. */
// prettier-ignore
export const LINKINFO_POLICY: usize = memory.data<u8>([0, 0x80 | 31, 0]);
export const linkInfoTable: usize = memory.data((LINKINFO_MAX + 1) * 4, 4);

export const VETH_MAX: u32 = 1;
/** peer: at least a struct ifinfomsg. */
// prettier-ignore
export const VETH_POLICY: usize = memory.data<u8>([0, 0x20 | 16]);
export const vethTable: usize = memory.data((VETH_MAX + 1) * 4, 4);
