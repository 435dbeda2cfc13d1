/** Capabilities as the command line has them: `all`, `none`, or names with commas, with or without CAP_. */
import { CAPABILITIES } from '../index.js';
import { UsageError } from './mistake.js';

/** @returns a mask in which bit n stands for capability n */
export function capabilityMask(text: string): bigint {
  if (text === 'all') return (1n << BigInt(CAPABILITIES.length)) - 1n;
  if (text === 'none') return 0n;
  return text.split(',').reduce((mask, name) => mask | capabilityBit(name), 0n);
}

function capabilityBit(name: string): bigint {
  const full = name.toUpperCase().replace(/^(?!CAP_)/, 'CAP_');
  const number = (CAPABILITIES as readonly string[]).indexOf(full);
  if (number < 0) throw new UsageError(`--caps takes all, none, or capabilities, and '${name}' is none`);
  return 1n << BigInt(number);
}
