import { afterEach, expect, it, vi } from 'vitest';
import { startBuild } from './build-webhook';

const WEBHOOK =
  'https://webhooks.amplify.eu-central-1.amazonaws.com/prod/webhooks?id=1&token=secret&operation=startbuild';

const answering = (status: number) => {
  const fetching = vi.fn(() => Promise.resolve(new Response('', { status })));
  vi.stubGlobal('fetch', fetching);
  return fetching;
};
afterEach(() => vi.unstubAllGlobals());

it('orders a build of Amplify Hosting', async () => {
  const fetching = answering(202);
  expect(await startBuild(WEBHOOK)).toBe(true);
  expect(fetching).toHaveBeenCalledExactlyOnceWith(WEBHOOK, expect.objectContaining({ method: 'POST', body: '{}' }));
});

it.each([
  ...['', '<value will be resolved during runtime>', 'http://webhooks.amplify.eu-central-1.amazonaws.com/x'],
  ...['https://webhooks.amplify.eu-central-1.amazonaws.com.evil.example/x', 'https://evil.example/?x=amazonaws.com/'],
])('orders nothing from %j, which is no webhook', async (text) => {
  const fetching = answering(202);
  expect(await startBuild(text)).toBe(false);
  expect(fetching).not.toHaveBeenCalled();
});

it('says when Hosting refuses, but not where, as the address lets anyone build', async () => {
  answering(403);
  await expect(startBuild(WEBHOOK)).rejects.toThrow(/^Amplify Hosting refused the build: 403$/);
});
