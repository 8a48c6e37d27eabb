type Row = Readonly<Record<string, unknown>>;
type Test = (actual: unknown, wanted: unknown) => boolean;

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const order = (actual: unknown, wanted: unknown): number => {
  if (actual === null || actual === undefined) return Number.NaN;
  if (typeof actual === 'number' || typeof wanted === 'number') return Number(actual) - Number(wanted);
  const [left, right] = [JSON.stringify(actual), JSON.stringify(wanted)];
  return left < right ? -1 : Number(left > right);
};
const includes: Test = (actual, wanted) =>
  Array.isArray(actual) ? actual.includes(wanted) : typeof actual === 'string' && actual.includes(String(wanted));

const TESTS: Readonly<Record<string, Test>> = {
  eq: (actual, wanted) => actual === wanted,
  ne: (actual, wanted) => actual !== wanted,
  lt: (actual, wanted) => order(actual, wanted) < 0,
  le: (actual, wanted) => order(actual, wanted) <= 0,
  gt: (actual, wanted) => order(actual, wanted) > 0,
  ge: (actual, wanted) => order(actual, wanted) >= 0,
  contains: includes,
  notContains: (actual, wanted) => !includes(actual, wanted),
  beginsWith: (actual, wanted) => typeof actual === 'string' && actual.startsWith(String(wanted)),
  in: (actual, wanted) => asList(wanted).includes(actual),
  notIn: (actual, wanted) => !asList(wanted).includes(actual),
  between: (actual, wanted) => order(actual, asList(wanted)[0]) >= 0 && order(actual, asList(wanted)[1]) <= 0,
  containsAny: (actual, wanted) => asList(wanted).some((one) => includes(actual, one)),
};

function holdsFor(actual: unknown, tests: unknown): boolean {
  if (tests === null || typeof tests !== 'object') return false;
  return Object.entries(tests).every(([name, wanted]) => TESTS[name]?.(actual, wanted) ?? false);
}

/** Whether a change passes an enhanced subscription filter. An unknown operator lets nothing through. */
export function passesFilter(row: Row, filter: unknown): boolean {
  if (filter === null || filter === undefined) return true;
  if (typeof filter !== 'object') return false;
  return Object.entries(filter).every(([name, part]) => {
    if (part === null) return true;
    if (name === 'and') return asList(part).every((one) => passesFilter(row, one));
    if (name === 'or') return asList(part).some((one) => passesFilter(row, one));
    return holdsFor(row[name], part);
  });
}

/** Without an enhanced filter, AppSync delivers when every given argument equals the field of that name. */
export function passesArguments(row: Row, given: Row): boolean {
  return Object.entries(given).every(([name, wanted]) => name === 'filter' || wanted === null || row[name] === wanted);
}
