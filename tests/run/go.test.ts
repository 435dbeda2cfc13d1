/**
 * Go, whose standard library speaks netlink itself and waits for sockets with an edge-triggered epoll: a program (programs/interfaces.go)
 * prints the same under `netlink-wasm run` as in a fresh network namespace of Linux.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MADE, PROGRAMS, run, runOnLinux, testWith } from './command.js';

function build(cgo: '0' | '1'): string {
  const made = join(MADE, `interfaces-go-${cgo}`);
  const { status, stderr } = spawnSync('go', ['build', '-o', made, join(PROGRAMS, 'interfaces.go')], {
    encoding: 'utf8',
    env: {
      ...process.env,
      CGO_ENABLED: cgo,
      GO111MODULE: 'off',
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
    const program = ['sh', '-c', WORLD, build(cgo)];
    const linux = runOnLinux(program);
    expect(run(program)).toEqual(linux);
    expect(linux.stdout).toMatch(/^together true$[^]*^closed <nil> true$/m);
  });
}
