import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../lib/query-keys';
import { type ListedFile, listFiles, listFilesOfRemovedCars } from './api/list-files';
import { removeFile } from './api/remove-file';

/** Links work for five minutes and are renewed a minute before. */
const FRESH_MS = 240_000;

/** What was read, with the links that are still good, so that no picture is loaded twice. */
export function withKnownLinks(
  read: readonly ListedFile[],
  known: readonly ListedFile[],
  nowMs: number,
): readonly ListedFile[] {
  const good = new Map(known.filter(({ linkedAtMs }) => nowMs - linkedAtMs < FRESH_MS).map((one) => [one.fileId, one]));
  return read.map((file) => {
    const { link = file.link, linkedAtMs = file.linkedAtMs } = good.get(file.fileId) ?? {};
    return { ...file, link, linkedAtMs };
  });
}

/** The photos and documents of a car. */
export function useVehicleFiles(vehicleId: string) {
  const client = useQueryClient();
  const queryKey = keys.vehicleFiles(vehicleId);
  return useQuery({
    queryKey,
    queryFn: async () =>
      withKnownLinks(await listFiles(vehicleId), client.getQueryData<ListedFile[]>(queryKey) ?? [], Date.now()),
    staleTime: FRESH_MS,
  });
}

/** For staff: what is left of removed cars that were this customer's. */
export const useFilesOfRemovedCars = (customerId: string, enabled: boolean) =>
  useQuery({
    queryKey: keys.filesOfRemovedCars(customerId),
    queryFn: () => listFilesOfRemovedCars(customerId),
    staleTime: FRESH_MS,
    enabled,
  });

/** Reads the list again, after something was added. */
export function useReadAgain(vehicleId: string): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: keys.vehicleFiles(vehicleId) });
}

/** Removes a file; it is out of the list before the confirmation closes. */
export function useRemoveFile(vehicleId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fileId: string) => removeFile({ vehicleId, fileId }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.allFiles }),
  });
}
