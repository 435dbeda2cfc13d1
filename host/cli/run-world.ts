/**
 * The kernel that `run` and `serve` put under programs: a new one, with what a preset gives it and the limits of this machine, or
 * the one that a file of `--state` holds.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { Spec } from '../codec/index.js';
import { Kernel, type KernelOptions, type PresetName, TopologyError } from '../index.js';
import { UsageError } from './mistake.js';
import { StateFile } from './run-state.js';
import { TopologyFile } from './run-topology.js';

/** Options of the command line that say what the kernel is. */
export interface WorldOptions {
  preset?: string;
  topology?: string;
  /** Files of specs, of families of generic netlink that the kernel is to have. */
  spec?: string[];
  state?: string;
  /** Bridges can filter by VLANs. */
  'bridge-vlan-filtering'?: boolean;
}

export interface World {
  kernel: Kernel;
  /** Keeps it for the next command, where that is wanted. To be called once nothing changes it any more. */
  save(): Promise<void>;
}

const PRESETS = ['empty', 'starry'] as const;
const NANOSECONDS = 1e9;

/** @param bridge a program that knows what Node does not (bridge/machine.c) */
export async function openWorld(options: WorldOptions, bridge: string): Promise<World> {
  const preset = presetOf(options);
  const topology = options.topology === undefined ? undefined : await TopologyFile.read(options.topology);
  const specs = await loadSpecs(options);
  const bridgeVlanFiltering = options['bridge-vlan-filtering'] ?? false;
  const boot = async (): Promise<Kernel> =>
    bootOn({ ...(await machineLimits(bridge)), bridgeVlanFiltering }, preset, topology);
  if (options.state === undefined) {
    const kernel = await boot();
    await register(kernel, specs);
    return { kernel, save: () => Promise.resolve() };
  }
  const file = await StateFile.lock(options.state, bridge, (text) => process.stderr.write(`netlink-wasm: ${text}\n`));
  try {
    const kernel = (await file.load()) ?? (await boot());
    await register(kernel, specs);
    return { kernel, save: () => file.save(kernel) };
  } catch (error) {
    file.release();
    throw error;
  }
}

function presetOf({ preset = 'empty' }: WorldOptions): PresetName {
  const found = PRESETS.find((name) => name === preset);
  if (found === undefined) throw new UsageError(`unknown preset '${preset}': there are ${PRESETS.join(', ')}`);
  return found;
}

/** @throws UsageError for a spec of what is no family of generic netlink */
async function loadSpecs({ spec: files = [] }: WorldOptions): Promise<Spec[]> {
  const specs = await Promise.all(files.map(async (file) => Spec.load(await readFile(file, 'utf8'), { file })));
  const other = specs.findIndex(({ isGeneric }) => !isGeneric);
  if (other >= 0) throw new UsageError(`${files[other]} is not about a family of generic netlink`);
  return specs;
}

/** Registers families that answer nothing: programs find them, join their groups, and have their requests checked. */
async function register(kernel: Kernel, specs: readonly Spec[]): Promise<void> {
  for (const spec of specs) await kernel.genl.register(spec, {});
}

async function bootOn(limits: KernelOptions, preset: PresetName, file: TopologyFile | undefined): Promise<Kernel> {
  if (file === undefined) return Kernel.create({ preset, ...limits });
  return Kernel.create({ preset, topology: file.topology, ...limits }).catch((error: unknown) => {
    throw error instanceof TopologyError ? file.explain(error) : error;
  });
}

/** What a machine decides, as this one has it: limits of socket buffers, ticks a second, processors. */
async function machineLimits(bridge: string): Promise<KernelOptions> {
  const limits: KernelOptions = {};
  const files = { rmemDefault: 'rmem_default', rmemMax: 'rmem_max', wmemDefault: 'wmem_default', wmemMax: 'wmem_max' };
  for (const [option, file] of Object.entries(files)) {
    const text = await readFile(`/proc/sys/net/core/${file}`, 'utf8').catch(() => '');
    if (Number(text) > 0) limits[option as keyof typeof files] = Number(text);
  }
  const { stdout } = await promisify(execFile)(bridge, ['--tick']);
  limits.hz = Math.round(NANOSECONDS / Number(stdout));
  // Those that could be plugged in count too, as in the kernel: `0-3`.
  const possible = await readFile('/sys/devices/system/cpu/possible', 'utf8').catch(() => '');
  const last = /(\d+)\s*$/.exec(possible)?.[1];
  limits.cpus = last === undefined ? availableParallelism() : Number(last) + 1;
  return limits;
}
