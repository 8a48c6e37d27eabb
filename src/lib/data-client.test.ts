import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Told, subscribeToChanges } from './data-client';

interface Observer {
  next: (message: object) => void;
  error: () => void;
}

const { api } = vi.hoisted(() => ({
  api: {
    asked: [] as { authMode: string; variables: object; observer: Observer; isOpen: boolean }[],
    hub: [] as ((message: { payload: object }) => void)[],
  },
}));
vi.mock('./amplify', () => ({}));
vi.mock('aws-amplify/api', () => ({
  CONNECTION_STATE_CHANGE: 'ConnectionStateChange',
  ConnectionState: { Connected: 'Connected' },
  generateClient: () => ({
    graphql: ({ authMode, variables }: { authMode: string; variables: object }) => ({
      subscribe: (observer: Observer) => {
        const one = { authMode, variables, observer, isOpen: true };
        api.asked.push(one);
        return { unsubscribe: () => (one.isOpen = false) };
      },
    }),
  }),
}));
vi.mock('aws-amplify/utils', () => ({
  Hub: {
    listen: (_channel: string, hear: (message: { payload: object }) => void) => {
      api.hub.push(hear);
      return () => api.hub.splice(api.hub.indexOf(hear), 1);
    },
  },
}));

const heard: (Told | null)[] = [];
const listen = (...audiences: Parameters<typeof subscribeToChanges>[0]) =>
  subscribeToChanges(audiences, (told) => heard.push(told));

beforeEach(() => {
  api.asked.length = 0;
  api.hub.length = 0;
  heard.length = 0;
});

describe('the subscriptions of a page', () => {
  it('name one audience each, and only that of a link uses the public API key', () => {
    listen('staff:calendar', 'customer:c-1', 'link:l-1');
    expect(api.asked.map(({ variables, authMode }) => [variables, authMode])).toEqual([
      [{ audience: 'staff:calendar' }, 'userPool'],
      [{ audience: 'customer:c-1' }, 'userPool'],
      [{ audience: 'link:l-1' }, 'apiKey'],
    ]);
  });

  it('pass on changes, and leave out empty and failed ones', () => {
    listen('staff:calendar');
    const told = { topic: 'BAY', id: 'b-1', version: 3 };
    const { observer } = api.asked[0] ?? {};
    observer?.next({ data: { onCreateLiveChange: told } });
    observer?.next({ data: null });
    observer?.error();
    expect(heard).toEqual([told]);
  });

  it('say when the connection is up, until the page has left', () => {
    const stop = listen('staff:calendar', 'staff:notices');
    const connect = (connectionState: string) =>
      api.hub.forEach((hear) => hear({ payload: { event: 'ConnectionStateChange', data: { connectionState } } }));
    connect('Connecting');
    expect(heard).toEqual([]);
    connect('Connected');
    expect(heard).toEqual([null]);
    stop();
    connect('Connected');
    expect(heard).toEqual([null]);
    expect(api.asked.map(({ isOpen }) => isOpen)).toEqual([false, false]);
  });
});
