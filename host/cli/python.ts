/**
 * CPython over our sockets: loads the npm package `pyodide` when it is there and asks Python for its interfaces.
 */
import { type EmscriptenModule, installNetlink } from '../adapters/emscripten.js';
import type { Process } from '../process.js';

const SCRIPT = `
import socket, sys
f'{sys.version.split()[0]}: {socket.if_nameindex()}'
`;

/**
 * @param process whose sockets Python gets
 * @returns Python's version and what its `socket.if_nameindex()` gives; undefined when pyodide is not installed
 */
export async function pythonInterfaces(process: Process): Promise<string | undefined> {
  const pyodide = await import('pyodide').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  });
  if (!pyodide) return undefined;

  const python = await pyodide.loadPyodide();
  // pyodide's types leave its Emscripten module out.
  installNetlink((python as unknown as { _module: EmscriptenModule })._module, process);
  return python.runPython(SCRIPT) as string;
}
