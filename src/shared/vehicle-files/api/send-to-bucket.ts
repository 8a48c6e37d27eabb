import { ProblemError } from '../../../lib/problem-error';

interface Link {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Already in the bucket: an earlier try succeeded, but its answer was lost. */
const THERE_ALREADY = 412;

/** Sends a file to the link, by XMLHttpRequest because `fetch` does not report upload progress. */
export function sendToBucket(link: Link, content: Blob, onProgress: (part: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', link.url);
    for (const [name, value] of Object.entries(link.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const isThere = (request.status >= 200 && request.status < 300) || request.status === THERE_ALREADY;
      if (isThere) resolve();
      else reject(new ProblemError('FILE_MISSING'));
    };
    request.onerror = () => reject(new ProblemError(navigator.onLine ? 'UNAVAILABLE' : 'OFFLINE'));
    request.send(content);
  });
}
