/** The kernels that programs run on: served to several (`serve`), made from a topology, and kept in a file (`--state`). */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { MADE, MAIN, run, testWith } from './command.js';

/** Milliseconds in which a busy machine compiles the bridge, which the first to want it does. */
const COMPILING = 40_000;

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
