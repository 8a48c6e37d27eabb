/** One thing the deployed site must do, and what it does instead. */
type Finding = string | undefined;

/** A chunk that no build ever had. */
const LOST = '/assets/lost-00000000.js';

async function ask(site: string, urlPath: string): Promise<Response> {
  return fetch(new URL(urlPath, site), { redirect: 'manual' });
}

async function headersOfPages(site: string): Promise<Finding> {
  const policy = (await ask(site, '/')).headers.get('content-security-policy');
  if (policy === null) return 'No Content-Security-Policy: Amplify Hosting did not read customHttp.yml.';
  return /[\s/]\*/.test(policy)
    ? 'The Content-Security-Policy names a wildcard host: it is not of this build.'
    : undefined;
}

async function lostChunk(site: string): Promise<Finding> {
  const { status, headers } = await ask(site, LOST);
  if (status !== 404) return `A lost chunk is answered with ${status} instead of 404: see hosting-rules.json.`;
  const kept = headers.get('cache-control') ?? '';
  return kept.includes('immutable') ? 'Browsers keep the 404 of a lost chunk: it is sent as immutable.' : undefined;
}

async function manageLink(site: string): Promise<Finding> {
  const { status } = await ask(site, '/visit/no-such-visit.signature');
  return status === 200 ? undefined : `A manage link is answered with ${status}: see hosting-rules.json.`;
}

async function prerendered(site: string): Promise<Finding> {
  const { status } = await ask(site, '/services');
  return status === 200
    ? undefined
    : `/services is answered with ${status} instead of its page: see hosting-rules.json.`;
}

async function chunks(site: string): Promise<Finding> {
  const [, entry] = /<meta name="entry" content="([^"]+)"/.exec(await (await ask(site, '/')).text()) ?? [];
  if (entry === undefined) return 'The home page is not the prerendered one.';
  const { status, headers } = await ask(site, entry);
  const isKept = headers.get('cache-control')?.includes('immutable') === true;
  return status === 200 && isKept ? undefined : `${entry} is answered with ${status}, and browsers do not keep it.`;
}

/** Asks a live site whether Amplify Hosting has its rules and headers; what is wrong, in one line each. */
export async function checkSite(site: string): Promise<string[]> {
  const findings = await Promise.all(
    [headersOfPages, lostChunk, manageLink, prerendered, chunks].map((one) => one(site)),
  );
  return findings.filter((finding) => finding !== undefined);
}
