import { OutsideError } from '../../errors';
import { newReference } from '../../newId';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';

/** A Google that did not say who is free, as the refusal to tell; any other fault is thrown on. */
export function refuseSilence(ports: Ports, planId: string, error: unknown): Refusal {
  if (!(error instanceof OutsideError)) throw error;
  const reference = newReference();
  ports.log.warn({ reference, code: error.code, planId, err: error }, 'Free/busy could not be read');
  return refuse({ code: 'google not answering', reference });
}
