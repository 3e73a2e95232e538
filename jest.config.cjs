/** One project a kind of test: `jest --selectProjects unit` is the quick one. */
const base = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.(t|j|mj)sx?$': [
      '@swc/jest',
      {
        jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true } },
        module: { type: 'commonjs' },
      },
    ],
  },
  // agenda and its backend ship ESM only.
  transformIgnorePatterns: ['/node_modules/(?!(agenda|@agendajs)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
};

const project = (displayName, folders) => ({
  ...base,
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
});

module.exports = {
  // Every core: much of the time is waiting for the bot.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('unit', ['blocks', 'scorecards', 'src', 'scripts', 'sandbox', 'docs']),
    project('integration', ['integration']),
    project('browser', ['browser']),
  ],
};
