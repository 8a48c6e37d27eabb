import { Link, type LinkProps } from 'react-router-dom';
import './button.css';

interface LinkButtonProps extends Omit<LinkProps, 'className'> {
  variant?: 'primary' | 'secondary' | 'quiet';
  size?: 'normal' | 'large';
}

/** A link that looks like a button, for the next step. */
export function LinkButton({ variant = 'primary', size = 'normal', ...rest }: LinkButtonProps) {
  return <Link {...rest} className={`button button-${variant} button-${size}`} />;
}
