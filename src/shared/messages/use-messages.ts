import { type QueryKey, useQuery } from '@tanstack/react-query';
import { keys } from '../../lib/query-keys';
import { useCommand } from '../../lib/use-command';
import { readMessageKinds, type SentMessage } from './api/read-messages';
import { sendAgain } from './api/send-again';

/** The kinds of messages, which change only with a new version of the pages. */
export const useMessageKinds = () =>
  useQuery({ queryKey: keys.messageKinds, queryFn: readMessageKinds, staleTime: Infinity });

/** Messages of one list, under its own key. Read again whenever the list opens, because delivery continues. */
export const useMessages = (key: QueryKey, read: () => Promise<SentMessage[]>) =>
  useQuery({ queryKey: key, queryFn: read, staleTime: 0 });

/** Sends a message again. A refusal means that someone was faster: the list then shows what became of it. */
export const useSendAgain = () => useCommand(sendAgain, { awaits: keys.messages, touches: [] });
