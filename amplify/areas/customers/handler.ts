import { ok } from '../../../domain/shared/result';
import { answering } from '../../door/answering';
import { fileStore } from '../../gateways/file-store';
import { userPool } from '../../gateways/user-pool';
import type { CommandDeps } from '../../kernel/deps';
import { createCustomer, saveCustomerNotes, saveProfile, updateCustomer } from './commands/customers';
import { deleteCustomer } from './commands/delete-customer';
import { type RegisterPlace, exportCustomer, exportCustomers } from './commands/export-customers';
import { importCustomers } from './commands/import-customers';
import { claimGuestRecords, mergeCustomers } from './commands/merge-customers';
import { judgeRows } from './import-rows';
import * as operations from './operations';

const withFiles = (deps: CommandDeps) => ({ ...deps, files: fileStore(deps.now) });
const withPool = <Deps extends CommandDeps>(deps: Deps) => ({ ...deps, userPool: userPool() });

export const handler = answering(operations, {
  saveProfile: (deps, { actor, verifiedEmail }, profile) =>
    saveProfile(deps, actor, { ...profile, email: verifiedEmail }),
  claimGuestRecords: (deps, { actor, verifiedEmail }, { requestId }) =>
    claimGuestRecords(withPool(deps), actor, { requestId, email: verifiedEmail }),
  createCustomer: (deps, { actor }, customer) => createCustomer(deps, actor, customer),
  updateCustomer: (deps, { actor, verifiedEmail }, { requestId, customerId, version, ...typed }) => {
    const details = actor.kind === 'CUSTOMER' ? { ...typed, email: verifiedEmail } : typed;
    return updateCustomer(deps, actor, { requestId, customerId, version, details });
  },
  saveCustomerNotes: (deps, { actor }, notes) => saveCustomerNotes(deps, actor, notes),
  mergeCustomers: (deps, { actor }, merge) => mergeCustomers(withPool(deps), actor, merge),
  importCustomers: async (deps, { actor }, { requestId, rows, dryRun }) => {
    const { good, bad } = judgeRows(rows);
    const imported = await importCustomers(deps, actor, { rows: good, requestId, dryRun });
    return imported.ok ? ok({ outcomes: [...bad, ...imported.value] }) : imported;
  },
  exportCustomers: async (deps, { actor }, page) => {
    const part = await exportCustomers(deps, actor, page);
    if (!part.ok) return part;
    const { content, next } = part.value;
    return ok({ csv: content, next: next === '' ? null : (JSON.parse(next) as RegisterPlace) });
  },
  exportCustomer: async (deps, { actor, verifiedEmail }, whose) => {
    const found = await exportCustomer(withPool(deps), actor, { ...whose, verifiedEmail });
    return found.ok ? ok({ everything: JSON.parse(found.value.content) as Record<string, unknown> }) : found;
  },
  deleteCustomer: (deps, { actor, verifiedEmail }, named) => {
    const deletion = actor.kind === 'CUSTOMER' ? { ...named, verifiedEmail } : named;
    return deleteCustomer(withPool(withFiles(deps)), actor, deletion);
  },
});
