/**
 * The command `netlink-wasm run` itself: exit statuses, options, identity, many processes, and what happens when one of the
 * parts fails.
 */
import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { compile, MADE, PROGRAMS, run, testWith } from './command.js';

describe('the exit status is the program’s', () => {
  test.each([
    ['it exits', 'exit 7', 7],
    ['a signal ends it', 'kill -KILL $$', 137],
    ['it leaves another behind', 'sleep 2 > /dev/null 2>&1 & exit 0', 0],
  ])('when %s', (_title, script, status) => {
    expect(run(['sh', '-c', script])).toEqual({ status, stdout: '', stderr: '' });
  });

  test.each([
    ['there is none', 'nosuch-program', 127, 'No such file or directory'],
    ['it can’t be executed', '/', 126, 'Permission denied'],
  ])('when %s', (_title, program, status, reason) => {
    const stderr = `netlink-wasm: cannot run '${program}': ${reason}\n`;
    expect(run([program])).toEqual({ status, stdout: '', stderr });
  });
});

test.each([
  [[], [], "'run' wants a program: run [OPTIONS] -- PROGRAM [ARGUMENT]…"],
  [['--preset', 'full'], ['true'], "unknown preset 'full': there are empty, starry"],
  [['--uid', 'root'], ['true'], "--uid takes a number up to 4294967294, and got 'root'"],
  [['--caps', 'net_admin,fly'], ['true'], "--caps takes all, none, or capabilities, and 'fly' is none"],
])('%j %j is a mistake', (options, program, message) => {
  const stderr = `netlink-wasm: ${message}\nTry 'netlink-wasm --help'.\n`;
  expect(run(program, { options })).toEqual({ status: 2, stdout: '', stderr });
});

test('without a C compiler it says so', () => {
  const { status, stderr } = run(['true'], { environment: { CC: 'no-such-cc' } });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^netlink-wasm: 'run' compiles a small bridge .* there is no C compiler 'no-such-cc' here; install one/,
  );
});

test('the bridge is compiled once', () => {
  run(['true']);
  const made = readdirSync(join(MADE, 'netlink-wasm'));
  run(['true']);
  expect(readdirSync(join(MADE, 'netlink-wasm'))).toEqual(made);
  expect(made.filter((name) => name.startsWith('build-'))).toEqual([]);
});

test('without a cache that can be written to it compiles for itself, and leaves nothing', () => {
  const temporary = mkdtempSync(join(MADE, 'tmp-'));
  const environment = { XDG_CACHE_HOME: '/dev/null', TMPDIR: temporary };
  expect(run(['true'], { environment })).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readdirSync(temporary)).toEqual([]);
  rmdirSync(temporary);
});

describe('identity', () => {
  const add = ['ip', 'link', 'add', 'type', 'veth'];
  const refused = { status: 2, stdout: '', stderr: 'RTNETLINK answers: Operation not permitted\n' };
  const done = { status: 0, stdout: '', stderr: '' };

  testWith(['ip'], '--uid 0 may, --uid 1000 may not', () => {
    expect(run(add, { options: ['--uid', '0'] })).toEqual(done);
    expect(run(add, { options: ['--uid', '1000'] })).toEqual(refused);
  });

  testWith(['ip'], '--caps gives and takes', () => {
    expect(run(add, { options: ['--uid', '1000', '--caps', 'net_raw,CAP_NET_ADMIN'] })).toEqual(done);
    expect(run(add, { options: ['--uid', '0', '--caps', 'none'] })).toEqual(refused);
    expect(run(add, { options: ['--uid', '0', '--caps', 'net_raw'] })).toEqual(refused);
    expect(run(add, { options: ['--caps', 'all'] })).toEqual(done);
  });
});

testWith(['ip'], 'fifty children at once', () => {
  const script = 'out=$(mktemp); for i in $(seq 50); do ip -o link >> $out & done; wait; sort $out | uniq -c; rm $out';
  const { stdout } = run(['sh', '-c', script], { options: ['--preset', 'starry'] });
  expect(stdout.match(/^ +50 [12]: (lo|eth0): /gm)).toHaveLength(2);
});

testWith(['python3'], 'ten thousand sockets', () => {
  const program = [
    'import os, socket',
    'def new(): return socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)',
    'before = len(os.listdir("/proc/self/fd"))',
    'for _ in range(10000): new().close()',
    'print(len(os.listdir("/proc/self/fd")) - before, new().fileno())',
  ].join('\n');
  expect(run(['python3', '-c', program])).toEqual({ status: 0, stdout: '0 512\n', stderr: '' });
});

describe('limits of descriptors', () => {
  const program = 'import socket; a = [socket.socket(16, 3, 0).detach() for _ in range(9)]; print(a[0], a[-1])';

  testWith(['python3'], 'a low one is kept', () => {
    const { stdout } = run(['python3', '-c', program], { before: 'ulimit -n 128' });
    expect(stdout).toBe('64 72\n');
  });

  testWith(['python3'], 'one that the program sets makes sockets EMFILE', () => {
    expect(run(['sh', '-c', `ulimit -n 64; exec python3 -c '${program}'`]).stderr).toContain('Too many open files');
  });
});

testWith(['ip'], '--trace shows what passes', () => {
  const { stdout, stderr } = run(['ip', 'link', 'show', 'lo'], { options: ['--trace'] });
  expect(stdout).toContain('LOOPBACK');
  expect(stderr).toMatch(/^\d+ > rt-link getlink flags 0x1 seq \d+ pid 0: .*\bifname: "lo"/m);
  expect(stderr).toMatch(/^\d+ < rt-link \w+ flags 0x0 seq \d+ pid \d+: .*\bifname: "lo".* mtu: 65536,/m);
});

describe('files of the network', () => {
  const read = (path: string): ReturnType<typeof run> => run(['cat', path], { options: ['--preset', 'starry'] });

  test('are the kernel’s', () => {
    expect(read('/sys/class/net/eth0/address')).toEqual({ status: 0, stdout: '02:00:00:00:00:01\n', stderr: '' });
    expect(read('/proc/thread-self/net/dev').stdout).toMatch(/^Inter.*\n face.*\n {4}lo: .*\n {2}eth0: .*\n$/);
  });

  testWith(['python3'], 'and listed, as often as wanted', () => {
    const script =
      'ls /sys/class/net; for i in /sys/class/net/*; do cat $i/mtu; done; ip link add type veth; exec "$@"';
    const program = [
      'import os',
      'for _ in range(50): names = sorted(os.listdir("/sys/class/net/"))',
      'print(names, os.path.isdir("/sys/class/net"))',
    ].join('\n');
    expect(run(['sh', '-c', script, 'sh', 'python3', '-c', program], { options: ['--preset', 'starry'] })).toEqual({
      status: 0,
      stdout: "eth0\nlo\n1500\n65536\n['eth0', 'lo', 'veth0', 'veth1'] True\n",
      stderr: '',
    });
  });

  test('and none of the machine’s are seen or written', () => {
    expect(read('/sys/class/net/nosuch/mtu').stderr).toMatch(/No such file/);
    expect(read('/proc/net/wireless').stderr).toMatch(/No such file/);
    expect(write('/sys/class/net/lo/address', [])).toMatch(/Permission denied/);
  });

  /** What is said when a 1 is written to a file. */
  function write(path: string, options: string[]): string {
    return run(['sh', '-c', `echo 1 > ${path}`], { options: ['--preset', 'starry', ...options] }).stderr;
  }

  const settings = `
    cat /proc/sys/net/ipv4/conf/eth0/arp_ignore
    echo 2 > /proc/sys/net/ipv4/conf/eth0/arp_ignore; cat /proc/sys/net/ipv4/conf/eth0/arp_ignore
    exec 4> /proc/sys/net/ipv4/conf/eth0/arp_ignore
    for i in 3 4; do echo $i >&4; done; exec 4>&-
    cat /proc/sys/net/ipv4/conf/eth0/arp_ignore
    echo words > /proc/sys/net/ipv4/conf/eth0/arp_ignore; echo $?; cat /proc/sys/net/ipv4/conf/eth0/arp_ignore`;
  const root = ['--preset', 'starry', '--uid', '0'];

  testWith(['/dev/fuse'], 'settings are set, and what is refused fails', () => {
    const { stdout, stderr } = run(['sh', '-c', settings], { options: root });
    expect({ stdout, stderr }).toEqual({
      stdout: '0\n2\n3\n1\n3\n',
      stderr: expect.stringMatching(/I\/O error/) as string,
    });
  });

  testWith(
    ['/dev/fuse', 'root'],
    'without a file system for them they are set before the next call, and what is refused is said',
    () => {
      const refused = 'netlink-wasm: /proc/sys/net/ipv4/conf/eth0/arp_ignore: EINVAL: invalid argument, write\n';
      const before = 'mount --bind /dev/null /dev/fuse';
      const { stdout, stderr } = run(['sh', '-c', settings], { options: root, before, unshare: ['-m'] });
      expect({ stdout, stderr }).toEqual({ stdout: '0\n2\n3\n0\n3\n', stderr: refused });
    },
  );

  test.each([
    ['of nobody who may not', '/proc/sys/net/ipv4/conf/eth0/forwarding', ['--uid', '1000', '--caps', 'none']],
    ['of a link of nobody who may not', '/sys/class/net/eth0/mtu', ['--uid', '1000', '--caps', 'none']],
    ['of the machine', '/proc/sys/net/ipv4/tcp_ecn', ['--uid', '0']],
  ])('settings %s are not written', (_title, path, options) => {
    expect(write(path, options)).toMatch(/Permission denied/);
  });

  test('those of sockets are the machine’s, as these are', () => {
    expect(read('/proc/net/unix').stdout).toMatch(/^Num /);
  });
});

describe('when a part fails', () => {
  const program = ['python3', join(PROGRAMS, 'stopped.py')];

  testWith(['python3'], 'a module that does not answer makes calls fail with EIO', () => {
    const { status, stdout, stderr } = run([...program, 'SIGSTOP'], { options: ['--timeout', '1'] });
    expect(stdout).toBe('EIO\nEIO\nEIO\n');
    expect(stderr).toBe(
      'netlink-wasm: the process that holds the kernel module does not answer; netlink calls of the program fail from now on\n',
    );
    expect(status).toBeNull();
  });

  testWith(['python3'], 'a module that is gone ends the program', () => {
    const { stderr } = run([...program, 'SIGKILL']);
    expect(stderr).toMatch(/^netlink-wasm: the process that holds the kernel module is gone; /);
  });

  test('a bridge that is killed takes the program along', () => {
    const { status, stdout, stderr } = run(['sh', '-c', 'kill -KILL $PPID; while :; do :; done; echo alive']);
    expect({ status, stdout }).toEqual({ status: 137, stdout: '' });
    expect(stderr).toBe('netlink-wasm: the bridge was ended by SIGKILL, and the program with it\n');
  });
});

if (process.arch === 'x64') {
  testWith(['cc'], 'programs of another architecture have no netlink', () => {
    const { stdout } = run([compile('cc', 'compat')]);
    expect(stdout).toBe('socket -97 socketcall -97 of another family works\n');
  });
}
