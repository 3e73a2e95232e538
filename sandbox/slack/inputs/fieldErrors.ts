import type { ClientValue, ClientValues } from '../clientTypes';
import type { BlockData, ElementData } from '../state/blockData';

/**
 * What Slack's own client says under the fields before it sends anything: by `block_id`, empty when all is well. Only input
 * blocks are looked at.
 */
export function fieldErrors(blocks: BlockData[], values: ClientValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input' || !block.block_id) continue;
    const element = block.element as ElementData;
    const value = values[block.block_id]?.[element.action_id ?? ''];
    const error = fieldError(element, value, block.optional === true);
    if (error) errors[block.block_id] = error;
  }
  return errors;
}

function fieldError(
  element: ElementData,
  value: ClientValue | undefined,
  isOptional: boolean,
): string | null {
  if (!value || isEmpty(value)) return isOptional ? null : 'Please complete this required field.';
  const text = value.value ?? '';
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(element, text);
    case 'email_text_input':
      return /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/.test(text)
        ? null
        : 'Please enter a valid email address.';
    case 'url_text_input':
      return isWebAddress(text) ? null : 'Please enter a valid URL.';
    case 'number_input':
      return numberError(element, text);
    default:
      return null;
  }
}

function isEmpty(value: ClientValue): boolean {
  return Object.entries(value).every(
    ([name, part]) =>
      name === 'type' ||
      name === 'timezone' ||
      part === null ||
      part === undefined ||
      part === '' ||
      (Array.isArray(part) && part.length === 0),
  );
}

function lengthError(element: ElementData, text: string): string | null {
  const min = Number(element.min_length ?? 0);
  const max = Number(element.max_length ?? 3000);
  if (text.length < min) return `Please enter at least ${min} characters.`;
  return text.length > max ? `Please enter no more than ${max} characters.` : null;
}

function numberError(element: ElementData, text: string): string | null {
  const number = Number(text);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (element.is_decimal_allowed === false && !Number.isInteger(number))
    return 'Please enter a whole number.';
  const { min_value: min, max_value: max } = element;
  if (min !== undefined && number < Number(min)) return `Please enter a number no less than ${String(min)}.`;
  if (max !== undefined && number > Number(max)) return `Please enter a number no more than ${String(max)}.`;
  return null;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text);
}
