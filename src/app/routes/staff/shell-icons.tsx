import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function CalendarIcon() {
  return (
    <Icon>
      <path d="M3 3.5h14v13H3zM7.7 3.5v13M12.3 3.5v13M9.2 7h1.6M4.6 10h1.6M13.8 12h1.6" />
    </Icon>
  );
}

export function ShopIcon() {
  return (
    <Icon>
      <path d="M3 8.5 4.5 4h11L17 8.5M3 8.5h14M4.2 8.5V16h11.6V8.5M8 16v-4.2h4V16" />
    </Icon>
  );
}

export function CollapseIcon() {
  return (
    <Icon>
      <path d="M11 5.5 6.5 10l4.5 4.5M15 5.5 10.5 10l4.5 4.5" />
    </Icon>
  );
}

export function JobIcon() {
  return (
    <Icon>
      <path d="M12.6 3.4a3.8 3.8 0 0 0-4.8 4.8L3.4 12.6a1.9 1.9 0 0 0 2.7 2.7l4.4-4.4a3.8 3.8 0 0 0 4.8-4.8L13 8.4 10.9 6.3z" />
    </Icon>
  );
}

export function SettingsIcon() {
  return (
    <Icon>
      <path d="M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4" />
    </Icon>
  );
}

export function CustomersIcon() {
  return (
    <Icon>
      <path d="M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM3.8 16.5c.6-3 3-4.5 6.2-4.5s5.6 1.5 6.2 4.5" />
    </Icon>
  );
}

export function AuditIcon() {
  return (
    <Icon>
      <path d="M5 3.5h10v13H5zM7.5 7h5M7.5 10h5M7.5 13h3" />
    </Icon>
  );
}
