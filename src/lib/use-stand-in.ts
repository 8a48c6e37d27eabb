import { useState } from 'react';

/**
 * Forms that replace their buttons: which one is open, and which button has just returned, so it can take the focus.
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
