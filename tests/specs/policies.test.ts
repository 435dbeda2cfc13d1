/**
 * The policies in specs/ against the running kernel: policies.py asks it for the rule of each attribute. What is in specs/ is Linux 6.18, so
 * another kernel is not asked.
 */
import { execFileSync } from 'node:child_process';
import { release } from 'node:os';
import { join } from 'node:path';
import { own } from './own.js';
import { policiesOf, refuses, rulesOf, strictOf } from './rules.js';

interface Answer {
  policies: Record<string, Record<string, string>>;
  strict: Record<string, number[]>;
  silent: Record<string, Record<string, number[]>>;
  lengths: number[];
  unreachable: Record<string, string>;
}

/** Policies that policies.py has no way to, whatever the kernel. */
const NOT_ASKED = [
  'bit-policy',
  'bitset-policy',
  'bond-slave-policy',
  'br-fdb-del-bulk-policy',
  'br-mdbe-attrs-del-bulk-policy',
  'br-mdbe-attrs-policy',
  'br-mdbe-get-policy',
  'br-mst-nl-policy',
  'br-nda-fdb-policy',
  'br-vlan-db-dump-policy',
  'br-vlan-db-global-policy',
  'br-vlan-db-policy',
  'br-vlan-policy',
  'br-vlandb-tinfo-policy',
  'cable-test-tdr-act-cfg-policy',
  'get-stringset-policy',
  'mdba-policy',
  'netdev-napi-get-dump-nl-policy',
  'netdev-none-nl-policy',
  'netdev-qstats-get-nl-policy',
  'netdev-queue-get-dump-nl-policy',
  'rtnl-stats-get-policy',
  'rtnl-stats-set-policy',
  'strset-stringsets-policy',
  'tbf-policy',
  'tcaa-policy',
  'vlan-map-policy',
  'vlan-tunnel-policy',
  'vni-filter-entry-policy',
  'vni-filter-policy',
  'vxlan-del-bulk-policy',
  'vxlan-mdbe-attrs-del-bulk-policy',
  'vxlan-mdbe-attrs-get-policy',
  'vxlan-mdbe-attrs-policy',
  'vxlan-mdbe-src-list-entry-policy',
  'vxlan-mdbe-src-list-policy',
];

const policies = new Map([...own.values()].flatMap((spec) => [...policiesOf(spec)]));
const reason = whyNot();

function whyNot(): string | undefined {
  if (process.platform !== 'linux') return `this is ${process.platform}`;
  if (!/^6\.18\b/.test(release())) return `this is Linux ${release()}`;
  try {
    execFileSync('unshare', ['-n', 'python3', '-c', ''], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return `no network namespace for python3: ${(error as Error).message.split('\n').at(-2) ?? ''}`;
  }
}

const live = reason === undefined ? describe : describe.skip;

live(`the running kernel's policies${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  const program = join(__dirname, 'policies.py');
  const answer =
    reason === undefined
      ? (JSON.parse(execFileSync('unshare', ['-n', 'python3', program], { encoding: 'utf8' })) as Answer)
      : { policies: {}, strict: {}, silent: {}, lengths: [], unreachable: {} };
  const unreachable = Object.entries(answer.unreachable);
  if (unreachable.length > 0) console.log(`not asked: ${unreachable.map((pair) => pair.join(': ')).join('; ')}`);

  test('every policy has been asked for, or there is a reason', () => {
    const asked = [answer.policies, answer.silent, answer.unreachable].flatMap((part) => Object.keys(part));
    expect([...asked, ...NOT_ASKED].sort()).toEqual([...policies.keys()].sort());
  });

  test.each(Object.entries(answer.policies))('%s', (name, rules) => {
    const policy = policies.get(name)!;
    expect(rulesOf(policy)).toEqual(rules);
    if (policy.hasStart) expect(strictOf(policy)).toEqual(answer.strict[name]);
  });

  test.each(Object.entries(answer.silent))('%s, by what is refused', (name, refused) => {
    const policy = policies.get(name)!;
    const strict = strictOf(policy);
    // What is rejected is EINVAL, which such an attribute by itself would be anyway: `link-corners` shows it beside another.
    const told = Object.entries(rulesOf(policy)).filter(([, rule]) => rule !== 'reject');
    const expected = told.map(([number, rule]) => [
      number,
      answer.lengths.filter((length) => refuses(rule, length, strict.includes(Number(number)))),
    ]);
    expect(Object.fromEntries(expected)).toEqual(refused);
  });
});
