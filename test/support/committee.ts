import type { Person } from '../../sandbox/slack/person';
import type { Product } from './startProduct';

/** A member votes in their own message. */
export async function vote(product: Product, member: Person, outcome: string, why: string): Promise<void> {
  await member.click(outcome);
  await member.fill('Why', why);
  await member.submit();
  await member.seesNoModal();
  await product.caughtUp();
}

/** A member records the decision of the committee, with more evidence also the stage that is held next. */
export async function decide(
  product: Product,
  member: Person,
  outcome: string,
  rationale: string,
  stage?: string,
): Promise<void> {
  await member.click('Record the decision');
  await member.fill('Decision', outcome);
  await member.fill('Rationale', rationale);
  if (stage) await member.fill('With more evidence: which stage next', stage);
  await member.submit();
  await member.seesNoModal();
  await product.caughtUp();
}

/** Fills the card that waits for somebody after Grace Hopper's Collaboration: 3 everywhere, and yes. */
export async function fillCollaboration(product: Product, person: Person): Promise<void> {
  await person.click('Fill scorecard', { near: 'Grace Hopper' });
  await person.sees('1 of 3');
  for (const key of ['collaboration', 'code-review']) await person.fill(`rating/${key}`, '3');
  await person.submit();
  await person.sees('2 of 3');
  await person.fill('rating/learning', '3');
  await person.submit();
  await person.sees('3 of 3');
  await person.fill('Overall: hire?', 'Yes');
  await person.submit();
  await person.sees('In: your card for Grace Hopper (Collaboration).');
  await person.closeModal(true);
  await product.caughtUp();
}
