/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.jest.json' }] },
  // Sources import each other as ES modules do, by the name of the file that will be emitted.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
