import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { searchKeysOf } from '../../../domain/customers/search-terms';
import { keys } from '../../lib/query-keys';
import { PERHAPS_MORE, searchCustomers } from './api/search-customers';

const PAUSE_MS = 120;

/** Searches while the person types: after a short pause, with the last result kept until the next `isCurrent`. */
export function useCustomerSearch(typed: string) {
  const [asked, setAsked] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const isLongEnough = searchKeysOf(asked).length > 0;
  const query = useQuery({
    queryKey: keys.found(asked),
    queryFn: () => searchCustomers(asked),
    enabled: isLongEnough,
    placeholderData: keepPreviousData,
    staleTime: 5000,
  });
  const isAnswered = query.isError || (query.isSuccess && !query.isPlaceholderData);
  const isCurrent = asked === typed && (!isLongEnough || isAnswered);
  const found = isLongEnough ? query.data : undefined;
  return { ...query, found, isLongEnough, isCurrent, perhapsMore: (found?.length ?? 0) >= PERHAPS_MORE };
}
