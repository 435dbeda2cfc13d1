/**
 * The bridge of `netlink-wasm run`: a small C program (bridge/main.c tells of it), compiled with the system's C compiler when it
 * is first wanted, and kept in the user's cache under the hash of its source.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** In the package, seen from dist/cli. */
const SOURCE = fileURLToPath(new URL('../../host/cli/bridge', import.meta.url));
const FLAGS = ['-std=gnu11', '-O2', '-Wall'];

/** The bridge, ready to run. @returns its path. @throws Error that tells why there can be none here */
export async function findBridge(environment: NodeJS.ProcessEnv): Promise<string> {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error(`'run' needs Linux on x86-64 or arm64, and this is ${process.platform} on ${process.arch}`);
  }
  const compiler = environment.CC || 'cc';
  const sources = (await readdir(SOURCE)).sort();
  const hash = createHash('sha256').update([compiler, ...FLAGS, process.arch].join(' '));
  for (const name of sources) hash.update(await readFile(join(SOURCE, name)));
  const directory = await cacheDirectory(environment);
  const bridge = join(directory, `bridge-${hash.digest('hex').slice(0, 16)}`);
  if (!(await exists(bridge))) await compile(compiler, sources, directory, bridge);
  return bridge;
}

async function cacheDirectory(environment: NodeJS.ProcessEnv): Promise<string> {
  const base = environment.XDG_CACHE_HOME || join(homedir(), '.cache');
  const directory = join(base, 'netlink-wasm');
  try {
    await mkdir(directory, { recursive: true });
    return directory;
  } catch {
    // A home that can't be written to: a directory for this run alone.
    const fallback = await mkdtemp(join(tmpdir(), 'netlink-wasm-'));
    process.on('exit', () => rmSync(fallback, { recursive: true, force: true }));
    return fallback;
  }
}

/** Compiles beside the place where it is wanted, and moves it there whole: another `run` may be doing the same. */
async function compile(compiler: string, sources: string[], directory: string, bridge: string): Promise<void> {
  const work = await mkdtemp(join(directory, 'build-'));
  try {
    const built = join(work, 'bridge');
    const files = sources.filter((name) => name.endsWith('.c')).map((name) => join(SOURCE, name));
    await promisify(execFile)(compiler, [...FLAGS, '-o', built, ...files]);
    await rename(built, bridge);
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT') {
      throw new Error(
        `'run' compiles a small bridge when it is first used, and there is no C compiler '${compiler}' here; ` +
          "install one (Debian: apt install gcc libc6-dev), or name it in the environment's CC",
        { cause: error },
      );
    }
    throw new Error(`'${compiler}' could not compile the bridge in ${SOURCE}:\n${stderr || String(error)}`.trimEnd(), {
      cause: error,
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
