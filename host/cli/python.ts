/**
 * CPython over our sockets: loads the npm package `pyodide` when it is there and asks Python for its interfaces.
 */
import { installNetlink } from '../adapters/emscripten.js';
import type { Process } from '../process.js';

const SCRIPT = `
import socket, sys
sys.version.split()[0], str(socket.if_nameindex())
`;

/**
 * @param process whose sockets Python gets
 * @returns Python's version and `str(socket.if_nameindex())`; undefined when pyodide is not installed
 */
export async function pythonInterfaces(process: Process): Promise<{ version: string; interfaces: string } | undefined> {
  const pyodide = await import('pyodide').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  });
  if (!pyodide) return undefined;

  const python = await pyodide.loadPyodide();
  installNetlink(python._module, process);
  const [version, interfaces] = python.runPython(SCRIPT).toJs() as [string, string];
  return { version, interfaces };
}
