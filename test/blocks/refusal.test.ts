import { refusalModal } from '../../blocks/refusal';

const words = { cause: 'Priya is booked 14:00-14:45.', wayOut: 'Pick another time.' };

describe('a refusal in a modal', () => {
  it.each([
    ['above another leads back to it', true, 'Back'],
    ['that stands alone closes: nothing lies behind it', false, 'Close'],
  ])('%s', (_, below, close) => {
    expect(refusalModal({ ...words, below }).close?.text).toBe(close);
  });
});
