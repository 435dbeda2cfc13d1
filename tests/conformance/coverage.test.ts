/**
 * Each message about links and addresses, and each attribute of them, is in a recorded scenario: taken by Linux once at least, too short,
 * zero and with all its bits where it is an integer, and told. What can't be is here, with the reason; nothing else may be missing,
 * and nothing here may have come to be recorded.
 */
import { Coverage } from './coverage.js';
import { loadRecording, recordingNames } from './recording.js';

const KINDS = ['veth', 'bridge', 'ifb', 'macvlan', 'macvtap', 'vxlan', 'dummy', 'vlan', 'bond', 'vrf'];

/** What of the missing lines a reason is for. */
const REASONS: Record<string, [pattern: RegExp, why: string][]> = {
  'rt-link': [
    [/^getlink\/(num-vf|vfinfo-list|vf-ports|port-self)\b.*: told$/, 'no link of these kinds has virtual functions'],
    [/^getlink\/(phys-(port-id|switch-id|port-name)|perm-address|parent-dev-(bus-)?name): told$/, 'no hardware'],
    [/^getlink\/(devlink-port|dpll-pin)\/.*: told$/, 'no hardware'],
    [/^getstats\/link-offload-xstats\/(cpu-hit|hw-s-info\/.*|l3-stats): told$/, 'no hardware'],
    [/^newlink\/map: taken$/, 'no driver here lets its resources be set'],
    [/\/mctp\b/, 'this Linux has no MCTP'],
    [/^newlink\/(net-ns-pid|xdp\/(fd|expected-fd)): zero$/, '0 is a descriptor, or a process, of the player'],
    [/^getlink\/xdp\/.*: told$/, 'a program would have to be loaded'],
    [/^getlink\/(net-ns-pid|net-ns-fd|ext-mask|weight|pad): told$/, 'in requests only'],
    [/^getlink\/alt-ifname: told$/, 'within prop-list'],
    [/^getlink\/proto-down-reason\/mask: told$/, 'in requests only'],
    [/^getlink\/linkinfo\/data\(.*\)\/(fdb-flush|macaddr-mode|macaddr|mc-route|peer): told$/, 'in requests only'],
    [/^getlink\/linkinfo\/slave-data\(bridge\)\/(flush|learning-sync): told$/, 'in requests only'],
    [/^newlink\/linkinfo\/data\(.*\)\/macaddr-count: taken$/, 'in what is told only'],
    [/^newlink\/linkinfo\/data\(bond\)\/ad-info\//, 'in what is told only'],
    [/^newlink\/linkinfo\/slave-data\(vrf\)\/table: taken$/, 'in what is told only'],
    [/^getlink\/linkinfo\/data\(bridge\)\/mcast-querier-state\/.*-(port|other-timer): told$/, 'nobody else asks'],
    [/^getlink\/(linkinfo\/xstats|af-spec\/inet6\/mcast): told$/, 'no longer told'],
    [/^getlink\/linkinfo\/(data|slave-data)(\(|: short)/, 'a dump looks at the kind alone'],
    [/macaddr-data\/macaddr: short$/, 'an address that is too short is passed over'],
  ],
  'rt-addr': [],
};

describe.each(Object.entries(REASONS))('the scenarios of %s', (spec, reasons) => {
  const coverage = new Coverage(spec);
  for (const name of recordingNames()) coverage.add(loadRecording(name));
  const missing = coverage.missing(KINDS);

  test('lack nothing without a reason', () => {
    expect(missing.filter((line) => !reasons.some(([pattern]) => pattern.test(line)))).toEqual([]);
  });

  test('lack what there is a reason for', () => {
    expect(reasons.filter(([pattern]) => !missing.some((line) => pattern.test(line)))).toEqual([]);
  });
});

test('what is not in the recordings is missed', () => {
  const nothing = new Coverage('rt-addr').missing(KINDS);
  expect(nothing).toEqual(
    expect.arrayContaining(['newaddr/flags: taken', 'newaddr/flags: short', 'newaddr/flags: ones']),
  );
  expect(nothing).toEqual(expect.arrayContaining(['getaddr/label: told', 'getaddr/target-netnsid: zero']));
});
