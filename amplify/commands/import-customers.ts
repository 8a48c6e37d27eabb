import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/access/permissions';
import { type CustomerDetails, isGone, plainText } from '../../domain/customer/customer';
import { NO_VEHICLE_DETAILS, plateKey } from '../../domain/customer/vehicle';
import { parseVin } from '../../domain/customer/vin';
import { type Result, ok } from '../../domain/shared/result';
import type { CommandDeps } from '../runtime/deps';
import { newCustomer, putCustomerFile, putNewCustomer, readCustomer, readCustomersByEmail } from '../store/customers';
import { putNewVehicle, readVehicle } from '../store/vehicles';
import { lacks, saveAudited } from './audited';

/** A line of the file whose values are each right by themselves. `row` is its number in the file. */
export interface ImportRow extends CustomerDetails {
  readonly row: number;
  readonly tags: readonly string[];
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
  readonly vin: string;
}

/** What became, or would become, of each line. */
export interface ImportOutcome {
  readonly row: number;
  /** NEW was written; KNOWN was here already, or somebody with this address, and kept as it is; BAD was left out. */
  readonly outcome: 'NEW' | 'KNOWN' | 'BAD';
  readonly customerId?: string;
  /** Why it is BAD. */
  readonly field?: string;
  readonly rule?: string;
}

const AT_ONCE = 8;

/**
 * Takes customers over from a file, some lines at a time. Ids follow from what the line says, so importing the same
 * file again, or going on after a fault, makes nobody twice; a customer known by e-mail is kept and gets the car. Each
 * line is one transaction: customer, car, tags and audit entry, or nothing. A dry run writes nothing.
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
  // Lines of one person are worked through in their order, those of different people side by side.
  const people = byPerson(rows);
  const outcomes: ImportOutcome[] = [];
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let lines = people.pop(); lines !== undefined; lines = people.pop()) {
      for (const line of lines) outcomes.push(await importRow(deps, actor, { line, requestId, dryRun }));
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

const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** Who a line is about: the address, else the number with the name, else the name with the car. */
function idOf({ email, phone, name, plate }: ImportRow): string {
  if (email !== '') return `import-${fingerprint(`mail:${email}`)}`;
  const who = phone === '' ? `plate:${plateKey(plate)}` : `phone:${phone.replace(/\D/g, '')}`;
  return `import-${fingerprint(`${plainText(name)} ${who}`)}`;
}

interface Line {
  readonly line: ImportRow;
  readonly requestId: string;
  readonly dryRun: boolean;
}

async function importRow(deps: CommandDeps, actor: Actor, { line, requestId, dryRun }: Line): Promise<ImportOutcome> {
  const { row, tags, plate, make, model, year, vin: typedVin, ...details } = line;
  const vin = typedVin === '' ? null : parseVin(typedVin, Number(deps.now.slice(0, 4)) + 1);
  if (vin?.ok === false) return { row, outcome: 'BAD', field: 'vin', rule: 'vin' };
  const known = await knownAs(deps, line);
  const customerId = known ?? idOf(line);
  const vehicleId = `import-${fingerprint(`${customerId} ${plateKey(plate)}`)}`;
  const hasCar = plate !== '' && (await readVehicle(deps, vehicleId)) === null;
  const outcome = known === null ? 'NEW' : 'KNOWN';
  if (dryRun || (known !== null && !hasCar)) return { row, outcome, customerId };
  const customer = { ...newCustomer(customerId, deps.now), ...details, lastRequestId: requestId };
  const car = { ...NO_VEHICLE_DETAILS, plate, make, model, year, vin: vin === null ? '' : vin.value.vin };
  const vehicle = { vehicleId, customerId, odometer: [], ...car };
  const saved = await saveAudited(deps, actor, {
    subject: `customer#${customerId}`,
    requestId: `${requestId}-${String(row)}`,
    action: 'IMPORT',
    before: null,
    after: known === null ? customer : vehicle,
    items: [
      ...(known === null ? [putNewCustomer(deps, customer)] : []),
      ...(known === null && tags.length > 0 ? [putCustomerFile(deps, { customerId, tags, note: '' })] : []),
      ...(hasCar ? [putNewVehicle(deps, vehicle, requestId)] : []),
    ],
  });
  return saved.ok ? { row, outcome, customerId } : { row, outcome: 'BAD', field: '', rule: 'busy' };
}

/** The customer a line is about, when there is one: under the line's own id, or with its address. */
async function knownAs(deps: CommandDeps, line: ImportRow): Promise<string | null> {
  const own = await readCustomer(deps, idOf(line));
  if (own !== null) return own.mergedInto ?? own.customerId;
  if (line.email === '') return null;
  const [found] = (await readCustomersByEmail(deps, line.email)).filter((customer) => !isGone(customer));
  return found?.customerId ?? null;
}
