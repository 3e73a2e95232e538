import { badValue, ServerError } from '../errors';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric, toNumber } from '../values/numbers';

/** What is to go wrong with a command. */
export interface Fault {
  commands: string[];
  /** How often still; Infinity for always. */
  left: number;
  /** Refuse before the command runs. */
  error?: ServerError;
  /** Cut the connection before the command runs, or after it was carried out. */
  cut?: 'before' | 'after';
  delayMs?: number;
}

/** Faults on demand: the server's own, and those of MongoDB's `configureFailPoint: 'failCommand'`. */
export class Faults {
  private active: Fault[] = [];
  private failPoint: Fault | undefined;

  add(fault: Fault): void {
    this.active.push(fault);
  }

  clear(): void {
    this.active = [];
    this.failPoint = undefined;
  }

  /** The fault for this command, used up by one. */
  take(command: string): Fault | undefined {
    const all = this.failPoint ? [...this.active, this.failPoint] : this.active;
    const fault = all.find(({ commands, left }) => left > 0 && commands.includes(command));
    if (fault) fault.left -= 1;
    return fault;
  }

  /** https://github.com/mongodb/mongo/wiki/The-%22failCommand%22-fail-point */
  configure({ configureFailPoint, mode, data }: Doc): Doc {
    if (configureFailPoint !== 'failCommand')
      throw badValue(`unknown fail point ${String(configureFailPoint)}`);
    if (mode === 'off') {
      this.failPoint = undefined;
      return { ok: 1 };
    }
    const left =
      mode === 'alwaysOn'
        ? Number.POSITIVE_INFINITY
        : isDoc(mode) && isNumeric(mode.times)
          ? toNumber(mode.times)
          : 0;
    if (left <= 0 || !isDoc(data) || !Array.isArray(data.failCommands)) throw badValue('invalid fail point');
    const { errorCode, errorLabels, closeConnection, blockConnection, blockTimeMS } = data;
    const labels = Array.isArray(errorLabels) ? errorLabels.map(String) : [];
    this.failPoint = {
      commands: data.failCommands.map(String),
      left,
      ...(isNumeric(errorCode)
        ? {
            error: new ServerError(
              toNumber(errorCode),
              "Failing command via 'failCommand' failpoint",
              {},
              labels,
            ),
          }
        : {}),
      ...(closeConnection === true ? { cut: 'before' as const } : {}),
      ...(blockConnection === true && isNumeric(blockTimeMS) ? { delayMs: toNumber(blockTimeMS) } : {}),
    };
    return { ok: 1 };
  }
}
