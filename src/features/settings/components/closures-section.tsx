import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BLOCKED_THINGS, BLOCK_KINDS, type BlockKind } from '../../../../domain/calendar/time-block';
import { localDateOf } from '../../../../domain/shared/time';
import { ChoiceField, Switch, TextField } from '../../../components/staff/fields';
import { FieldGrid, FormSection, StaffForm } from '../../../components/staff/staff-form';
import { Button } from '../../../components/ui/button';
import { ErrorState } from '../../../components/ui/error-state';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { problemText } from '../../../lib/problem-text';
import { keys } from '../../../lib/query-keys';
import { useCommand } from '../../../lib/use-command';
import { longDayText, middayOf, timeText } from '../../../lib/when';
import { type BlockWish, blockTime, freeRun, listBlocksAhead } from '../api/time-blocks';
import { type BlockRun, blockRuns } from '../block-runs';
import { useSave } from '../use-save';
import { BrokenVisits } from './broken-visits';
import type { SectionProps } from './settings-page';
import styles from './settings.module.css';

const KIND_WORDS: Readonly<Record<BlockKind, string>> = {
  CLOSURE: 'Closure',
  HOLIDAY: 'Holiday',
  LEAVE: 'Leave',
  BLOCKED: 'Blocked time',
};

const SHOP = 'SHOP#';

/** Days and hours when the shop, a bay or a person is not available. */
export function ClosuresSection({ records }: SectionProps) {
  const { settings, bays, staff } = records;
  const [nowMs] = useState(Date.now);
  const today = localDateOf(nowMs, settings.timeZone);
  const blocks = useQuery({ queryKey: keys.blocksAhead(today), queryFn: () => listBlocksAhead(today) });
  const resources: [string, string][] = [
    [SHOP, 'The whole shop'],
    ...bays.map((bay): [string, string] => [`BAY#${bay.bayId}`, bay.name]),
    ...staff.flatMap(({ technicianId, name }): [string, string][] =>
      technicianId ? [[`TECHNICIAN#${technicianId}`, name]] : [],
    ),
  ];
  const nameOf = (kind: string, id: string) => resources.find(([key]) => key === `${kind}#${id}`)?.[1] ?? id;
  const day = (date: string) => longDayText(middayOf(date), { locale: settings.locale, timeZone: 'UTC' });
  const hours = ({ blocks: [first] }: BlockRun) =>
    first ? `${timeText(first.startsAt, settings)} to ${timeText(first.endsAt, settings)}` : '';
  return (
    <>
      <NewBlock records={records} resources={resources} today={today} />
      <FormSection title="The next twelve weeks">
        {blocks.error && <ErrorState error={blocks.error} onRetry={() => void blocks.refetch()} />}
        {blocks.isPending && <Skeleton height={96} />}
        {blocks.data?.length === 0 && <p className={styles.muted}>Nothing is closed or blocked.</p>}
        <ul className={styles.rows}>
          {blockRuns(blocks.data ?? []).map((run) => {
            const [first] = run.blocks;
            return first ? (
              <li key={first.blockId}>
                <span>
                  <strong>
                    <bdi>{first.title || KIND_WORDS[first.kind]}</bdi>
                  </strong>
                  , <bdi>{nameOf(first.resourceKind, first.resourceId)}</bdi>
                  <br />
                  <span className={styles.muted}>
                    {run.from === run.to ? day(run.from) : `${day(run.from)} to ${day(run.to)}`}, {hours(run)}
                  </span>
                </span>
                <FreeButton run={run} name={first.title || KIND_WORDS[first.kind]} />
              </li>
            ) : null;
          })}
        </ul>
      </FormSection>
    </>
  );
}

function FreeButton({ run, name }: { run: BlockRun; name: string }) {
  const { run: free, isPending, problem } = useCommand(freeRun, { awaits: keys.blocks, touches: [keys.sheets] });
  return (
    <>
      {problem && <Notice tone="problem">{problemText(problem)}</Notice>}
      <Button busy={isPending} onClick={() => free({ blocks: run.blocks })}>
        Open again<span className="visually-hidden">, {name}</span>
      </Button>
    </>
  );
}

type NewBlockProps = Pick<SectionProps, 'records'> & {
  resources: readonly (readonly [string, string])[];
  today: string;
};

function NewBlock({ records, resources, today }: NewBlockProps) {
  const empty = { kind: 'CLOSURE' as BlockKind, resource: SHOP, from: today, to: today, title: '', allDay: true };
  const [form, setForm] = useState({ ...empty, fromTime: '08:00', toTime: '12:00' });
  const client = useQueryClient();
  const saving = useSave(
    (wish: BlockWish, { requestId, acceptBroken }) => blockTime(wish, { requestId, keepAppointments: acceptBroken }),
    () => {
      void client.invalidateQueries({ queryKey: keys.blocks });
      setForm({ ...form, ...empty });
    },
  );
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change });
  const submit = () => {
    const [, resourceId] = form.resource.split('#');
    const resourceKind = BLOCKED_THINGS.find((kind) => form.resource.startsWith(`${kind}#`)) ?? 'SHOP';
    const [fromTime, toTime] = form.allDay ? [null, null] : [form.fromTime, form.toTime];
    const { kind, from, to, title } = form;
    saving.save({ kind, from, to, title, resourceKind, resourceId: resourceId || null, fromTime, toTime });
  };
  return (
    <StaffForm
      label="Close, or take off the schedule"
      saving={saving}
      saveWord="Close this time"
      onSave={submit}
      instead={
        saving.broken && (
          <BrokenVisits
            {...{ saving }}
            broken={saving.broken}
            settings={records.settings}
            anyway="Keep them and close the rest"
          />
        )
      }
    >
      <FormSection
        title="Close, or take off the schedule"
        intro="For holidays, leave and repairs: no one can book then."
      >
        <FieldGrid>
          <ChoiceField
            label="What"
            value={form.kind}
            options={BLOCK_KINDS.map((kind) => [kind, KIND_WORDS[kind]] as const)}
            onChange={(kind) => set({ kind })}
          />
          <ChoiceField
            label="Who or what"
            value={form.resource}
            options={resources}
            onChange={(resource) => set({ resource })}
          />
          <TextField
            label="First day"
            type="date"
            required
            value={form.from}
            onChange={(from) => set({ from, to: form.to < from ? from : form.to })}
          />
          <TextField label="Last day" type="date" required value={form.to} onChange={(to) => set({ to })} />
          <TextField
            label="Name (optional)"
            name="title"
            hint="Stays on record, so nothing personal."
            value={form.title}
            onChange={(title) => set({ title })}
          />
        </FieldGrid>
        <Switch label="All day" value={form.allDay} onChange={(allDay) => set({ allDay })} />
        {!form.allDay && (
          <FieldGrid>
            <TextField label="From" type="time" value={form.fromTime} onChange={(fromTime) => set({ fromTime })} />
            <TextField label="To" type="time" value={form.toTime} onChange={(toTime) => set({ toTime })} />
          </FieldGrid>
        )}
      </FormSection>
    </StaffForm>
  );
}
