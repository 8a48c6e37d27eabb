import type { TextareaHTMLAttributes } from 'react';
import './field.css';

export function TextArea(props: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea rows={4} {...props} className="control" />;
}
