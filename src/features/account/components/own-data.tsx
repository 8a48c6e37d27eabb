import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { problemText } from '../../../lib/problem-text';
import { exportOwnData } from '../api/export-own-data';
import styles from './account.module.css';

/** Saves a text as a file. */
function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** A copy of everything about the customer, for them to keep. */
export function OwnData({ customerId }: { customerId: string }) {
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => exportOwnData(customerId),
    onSuccess: (content) => download(content, 'my-workshop-data.json'),
  });
  return (
    <section className={styles.card} aria-labelledby="own-data">
      <h2 id="own-data">Your data</h2>
      <p>
        Everything the workshop has of you, your cars and your visits, as one file (JSON). The notes that staff keep
        about you are in it as well.
      </p>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      {isSuccess && <Notice tone="ready">Your data is in the file my-workshop-data.json.</Notice>}
      <p className={styles.actions}>
        <Button busy={isPending} onClick={() => mutate()}>
          Download my data
        </Button>
      </p>
    </section>
  );
}
