/**
 * Files of the network that programs look at, list, open and write by their paths, under `run` and in a fresh network namespace: brctl(8) and sysctl(8)
 * live on them, and so do shells and CPython.
 */
import { join } from 'node:path';
import { type Outcome, PROGRAMS, run, runOnLinuxWithFiles, testWith } from './command.js';

/** What the same state shows differently each time. */
const DYNAMIC: readonly [RegExp, string][] = [
  [/([0-9a-f]{2}:){5}[0-9a-f]{2}/g, 'MAC'],
  [/\b([0-9a-f]{4})\.[0-9a-f]{12}\b/g, '$1.ID'],
  [/((gc|hello|forward delay) timer\t+) +[\d.]+/g, '$1TIME'],
  // Settings that are no part of what the kernel tells by netlink.
  [/^net\.ipv6\.conf\..*(regen_min_advance|ra_honor_pio_\w+) = .*\n/gm, ''],
];

function masked({ status, stdout, stderr }: Outcome): Outcome {
  const mask = (text: string): string => DYNAMIC.reduce((masked, [from, to]) => masked.replace(from, to), text);
  return { status, stdout: mask(stdout), stderr: mask(stderr) };
}

const BEGIN = `
  t() { echo "\\$ $*"; "$@" 2>&1; echo "=> $?"; }
  ip link add v0 type veth peer name v1; ip link add br0 type bridge; ip link add br1 type bridge
  ip link set v0 master br0; ip link set v0 up; ip link set br0 up; ip link set v1 up; sleep 1.1`;

const SCRIPTS: readonly [string, string[], string][] = [
  [
    'brctl shows and sets bridges',
    ['brctl'],
    `t brctl show; t brctl show br0; t brctl showstp br0; t brctl show nosuch
     t brctl stp br0 on; t brctl setfd br0 5; t brctl sethello br0 3; t brctl setmaxage br0 25; t brctl setageing br0 100; t brctl setbridgeprio br0 100
     t brctl setpathcost br0 v0 55; t brctl setportprio br0 v0 5; t brctl hairpin br0 v0 on; t brctl setfd br0 500; t brctl setfd nosuch 5
     t brctl setfd v0 5; t brctl showstp br0 | grep -v state; t brctl show`,
  ],
  [
    'sysctl reads, writes and lists settings',
    ['sysctl'],
    `t sysctl net.ipv4.ip_forward net.ipv6.conf.v0.disable_ipv6; t sysctl -w net.ipv4.ip_forward=1; t sysctl -w net.ipv4.ip_forward=x
     t sysctl net.ipv4.conf.nosuch.forwarding; t sysctl net.ipv4.conf.v0.nosuch; t sysctl -w net.ipv6.conf.v0.mtu=70; t sysctl -w net.ipv6.conf.v0.mtu=1400
     t sysctl -w net.ipv4.conf.v0.mc_forwarding=1; t sysctl -n net.ipv4.conf.v0.forwarding; t sysctl -e net.ipv4.conf.nosuch.tag
     sysctl -a 2> /dev/null | grep '^net.ipv[46].conf'; ls -l /proc/sys/net/ipv4/conf /proc/sys/net/ipv4/conf/v0 | sed 's/ [A-Z].. .. ..:.. / /'`,
  ],
  [
    'a shell tests, follows, reads and writes',
    ['realpath', 'stat'],
    `for f in e d L f r w x; do for i in v0 eth0 v0/mtu v0/address v0/ nosuch/mtu; do test -$f /sys/class/net/$i; echo $f $i $?; done; done
     t readlink /sys/class/net/v0; t readlink -f /sys/class/net/v0/master; t realpath /sys/class/net/v0/brport/bridge/brif; t readlink /sys/class/net/v0/mtu
     t ls /sys/class/net/br0/brif /sys/class/net/v0/brport /sys/class/net/nosuch; t cat /sys/class/net/nosuch/mtu; t cat /sys/class/net; t cat /sys/class/net/v0/mtu/x
     t cat /sys/class/net/lo/carrier; t cd /sys/class/net; t cat v0/mtu; t ls; t cat ../net/v0/ifindex; cd /; t ls -d /sys/class/net/*
     for f in mtu ifalias tx_queue_len netdev_group flags carrier proto_down; do for v in 1500 7 x 0x10 010 1 0 -1 99999999999; do
       echo $v > /sys/class/net/v1/$f; echo $f $v $?; cat /sys/class/net/v1/$f; done; done; ip link show v1
     for i in bridge/priority bridge/stp_state bridge/ageing_time bridge/group_fwd_mask bridge/multicast_snooping bridge/flush; do for v in 1 x 99999; do
       echo $v > /sys/class/net/br0/$i; echo $i $v $?; cat /sys/class/net/br0/$i; done; done
     for i in address nosuch brport/flush brport/learning brport/path_cost brport/priority brport/backup_port; do for v in 1 v1 99999; do
       echo $v > /sys/class/net/v0/$i; echo $i $v $?; done; cat /sys/class/net/v0/$i; done
     echo 1 > /sys/class/net/nosuch; echo 1 > /sys/class/net/v0; echo 1 > /proc/sys/net/ipv4/conf/nosuch/tag; echo 1 > /proc/sys/net/ipv4/conf/v0/nosuch
     echo 1 > /proc/sys/net/ipv4/route/flush; cat /proc/sys/net/ipv4/route/flush
     stat -c '%A %F %n %s' /sys/class/net /sys/class/net/v0 /sys/class/net/v0/ /sys/class/net/v0/mtu /sys/class/net/v0/address /proc/sys/net/ipv4/conf/v0 \
       /proc/sys/net/ipv4/conf/v0/tag /proc/sys/net/ipv4/conf/v0/mc_forwarding /proc/sys/net/ipv6/conf/v0/stable_secret /proc/net/dev /proc/sys/net/ipv4/route/flush`,
  ],
  [
    'numbers too big, and what else is no number; links to directories; what tables count',
    ['stat', 'bash'],
    `for i in 4294967296 4294967297 18446744073709551616 -1 0x10 010 99999999999999999999 '' ' 5' '5 6' 5x +5; do
       for f in v0/brport/{path_cost,priority,hairpin_mode,multicast_router,group_fwd_mask,flush,isolated,backup_port} \
         br0/bridge/{hello_time,stp_state,priority,multicast_membership_interval,multicast_last_member_count,hash_max,multicast_router,group_addr} \
         v0/{mtu,tx_queue_len,gro_flush_timeout,ifindex} v0/queues/tx-0/tx_maxrate; do
         echo "$i" > /sys/class/net/$f; echo "[$i] $f $?"; cat /sys/class/net/$f; done; done 2>&1 | sed 's/^[^ ]* line [0-9]*: //'
     stat -c '%n %h' /sys/class/net /sys/class/net/lo/ /sys/class/net/v0/queues /proc/net/dev_snmp6 /proc/sys/net/ipv4/conf /proc/sys/net/ipv4/conf/lo
     ip tuntap add q0 mode tun one_queue; ip tuntap add q1 mode tap one_queue pi; ip tuntap; cat /sys/class/net/q?/tun_flags; sleep 3; cut -c 1-9 /proc/net/rt6_stats
     cat /proc/net/stat/rt_cache | sed 's/[0-9a-f]\\{8\\}/N/g'`,
  ],
  [
    'other shells and tools, in other namespaces too',
    ['busybox', 'bash', 'tee'],
    `t busybox ls /sys/class/net; t busybox brctl show; t busybox sysctl -w net.ipv4.ip_forward=1; t busybox readlink -f /sys/class/net/v0
     t head -c 4 /sys/class/net/v0/mtu; t dd if=/sys/class/net/v0/mtu bs=1 count=2 status=none; t wc -c /sys/class/net/v0/mtu
     t bash -c 'cd /sys/class/net; for i in *; do echo $i $(< $i/address); done; echo 1300 > v0/mtu && cat v0/mtu; echo 7 > v0/mtu; echo v* */brport'
     t unshare -n sh -c 'ip link add in0 type bridge; cat /proc/sys/net/ipv4/ip_forward; echo 0 > /proc/sys/net/ipv4/conf/in0/rp_filter; ls /proc/sys/net/ipv4/conf'
     echo 1250 | t tee /sys/class/net/v0/mtu /sys/class/net/v1/mtu; cat /sys/class/net/v?/mtu; t sed -n 1p /proc/sys/net/ipv6/conf/v0/mtu`,
  ],
];
for (const [title, needs, script] of SCRIPTS) {
  testWith(['namespace', 'ip', '/dev/fuse', ...needs], title, () => {
    const program = [needs.includes('bash') ? 'bash' : 'sh', '-c', `${BEGIN}\n${script}`];
    expect(masked(run(program))).toEqual(masked(runOnLinuxWithFiles(program)));
  });
}

testWith(['namespace', 'ip', '/dev/fuse', 'python3'], 'CPython looks, lists, opens and writes', () => {
  const program = ['python3', join(PROGRAMS, 'files.py')];
  const [ours, linux] = [run(program), runOnLinuxWithFiles(program)];
  // A directory of this name tells of the power of machines.
  expect({ ...ours, stdout: ours.stdout.replaceAll(/, 'power'|'power', /g, '') }).toEqual(linux);
  expect(linux.status).toBe(0);
});
