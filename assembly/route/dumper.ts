/** The dumps of rtnetlink: what `Dump.handler` says. */
export const enum Dumper {
  LINKS,
  LINKS6,
  ADDRESSES,
  ADDRESSES4,
  ADDRESSES6,
}
