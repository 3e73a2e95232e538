import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Logs in a process of its own, as production does, and reads the lines back. */
function linesOf(statements: string): Record<string, unknown>[] {
  const logger = join(__dirname, '../../src/logger.ts');
  const code = `const { makeLogger } = require(${JSON.stringify(logger)}); const log = makeLogger('info'); ${statements}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', code], {
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return stdout
    .trim()
    .split('\n')
    .map((line): Record<string, unknown> => JSON.parse(line));
}

describe('the log', () => {
  it('keeps ids and codes, and no names, addresses, texts, secrets or library objects', () => {
    const [fields, fault] = linesOf(`
      log.info({ interviewId: 'i1', email: 'ada@example.com', person: { id: 'p1', name: 'Ada' } }, 'Booked');
      const error = Object.assign(new Error('ada@example.com is odd'), { code: 'odd', config: { token: 'sw0rdfish' } });
      log.error({ err: error }, 'Failed');
    `);
    expect(fields).toMatchObject({
      interviewId: 'i1',
      email: '[redacted]',
      person: { id: 'p1', name: '[redacted]' },
      msg: 'Booked',
    });
    expect(fault).toMatchObject({
      err: { kind: 'Error', code: 'odd', stack: expect.stringContaining('at ') },
    });
    expect(JSON.stringify([fields, fault])).not.toMatch(/ada@|Ada|sw0rdfish/);
  });
});
