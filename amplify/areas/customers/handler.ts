import * as v from 'valibot';
import { CONTACT_WAYS } from '../../../domain/customers/customer';
import { type Result, ok } from '../../../domain/shared/result';
import { createCustomer, saveCustomerNotes, saveProfile, updateCustomer } from './commands/customers';
import { deleteCustomer } from './commands/delete-customer';
import { exportCustomer, exportCustomers } from './commands/export-customers';
import { importCustomers } from './commands/import-customers';
import { claimGuestRecords, mergeCustomers } from './commands/merge-customers';
import { vehicleHistory } from '../vehicles/commands/vehicle-history';
import { filesOfRemovedCars, listVehicleFiles, vehicleFileLink } from '../vehicles/commands/read-vehicle-files';
import { addVehicleFile, finishVehicleFile, removeVehicleFile } from '../vehicles/commands/vehicle-files';
import { recordOdometer, removeVehicle, saveVehicle, transferVehicle } from '../vehicles/commands/vehicles';
import { fileStore } from '../../gateways/file-store';
import { userPool } from '../../gateways/user-pool';
import {
  boundedText,
  carYear,
  email,
  filledLine,
  jsonText,
  line,
  localDate,
  orNull,
  paragraph,
  phone,
  recordId,
  requestId,
  uuid,
  wholeNumber,
} from '../../kernel/fields';
import { type Answer, answering, operation } from '../../door/answering';
import type { CommandDeps } from '../../kernel/deps';
import { importRows, judgeRows } from './import-rows';

const done = (result: Result<null>): Result<Answer> => (result.ok ? ok({}) : result);
const flag = v.optional(v.nullable(v.boolean(), false), false);
const kilometres = wholeNumber(0, 5_000_000);

const address = { street: line(100), postcode: line(20), city: line(60) };
const wishes = {
  marketingConsent: flag,
  reminderMails: orNull(v.boolean()),
  preferredContact: orNull(v.picklist(CONTACT_WAYS)),
};
const person = { name: filledLine(100), email, phone, ...address, ...wishes };

const vehicleArguments = v.object({
  requestId,
  vehicleId: recordId,
  customerId: orNull(recordId),
  plate: filledLine(20),
  make: line(50),
  model: line(50),
  year: carYear,
  vin: line(25),
  nextDueOn: orNull(localDate),
  nextDueKm: orNull(kilometres),
});

const chosenFile = { vehicleId: recordId, fileId: uuid };
const newFile = v.object({
  requestId: uuid,
  vehicleId: recordId,
  name: filledLine(255),
  contentType: boundedText(100),
  sizeBytes: wholeNumber(1, Number.MAX_SAFE_INTEGER),
});

const withFiles = (deps: CommandDeps) => ({ ...deps, files: fileStore(deps.now) });
const withPool = <Deps extends CommandDeps>(deps: Deps) => ({ ...deps, userPool: userPool() });

const place = v.pipe(
  jsonText,
  v.strictObject({ customerId: recordId, sortName: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
);

/** See `amplify/areas/customers/api.ts`. */
export const handler = answering(
  {
    saveProfile: operation(
      v.object({ requestId, name: filledLine(100), phone, ...address, ...wishes }),
      async (deps, { actor, verifiedEmail }, profile) =>
        done(await saveProfile(deps, actor, { ...profile, email: verifiedEmail })),
    ),
    claimGuestRecords: operation(
      v.object({ requestId }),
      async (deps, { actor, verifiedEmail }, { requestId: request }) =>
        done(await claimGuestRecords(withPool(deps), actor, { requestId: request, email: verifiedEmail })),
    ),
    createCustomer: operation(v.object({ ...person, requestId: uuid }), (deps, { actor }, customer) =>
      createCustomer(deps, actor, customer),
    ),
    updateCustomer: operation(
      v.object({ requestId, customerId: recordId, version: wholeNumber(1, 1_000_000_000), ...person }),
      async (deps, { actor, verifiedEmail }, { requestId: request, customerId, version, ...typed }) => {
        const details = actor.kind === 'CUSTOMER' ? { ...typed, email: verifiedEmail } : typed;
        return done(await updateCustomer(deps, actor, { requestId: request, customerId, version, details }));
      },
    ),
    saveCustomerNotes: operation(
      v.object({
        requestId,
        customerId: recordId,
        version: wholeNumber(0, 1_000_000_000),
        tags: v.optional(v.nullable(v.pipe(v.array(filledLine(30)), v.maxLength(20)), []), []),
        note: paragraph(4000),
      }),
      async (deps, { actor }, file) => done(await saveCustomerNotes(deps, actor, file)),
    ),
    mergeCustomers: operation(
      v.object({ requestId, keepId: recordId, mergeId: recordId }),
      async (deps, { actor }, merge) => done(await mergeCustomers(withPool(deps), actor, merge)),
    ),
    importCustomers: operation(
      v.object({ requestId, rows: importRows, dryRun: flag }),
      async (deps, { actor }, { requestId: request, rows, dryRun }) => {
        const { good, bad } = judgeRows(rows);
        const imported = await importCustomers(deps, actor, { rows: good, requestId: request, dryRun });
        return imported.ok ? ok({ content: JSON.stringify([...bad, ...imported.value]) }) : imported;
      },
    ),
    exportCustomers: operation(v.object({ requestId, after: orNull(place) }), (deps, { actor }, page) =>
      exportCustomers(deps, actor, page),
    ),
    exportCustomer: operation(v.object({ requestId, customerId: recordId }), (deps, { actor, verifiedEmail }, whose) =>
      exportCustomer(withPool(deps), actor, { ...whose, verifiedEmail }),
    ),
    deleteCustomer: operation(
      v.object({ requestId, customerId: recordId }),
      async (deps, { actor, verifiedEmail }, named) => {
        const deletion = actor.kind === 'CUSTOMER' ? { ...named, verifiedEmail } : named;
        return done(await deleteCustomer(withPool(withFiles(deps)), actor, deletion));
      },
    ),
    saveVehicle: operation(vehicleArguments, async (deps, { actor }, vehicle) =>
      done(await saveVehicle(deps, actor, vehicle)),
    ),
    recordOdometer: operation(
      v.object({ requestId, vehicleId: recordId, on: localDate, km: kilometres, accept: flag }),
      async (deps, { actor }, reading) => done(await recordOdometer(deps, actor, reading)),
    ),
    vehicleHistory: operation(v.object({ vehicleId: recordId }), (deps, { actor }, car) =>
      vehicleHistory(deps, actor, car),
    ),
    transferVehicle: operation(
      v.object({ requestId, vehicleId: recordId, toCustomerId: recordId }),
      async (deps, { actor }, transfer) => done(await transferVehicle(deps, actor, transfer)),
    ),
    removeVehicle: operation(v.object({ requestId, vehicleId: recordId }), async (deps, { actor }, removal) =>
      done(await removeVehicle(withFiles(deps), actor, removal)),
    ),
    addVehicleFile: operation(newFile, async (deps, { actor }, file) => {
      const added = await addVehicleFile(withFiles(deps), actor, file);
      if (!added.ok) return added;
      const { fileId, link } = added.value;
      return ok({ recordId: fileId, content: link === null ? '' : JSON.stringify(link) });
    }),
    finishVehicleFile: operation(v.object({ requestId, ...chosenFile }), async (deps, { actor }, choice) =>
      done(await finishVehicleFile(withFiles(deps), actor, choice)),
    ),
    removeVehicleFile: operation(v.object({ requestId, ...chosenFile }), async (deps, { actor }, choice) =>
      done(await removeVehicleFile(withFiles(deps), actor, choice)),
    ),
    vehicleFiles: operation(v.object({ vehicleId: recordId }), (deps, { actor }, { vehicleId }) =>
      listVehicleFiles(withFiles(deps), actor, vehicleId),
    ),
    filesOfRemovedCars: operation(v.object({ customerId: recordId }), (deps, { actor }, whose) =>
      filesOfRemovedCars(withFiles(deps), actor, whose),
    ),
    vehicleFileLink: operation(v.object(chosenFile), (deps, { actor }, question) =>
      vehicleFileLink(withFiles(deps), actor, question),
    ),
  },
  // A deletion that stopped half way is finished by asking again.
  { openToDeleted: ['deleteCustomer'] },
);
