type LogMode = 'quiet' | 'pretty';

/** The part of the cloud a line comes from. */
export type LogPart = 'page' | 'api' | 'data' | 'function' | 'stream' | 'timer' | 'mail' | 'cloud';

export interface Log {
  /** One line; `requestId` joins page, API, function, stream and mail of one request. */
  line(part: LogPart, text: string, requestId?: string): void;
  warn(part: LogPart, text: string, requestId?: string): void;
}

const COLOURS: Readonly<Record<LogPart, number>> = {
  page: 36,
  api: 34,
  data: 90,
  function: 35,
  stream: 33,
  timer: 33,
  mail: 32,
  cloud: 37,
};

const SHORT_ID = 8;

function written(part: LogPart, text: string, requestId?: string): string {
  const time = new Date().toTimeString().slice(0, 8);
  const id = (requestId ?? '').slice(0, SHORT_ID).padEnd(SHORT_ID);
  const name = process.stdout.isTTY ? `\u001b[${COLOURS[part]}m${part.padEnd(8)}\u001b[0m` : part.padEnd(8);
  return `${time}  ${id}  ${name}  ${text}`;
}

/** A log whose mode may change while the cloud runs. */
export interface SwitchedLog extends Log {
  become(mode: LogMode): void;
}

/** The readable log of the local cloud. `quiet` shows warnings only. */
export function createLog(first: LogMode): SwitchedLog {
  let mode = first;
  return {
    become: (next) => (mode = next),
    line: (part, text, requestId) => {
      if (mode === 'pretty') process.stdout.write(`${written(part, text, requestId)}\n`);
    },
    warn: (part, text, requestId) => {
      process.stderr.write(`${written(part, text, requestId)}\n`);
    },
  };
}
