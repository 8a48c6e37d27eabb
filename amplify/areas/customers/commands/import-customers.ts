import type { Actor } from '../../../../domain/access/permissions';
import { type CustomerDetails, isGone } from '../../../../domain/customers/customer';
import { type CarOfLine, carKeyOf, personKeyOf } from '../../../../domain/customers/import-line';
import { NO_VEHICLE_DETAILS, plateKey } from '../../../../domain/vehicles/vehicle';
import { parseVin } from '../../../../domain/vehicles/vin';
import { type Result, ok } from '../../../../domain/shared/result';
import type { CommandDeps } from '../../../kernel/deps';
import { quietly } from '../../../kernel/effects/quiet';
import { hexFingerprintOf } from '../../../kernel/fingerprint';
import { backOff } from '../../../kernel/transaction';
import {
  customerStays,
  newCustomer,
  putCustomerNotes,
  putNewCustomer,
  readCustomerNow,
  readCustomersByEmail,
} from '../store/customers';
import { putNewVehicle, SHOWN_OF_VEHICLE } from '../../vehicles/parts';
import { readVehicle, readVehiclesOf } from '../../vehicles/facts';
import { lacks, saveAudited } from '../../../kernel/save-audited';
import { SHOWN_OF_CUSTOMER } from '../audit';

/** A line of the file whose values are all valid. `row` is its number in the file. */
export interface ImportRow extends CustomerDetails {
  readonly row: number;
  readonly tags: readonly string[];
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
  readonly vin: string;
}

/** The outcome for each line, actual or in a dry run. */
export interface ImportOutcome {
  readonly row: number;
  /**
   * NEW was written; KNOWN was already here, by its own record or its address, and stays as it is; BAD was left out.
   */
  readonly outcome: 'NEW' | 'KNOWN' | 'BAD';
  readonly customerId?: string;
  /** Why it is BAD. */
  readonly field?: string;
  readonly rule?: string;
}

const AT_ONCE = 8;

/**
 * Imports customers from a file, some lines at a time. Ids follow from what the line says, so importing the same file
 * again, or continuing after a fault, enters no one twice; a customer known by email stays and gets the car. Each line
 * is one transaction: customer, car, tags and audit entry, or nothing. A dry run writes nothing and answers the same.
 * Writes are quiet: open pages refresh once, not per line.
 */
export async function importCustomers(
  deps: CommandDeps,
  actor: Actor,
  {
    rows,
    requestId,
    dryRun,
  }: { readonly rows: readonly ImportRow[]; readonly requestId: string; readonly dryRun: boolean },
): Promise<Result<readonly ImportOutcome[]>> {
  const forbidden = lacks(actor, 'customer:import');
  if (forbidden) return forbidden;
  // Lines of one person run in their order, those of different people side by side.
  const people = byPerson(rows);
  const outcomes: ImportOutcome[] = [];
  const quiet = quietly(deps, `import-${requestId}`);
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let lines = people.pop(); lines !== undefined; lines = people.pop()) {
      const entered = new Set<string>();
      for (const line of lines) outcomes.push(await importRow(quiet, actor, { line, requestId, dryRun, entered }));
    }
  });
  await Promise.all(workers);
  return ok(outcomes.sort((one, other) => one.row - other.row));
}

function byPerson(rows: readonly ImportRow[]): ImportRow[][] {
  const people = new Map<string, ImportRow[]>();
  for (const row of rows) people.set(idOf(row), [...(people.get(idOf(row)) ?? []), row]);
  return [...people.values()];
}

/** A deleted person who is in the file is entered again, under another id each time. */
const idOf = (line: ImportRow, returns = 0): string =>
  `import-${hexFingerprintOf(returns === 0 ? personKeyOf(line) : `${personKeyOf(line)} #${String(returns)}`)}`;

interface Line {
  readonly line: ImportRow;
  readonly requestId: string;
  readonly dryRun: boolean;
  /**
   * Customers that earlier lines of the same person would have entered: a dry run cannot find what it has not written.
   */
  readonly entered: Set<string>;
}

const MAX_TRIES = 4;

/** A refused write is decided again on what is there by then: another person imports the same, or has just merged. */
async function importRow(deps: CommandDeps, actor: Actor, work: Line): Promise<ImportOutcome> {
  const { row, vin: typedVin } = work.line;
  const vin = typedVin === '' ? null : parseVin(typedVin, Number(deps.now.slice(0, 4)) + 1);
  if (vin?.ok === false) return { row, outcome: 'BAD', field: 'vin', rule: 'vin' };
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const outcome = await tryRow(deps, actor, { ...work, vin: vin === null ? '' : vin.value.vin });
    if (outcome !== null) return outcome;
    await backOff(deps, tries);
  }
  return { row, outcome: 'BAD', field: '', rule: 'busy' };
}

/** Null when the write was refused. */
async function tryRow(
  deps: CommandDeps,
  actor: Actor,
  { line, requestId, dryRun, entered, vin }: Line & { readonly vin: string },
): Promise<ImportOutcome | null> {
  const { row, tags, plate: typedPlate, make, model, year, vin: _typed, ...details } = line;
  const plate = plateKey(typedPlate) === '' ? '' : typedPlate;
  const person = await personOf(deps, line);
  if (person === null) return null;
  const { customerId } = person;
  const isKnown = person.isKnown || entered.has(customerId);
  const outcome = isKnown ? 'KNOWN' : 'NEW';
  entered.add(customerId);
  const car = { plate, vin, make, model, year };
  const vehicleId = `import-${hexFingerprintOf(`${customerId} ${carKeyOf(car)}`)}`;
  const brings = carKeyOf(car) !== '' && !(await hasCar(deps, { ...car, customerId, vehicleId }));
  if (dryRun || (isKnown && !brings)) return { row, outcome, customerId };
  const customer = { ...newCustomer(customerId, deps.now), ...details, lastRequestId: requestId };
  const vehicle = { ...NO_VEHICLE_DETAILS, ...car, vehicleId, customerId, odometer: [] };
  const file = { customerId, tags, note: '', lastRequestId: requestId };
  const saved = await saveAudited(deps, actor, {
    subject: `customer#${customerId}`,
    requestId: `${requestId}-${String(row)}`,
    action: 'IMPORT',
    before: null,
    after: isKnown ? vehicle : customer,
    shows: isKnown ? SHOWN_OF_VEHICLE : SHOWN_OF_CUSTOMER,
    items: [
      isKnown ? customerStays(deps, customerId) : putNewCustomer(deps, customer),
      ...(!isKnown && tags.length > 0 ? [putCustomerNotes(deps, { version: 0 }, file)] : []),
      ...(brings ? [putNewVehicle(deps, vehicle, requestId)] : []),
    ],
  });
  if (!saved.ok) entered.delete(customerId);
  return saved.ok ? { row, outcome, customerId } : null;
}

/** A car that was imported before and now belongs to another customer is not brought again. */
async function hasCar(
  deps: CommandDeps,
  { customerId, vehicleId, ...car }: CarOfLine & { readonly customerId: string; readonly vehicleId: string },
): Promise<boolean> {
  if ((await readVehicle(deps, vehicleId)) !== null) return true;
  const isSame = (one: CarOfLine) => carKeyOf(one) === carKeyOf(car) || (car.vin !== '' && one.vin === car.vin);
  return (await readVehiclesOf(deps, customerId)).some(isSame);
}

const MOST_RETURNS = 20;

/**
 * The customer a line is about: by the line's own id or the record that was merged into, or by address; else the id of
 * a new one. A deleted record stays deleted.
 */
async function personOf(
  deps: CommandDeps,
  line: ImportRow,
): Promise<{ readonly customerId: string; readonly isKnown: boolean } | null> {
  for (let returns = 0; returns < MOST_RETURNS; returns += 1) {
    const own = await readCustomerNow(deps, idOf(line, returns));
    if (own === null) {
      const known = await knownByAddress(deps, line.email);
      return { customerId: known ?? idOf(line, returns), isKnown: known !== null };
    }
    if (!isGone(own)) return { customerId: own.customerId, isKnown: true };
  }
  return null;
}

/** The index may still show a customer who has gone. */
async function knownByAddress(deps: CommandDeps, email: string): Promise<string | null> {
  if (email === '') return null;
  for (const { customerId } of await readCustomersByEmail(deps, email)) {
    const found = await readCustomerNow(deps, customerId);
    if (found !== null && !isGone(found) && found.email === email) return found.customerId;
  }
  return null;
}
