/** Incoming webhooks of Amplify Hosting; the token is part of the address. */
const WEBHOOK = /^https:\/\/webhooks\.amplify\.[a-z0-9-]+\.amazonaws\.com\/\S+$/;

/**
 * Starts a build through an incoming webhook of Amplify Hosting. False when the text is none, as where the secret was
 * never set. Throws when Hosting refuses; the message does not tell the address, which is as good as a password.
 */
export async function startBuild(webhook: string): Promise<boolean> {
  if (!WEBHOOK.test(webhook)) return false;
  const { ok, status } = await fetch(webhook, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (!ok) throw new Error(`Amplify Hosting refused the build: ${status}`);
  return true;
}
