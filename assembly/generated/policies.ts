/**
 * Attribute policies of Linux's requests, a rule a type, in the encoding of wire/policy.ts: 0x1000 nested, 0x2000 at least so many
 * bytes, 0x4000 at most, 0x8000 text of at most so many, 0xc000 NUL-ended text; else a number's bytes.
 */

/** ifla_policy, to IFLA_MAX. */
// prettier-ignore
export const LINK_POLICY: usize = memory.data<u16>([
  // 0: unspec, address, broadcast, ifname, mtu, link, qdisc, stats, cost, priority
  0, 0x4020, 0x4020, 0x800f, 4, 4, 0, 0, 0, 0,
  // 10: master, wireless, protinfo, txqlen, map, weight, operstate, linkmode, linkinfo, net_ns_pid
  4, 0, 0, 4, 0x201c, 4, 1, 1, 0x1000, 4,
  // 20: ifalias, num_vf, vfinfo_list, stats64, vf_ports, port_self, af_spec, group, net_ns_fd, ext_mask
  0x80ff, 0, 0x1000, 0, 0x1000, 0x1000, 0x1000, 4, 4, 4,
  // 30: promiscuity, num_tx_queues, num_rx_queues, carrier, phys_port_id, carrier_changes, phys_switch_id, link_netnsid,
  // phys_port_name, proto_down
  4, 4, 4, 1, 0x4020, 4, 0x4020, 4, 0, 1,
  // 40: gso_max_segs, gso_max_size, pad, xdp, event, new_netnsid, target_netnsid, carrier_up_count, carrier_down_count, new_ifindex
  4, 4, 0, 0x1000, 0, 0, 4, 4, 4, 4,
  // 50: min_mtu, max_mtu, prop_list, alt_ifname, perm_address, proto_down_reason, parent_dev_name, parent_dev_bus_name,
  // gro_max_size, tso_max_size
  4, 4, 0x1000, 0x807f, 0, 0, 0, 0, 4, 4,
  // 60: tso_max_segs, allmulti, devlink_port, gso_ipv4_max_size, gro_ipv4_max_size, dpll_pin, max_pacing_offload_horizon,
  // netns_immutable, headroom, tailroom
  4, 4, 0, 4, 4, 0, 0, 0, 0, 0,
]);

/** ifla_info_policy, to INFO_DATA: kind, data. */
// prettier-ignore
export const LINKINFO_POLICY: usize = memory.data<u16>([0, 0x801f, 0]);

/** veth_policy: peer, at least a struct ifinfomsg. */
// prettier-ignore
export const VETH_POLICY: usize = memory.data<u16>([0, 0x2010]);

/** inet6_af_policy, to ADDR_GEN_MODE: token, addr_gen_mode. */
// prettier-ignore
export const INET6_LINK_POLICY: usize = memory.data<u16>([0, 0, 0, 0, 0, 0, 0, 0x2010, 1]);

/** ifa_ipv4_policy, to IFA_MAX: address, local, label, broadcast, anycast, cacheinfo, multicast, flags, rt_priority, target_netnsid, proto. */
// prettier-ignore
export const ADDRESS4_POLICY: usize = memory.data<u16>([0, 4, 4, 0x800f, 4, 0, 0x2010, 0, 4, 4, 4, 1]);

/** ifa_ipv6_policy, likewise. */
// prettier-ignore
export const ADDRESS6_POLICY: usize = memory.data<u16>([0, 0x2010, 0x2010, 0, 0, 0, 0x2010, 0, 4, 4, 4, 1]);

/** ctrl_policy_family, to FAMILY_NAME: family_id, family_name. */
// prettier-ignore
export const CONTROL_POLICY: usize = memory.data<u16>([0, 2, 0xc00f]);

/** ctrl_policy_policy, to OP: family_id, family_name, op. */
// prettier-ignore
export const CONTROL_DUMP_POLICY: usize = memory.data<u16>([0, 2, 0xc00f, 0, 0, 0, 0, 0, 0, 0, 4]);
