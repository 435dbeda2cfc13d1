/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // For what hangs; a machine with much else to do is slow, not wrong.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.jest.json' }] },
  // Sources import each other as ES modules do, by the name of the file that will be emitted.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
