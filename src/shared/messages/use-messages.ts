import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { readMessageKinds, type SentMessage } from './api/read-messages';
import { sendAgain } from './api/send-again';

/** The kinds of messages, which change only with a new version of the pages. */
export const useMessageKinds = () =>
  useQuery({ queryKey: ['message-kinds'], queryFn: readMessageKinds, staleTime: Infinity });

/** Messages of one list, under its own key. Read again whenever the list opens: delivery goes on meanwhile. */
export const useMessages = (key: readonly string[], read: () => Promise<SentMessage[]>) =>
  useQuery({ queryKey: ['messages', ...key], queryFn: read, staleTime: 0 });

/** Sends a message again: a try after a fault is the same wish, and carries the same id. */
export function useSendAgain() {
  const client = useQueryClient();
  const requestIds = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: (outboxId: string) => {
      const requestId = requestIds.current.get(outboxId) ?? crypto.randomUUID();
      requestIds.current.set(outboxId, requestId);
      return sendAgain({ outboxId, requestId });
    },
    onSuccess: (_nothing, outboxId) => {
      requestIds.current.delete(outboxId);
    },
    // A refusal says that someone was faster: the list shows what became of it.
    onSettled: () => client.invalidateQueries({ queryKey: ['messages'] }),
  });
}
