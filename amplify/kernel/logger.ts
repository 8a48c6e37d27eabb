export type LogFacts = Readonly<Record<string, unknown>>;

/** One JSON line per event, each with the request id it belongs to. Personal data stays out of it. */
export interface Logger {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

/** A logger whose every line carries the given facts. */
export function loggerFor(fixed: LogFacts): Logger {
  const write = (level: 'info' | 'warn' | 'error', message: string, facts: LogFacts = {}) => {
    process.stdout.write(`${JSON.stringify({ level, message, ...fixed, ...facts })}\n`);
  };
  return {
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
    error: (message, facts) => write('error', message, facts),
  };
}

/** The parts of a thrown value that a log may show. */
export const errorFacts = (error: unknown): LogFacts =>
  error instanceof Error ? { error: error.name, detail: error.message, stack: error.stack } : { detail: String(error) };
