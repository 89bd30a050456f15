// Whatever a merchant does in which order: nothing entered is lost, nothing is handed over twice, and the form ends.

import fc from 'fast-check';
import type { FormState } from '../../dialogs/forms/form-state';
import { botParts, MemoryTickets } from '../bot/parts';
import { type Action, anything, harmless, RandomMerchant } from './random-merchant';

/** Fields that a cooperative merchant answers, with detours into at most one other form and one put aside. */
const MOST_TURNS_TO_THE_END = 24;
const RUNS = { numRuns: 60, seed: 20261122 };

/** A form goes when it was handed over or the merchant was asked whether to discard it, and only then. */
function checkNothingLost(before: FormState[], merchant: RandomMerchant): void {
  for (const form of before) {
    const after = merchant.forms.find(({ formId }) => formId === form.formId);
    if (after) {
      expect(Object.keys(after.values)).toEqual(expect.arrayContaining(Object.keys(form.values)));
      continue;
    }
    const { tickets = [], ticketChanges = [] } = merchant.outcome ?? {};
    const isHandedOver = tickets.length + ticketChanges.length > 0;
    const wasAsked = form.stage.at === 'discard';
    expect(isHandedOver || wasAsked || Object.keys(form.values).length === 0).toBe(true);
  }
}

function checkOneTicketEach(merchant: RandomMerchant): void {
  expect(merchant.outcome?.tickets.length).toBeLessThanOrEqual(1);
  expect(new Set(merchant.handedOver).size).toBe(merchant.handedOver.length);
}

it('loses nothing, doubles nothing and comes to an end', async () => {
  const faults: unknown[] = [];
  const parts = await botParts(new MemoryTickets());
  const onFault = (fault: unknown) => faults.push(fault);
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 25 }), async (actions) => {
      const merchant = new RandomMerchant({ ...parts, onFault });
      await merchant.say('报告冻结');
      for (const action of actions) {
        const before = merchant.forms;
        await merchant.act(action);
        if (isSaid(action)) expect(merchant.outcome?.replies.length).toBeGreaterThan(0);
        checkOneTicketEach(merchant);
        checkNothingLost(before, merchant);
      }
      for (let turn = 0; merchant.open.length > 0; turn++) {
        expect(turn).toBeLessThan(MOST_TURNS_TO_THE_END);
        await merchant.goOn();
        checkOneTicketEach(merchant);
      }
      expect(faults).toEqual([]);
    }),
    RUNS,
  );
});

it('asks no filled field again while the merchant only answers, asks, goes away and comes back', async () => {
  const parts = await botParts(new MemoryTickets());
  await fc.assert(
    fc.asyncProperty(fc.array(harmless, { maxLength: 25 }), async (actions) => {
      const merchant = new RandomMerchant(parts);
      await merchant.say('报告冻结');
      for (const action of actions) {
        if (merchant.forms.length === 0) break;
        await merchant.act(action);
        const { stage } = merchant;
        if (stage?.at !== 'field') continue;
        expect(Object.keys(merchant.forms.at(-1)?.values ?? {})).not.toContain(stage.name);
      }
    }),
    RUNS,
  );
});

function isSaid({ kind }: Action): boolean {
  return kind === 'say' || kind === 'answer' || kind === 'card';
}
