import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';

/** The record that is open at the side of its list, in the address. */
export function useOpenRow() {
  const [search, setSearch] = useSearchParams();
  const { state } = useLocation() as { state: { isOpened?: boolean } | null };
  const navigate = useNavigate();
  return {
    open: search.get('open'),
    show: (open: string) => setSearch({ open }, { state: { isOpened: true } }),
    close: () => (state?.isOpened ? void navigate(-1) : setSearch({}, { replace: true })),
  };
}

/** The id under which a new record is open. */
export const NEW_ROW = 'new';
