import type { ButtonHTMLAttributes } from 'react';
import './button.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: 'primary' | 'secondary' | 'danger' | 'quiet';
  size?: 'normal' | 'large';
  /** Shows that it is working and ignores further presses. */
  busy?: boolean;
}

export function Button({ variant = 'secondary', size = 'normal', busy = false, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${variant} button-${size}`}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
    />
  );
}
