import { useState } from 'react';

/**
 * Forms that open in the place of their buttons: which of them is open, and whose button comes back, so that it takes
 * the focus again.
 */
export function useStandIn<Form extends string>() {
  const [{ open, closed }, set] = useState<{ open: Form | null; closed: Form | null }>({ open: null, closed: null });
  return {
    open,
    show: (form: Form) => set({ open: form, closed: null }),
    close: () => set((was) => ({ open: null, closed: was.open ?? was.closed })),
    isBackFrom: (form: Form) => open === null && closed === form,
  };
}
