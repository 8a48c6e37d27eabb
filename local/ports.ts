import { freePort, isPortFree } from './engine/free-port';

/** The ports of `npm start`; tests take any free ones. */
export const FIXED_PORTS = {
  site: 5173,
  graphql: 4501,
  cognito: 4502,
  s3: 4503,
  inbox: 4504,
  dynamodb: 4505,
  ssm: 4506,
  lambda: 4507,
} as const;

export type Ports = Readonly<Record<keyof typeof FIXED_PORTS, number>>;

const USED_FOR: Readonly<Record<keyof Ports, string>> = {
  site: 'the site',
  graphql: 'the API',
  cognito: 'sign-in',
  s3: 'files',
  inbox: 'the mail inbox',
  dynamodb: 'the database',
  ssm: 'secrets',
  lambda: 'functions',
};

/** One line that says what to do, instead of a stack. */
export class PortInUse extends Error {}

/** The fixed ports, if all are free; throws `PortInUse` naming the first that is not. */
export async function fixedPorts(): Promise<Ports> {
  for (const [name, port] of Object.entries(FIXED_PORTS)) {
    if (await isPortFree(port)) continue;
    const use = USED_FOR[name as keyof Ports];
    throw new PortInUse(
      `Port ${port}, needed for ${use}, is in use. Is Workbay already running? Stop that, then try again.`,
    );
  }
  return FIXED_PORTS;
}

/** Any free ports. */
export async function autoPorts(): Promise<Ports> {
  const names = Object.keys(FIXED_PORTS) as (keyof Ports)[];
  const chosen = await Promise.all(names.map(async (name) => [name, await freePort()] as const));
  return Object.fromEntries(chosen) as unknown as Ports;
}
