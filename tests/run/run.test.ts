/**
 * The command `netlink-wasm run` itself: exit statuses, options, identity, many processes, and what happens when one of the
 * parts fails.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { compile, MADE, MAIN, PROGRAMS, run, testWith } from './command.js';

/** Milliseconds in which a busy machine compiles the bridge, which the first to want it does. */
const COMPILING = 40_000;

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

describe('serve', () => {
  const socket = join(MADE, `serve-${process.pid}`);
  let server: ChildProcessByStdio<null, Readable, null>;

  beforeAll(async () => {
    server = spawn(process.execPath, [MAIN, 'serve', '--socket', socket], { stdio: ['ignore', 'pipe', 'inherit'] });
    expect(String((await once(server.stdout, 'data'))[0])).toBe(`serving a kernel at ${socket}\n`);
  }, COMPILING);
  afterAll(async () => {
    server.kill();
    expect((await once(server, 'exit'))[0]).toBe(0);
    expect(existsSync(socket)).toBe(false);
  });
  const options = ['--connect', socket];

  testWith(['ip'], 'programs share a kernel, one after the other', () => {
    expect(run(['ip', 'link', 'add', 'v0', 'type', 'veth', 'peer', 'name', 'v1'], { options }).status).toBe(0);
    expect(run(['ip', '-br', 'link'], { options }).stdout).toMatch(/^lo .*\nv1@v0 .*\nv0@v1 .*\n$/);
  });

  testWith(['ip'], 'and at once: a monitor sees what another run does', async () => {
    const monitor = spawn(process.execPath, [MAIN, 'run', ...options, '--', 'ip', 'monitor', 'link'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const heard = once(monitor.stdout, 'data');
    let mtu = 1400;
    // Until it listens.
    const again = setInterval(() => run(['ip', 'link', 'set', 'v0', 'mtu', `${mtu++}`], { options }), 300);
    expect(String((await heard)[0])).toContain(' v0@v1: ');
    clearInterval(again);
    monitor.kill();
    expect((await once(monitor, 'exit'))[0]).toBe(143);
  });

  testWith(['ip', 'root'], 'and from another PID namespace, where network namespaces are told apart too', () => {
    const script = `
      ip link add here type veth peer name there
      unshare -n sh -c 'ip link add apart type veth; sleep 0.2; ip -br link; ip link show here'
      ip link show apart; ip link set here netns $$; ip link show here > /dev/null && ip link del here`;
    const { stdout, stderr } = run(['sh', '-c', script], { options, unshare: ['-p', '-f', '--mount-proc'] });
    expect(stdout).toMatch(/^lo .*\nveth0@apart .*\napart@veth0 .*\n$/);
    expect(stderr).toBe(
      'Device "here" does not exist.\nDevice "apart" does not exist.\nRTNETLINK answers: Operation not supported\n',
    );
  });

  test('its options are not for run --connect', () => {
    expect(run(['true'], { options: [...options, '--trace'] }).status).toBe(2);
    expect(run(['true'], { options: ['--connect', '/nowhere'] }).stderr).toMatch(
      /^netlink-wasm: no kernel is served at \/nowhere: /,
    );
  });
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
    expect(read('/proc/net/ipv6_route').stderr).toMatch(/No such file/);
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

describe('--topology', () => {
  const directory = mkdtempSync(join(MADE, 'topology-'));
  const file = join(directory, 'office.yaml');
  const text = readFileSync(join(__dirname, '../../docs/topology.md'), 'utf8').match(/```yaml\n([^]*?)```/)![1]!;
  const options = ['--topology', file];
  afterAll(() => rmSync(directory, { recursive: true }));

  testWith(['ip'], 'says what there is', () => {
    writeFileSync(file, text);
    const { stdout, stderr } = run(['ip', '-br', 'addr'], { options });
    expect(stderr).toBe('');
    expect(stdout.replace(/ fe80::\S+/g, '').replace(/ +$/gm, '')).toBe(
      [
        'lo               UNKNOWN        127.0.0.1/8 ::1/128',
        'eth0             UP             10.0.2.15/24',
        'right@left       DOWN',
        'left@right       LOWERLAYERDOWN 192.0.2.1/24',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['device: true', 'device: true\n    mtu: big', "6: links/1/mtu: an integer is needed, and it is 'big'"],
    ['kind: veth', 'kind: wire', "9: links/2/data: no format for kind 'wire', so bytes are needed"],
    ['links:', 'link:', '3: link: unknown here; there are links, neighbours, routes, rules, namespaces'],
    [
      '[10.0.2.15/24]',
      '[10.0.2.15/24',
      '9: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ])('%j written as %j is told with its line', (right, wrong, message) => {
    writeFileSync(file, text.replace(right, wrong));
    expect(run(['true'], { options })).toEqual({ status: 1, stdout: '', stderr: `netlink-wasm: ${file}:${message}\n` });
  });

  test('a file that is not there is told', () => {
    const { status, stderr } = run(['true'], { options: ['--topology', join(directory, 'none')] });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^netlink-wasm: cannot read the topology: ENOENT/);
  });
});

describe('--state', () => {
  const directory = mkdtempSync(join(MADE, 'state-'));
  const state = join(directory, 'world');
  const options = ['--state', state, '--uid', '0'];
  afterAll(() => rmSync(directory, { recursive: true }));

  testWith(['ip'], 'commands share a world, one after the other', () => {
    expect(run(['ip', 'link', 'add', 'v0', 'type', 'veth', 'peer', 'name', 'v1'], { options }).stderr).toBe('');
    const first = run(['ip', '-br', 'link'], { options }).stdout;
    expect(first).toMatch(/^lo .*\nv1@v0 .*\nv0@v1 .*\n$/);
    expect(run(['ip', '-br', 'link'], { options })).toEqual({ status: 0, stdout: first, stderr: '' });
    expect(readdirSync(directory)).toEqual(['world']);
  });

  testWith(['ip'], 'and many at once, in turn', async () => {
    const adding = Array.from({ length: 8 }, (_, index) =>
      spawn(process.execPath, [MAIN, 'run', ...options, '--', 'ip', 'link', 'add', `many${index}`, 'type', 'veth'], {
        stdio: 'ignore',
      }),
    );
    const statuses = await Promise.all(adding.map(async (child) => (await once(child, 'exit'))[0] as number));
    expect(statuses).toEqual(adding.map(() => 0));
    expect(run(['ip', '-br', 'link'], { options }).stdout.match(/^many\d/gm)).toHaveLength(8);
  });

  testWith(['ip'], 'time passes between them', () => {
    expect(
      run(['ip', 'addr', 'add', '10.1.1.1/24', 'dev', 'lo', 'valid_lft', '2', 'preferred_lft', '1'], { options })
        .status,
    ).toBe(0);
    const address = (): string => run(['ip', '-br', 'addr', 'show', 'dev', 'lo'], { options }).stdout;
    expect(address()).toContain('10.1.1.1');
    utimesSync(state, new Date(), new Date(Date.now() - 60_000));
    expect(address()).not.toContain('10.1.1.1');
  });

  testWith(['ip'], 'what a program leaves open is closed', () => {
    const script =
      'sleep 1 | exec python3 -c "import socket, sys; s = socket.socket(16, 3, 0); s.bind((4242, 0)); sys.stdin.read()"';
    const bind = 'import socket; s = socket.socket(16, 3, 0); s.bind((4242, 0)); print(s.getsockname())';
    expect(run(['sh', '-c', script], { options }).stderr).toBe('');
    expect(run(['python3', '-c', bind], { options }).stdout).toBe('(4242, 0)\n');
  });

  test('a file that holds no world is left alone', () => {
    const other = join(directory, 'other');
    writeFileSync(other, 'my notes');
    const { status, stderr } = run(['true'], { options: ['--state', other] });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^netlink-wasm: cannot go on from .*other: these bytes are no snapshot\n$/);
    expect(readFileSync(other, 'utf8')).toBe('my notes');
    const nowhere = run(['true'], { options: ['--state', join(directory, 'no', 'where')] });
    expect(nowhere.stderr).toMatch(/^netlink-wasm: cannot have the state in .*: No such file or directory\n$/);
  });

  testWith(['ip'], 'a world whose kernel failed is not saved', () => {
    const before = readFileSync(state);
    const program = ['sh', '-c', 'ip link add lost type veth; kill -KILL $(ps -o ppid= -p $PPID)'];
    run(program, { options });
    expect(readFileSync(state).equals(before)).toBe(true);
  });

  testWith(['ip'], 'serve loads and saves it', async () => {
    const socket = join(directory, 'socket');
    const server = spawn(process.execPath, [MAIN, 'serve', '--socket', socket, '--state', state], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(server.stdout, 'data');
    expect(
      run(['ip', 'link', 'set', 'v0', 'alias', 'kept'], { options: ['--connect', socket, '--uid', '0'] }).stderr,
    ).toBe('');
    server.kill();
    expect((await once(server, 'exit'))[0]).toBe(0);
    expect(run(['ip', 'link', 'show', 'v0'], { options }).stdout).toContain('alias kept');
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
