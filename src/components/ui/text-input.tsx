import type { InputHTMLAttributes } from 'react';
import './field.css';

export function TextInput(props: InputHTMLAttributes<HTMLInputElement>) {
  return <input type="text" {...props} className="control" />;
}
