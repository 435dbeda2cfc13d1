/** The dumps of rtnetlink: what `Dump.handler` says. */
export const enum Dumper {
  LINKS,
  LINKS6,
  BRIDGE_PORTS,
  ADDRESSES,
  ADDRESSES4,
  ADDRESSES6,
  NAMESPACE_IDS,
  ROUTES,
  ROUTES4,
  ROUTES6,
  MULTICAST_ROUTES,
  RULES,
}
