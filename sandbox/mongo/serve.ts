import { parseArgs } from 'node:util';
import { makeSandboxClock } from '../clock';
import { startMongoSandbox } from './mongoSandbox';

const DEFAULT_FOLDER = '.data/mongo';

/** Runs the MongoDB alone until SIGINT or SIGTERM: `--port N`, `--folder PATH`, `--standalone`. Prints its URI. */
export async function serveMongo(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '0' },
      folder: { type: 'string', default: DEFAULT_FOLDER },
      standalone: { type: 'boolean', default: false },
    },
  });
  const sandbox = await startMongoSandbox({
    folder: values.folder,
    port: Number(values.port),
    standalone: values.standalone,
    clock: makeSandboxClock(),
  });
  process.stdout.write(`${sandbox.uri}\n`);
  const stop = () => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

if (require.main === module) void serveMongo(process.argv.slice(2));
