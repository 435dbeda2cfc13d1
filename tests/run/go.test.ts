/**
 * Go, whose standard library speaks netlink itself and waits for sockets with an edge-triggered epoll: a program (programs/interfaces.go)
 * prints the same under `netlink-wasm run` as in a fresh network namespace of Linux. So does one of the library that most others use.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MADE, type Outcome, PROGRAMS, run, runOnLinux, testWith } from './command.js';

/** Where Debian has libraries. */
const LIBRARIES = '/usr/share/gocode';

function build(program: string, cgo: '0' | '1'): string {
  const made = join(MADE, `${program}-go-${cgo}`);
  const { status, stderr } = spawnSync('go', ['build', '-o', made, join(PROGRAMS, `${program}.go`)], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CGO_ENABLED: cgo,
      GO111MODULE: 'off',
      GOPATH: LIBRARIES,
      GOFLAGS: '-buildvcs=false',
      GOCACHE: join(MADE, 'go'),
    },
  });
  if (status !== 0) throw new Error(stderr);
  return made;
}

const WORLD = `ip link add v0 address 02:00:00:00:00:01 type veth peer name v1 address 02:00:00:00:00:02
  ip link set lo up; ip addr add 192.0.2.1/24 dev v0; exec "$0"`;

for (const [cgo, needs, title] of [
  ['0', ['go'], 'a static program of Go’s own calls'],
  ['1', ['go', 'cc'], 'a dynamic program, with libc'],
] as const) {
  testWith(['namespace', 'ip', ...needs], title, () => {
    const program = ['sh', '-c', WORLD, build('interfaces', cgo)];
    const linux = runOnLinux(program);
    expect(run(program)).toEqual(linux);
    expect(linux.stdout).toMatch(/^together true$[^]*^closed <nil> true$/m);
  });
}

testWith(
  ['namespace', 'root', 'go', `${LIBRARIES}/src/github.com/vishvananda/netlink`],
  'github.com/vishvananda/netlink',
  () => {
    const program = [build('vishvananda', '0')];
    // Names that links drew.
    const masked = ({ stdout, ...rest }: Outcome): Outcome => ({
      ...rest,
      stdout: stdout.replace(/fe80::[0-9a-f:]+/g, 'LINK-LOCAL'),
    });
    const linux = masked(runOnLinux(program));
    expect(masked(run(program))).toEqual(linux);
    expect(linux.stdout).toContain('subscribe <nil>');
  },
);
