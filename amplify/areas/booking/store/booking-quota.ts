import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type LocalDate, toMs } from '../../../../domain/shared/time';
import type { CommandDeps } from '../../../kernel/deps';

type Writer = Pick<CommandDeps, 'db' | 'tables' | 'now'>;

/** A booking as the daily limit counts it: by customer, or by address for guests, on the day it is made. */
export interface CountedBooking {
  readonly appointmentId: string;
  readonly customerId: string;
  readonly contactEmail: string;
  readonly madeOn: LocalDate;
}

const KEPT_SECONDS = 3 * 86_400;

function keyOf({ customerId, contactEmail, madeOn }: CountedBooking): string {
  const address = () => createHash('sha256').update(contactEmail.toLowerCase()).digest('base64url').slice(0, 22);
  return `quota#${madeOn}#${customerId.startsWith('guest-') ? `mail:${address()}` : customerId}`;
}

/**
 * Counts a booking among those of its day: one write unit. False when the limit is already reached. The same booking
 * counts once, however often it is sent.
 */
export async function countAgainstQuota(
  { db, tables, now }: Writer,
  booking: CountedBooking,
  most: number,
): Promise<boolean> {
  try {
    await db.send(
      new UpdateCommand({
        TableName: tables.claims,
        Key: { pk: keyOf(booking) },
        UpdateExpression: 'ADD bookings :set SET expiresAt = if_not_exists(expiresAt, :expires)',
        ConditionExpression: 'attribute_not_exists(bookings) OR size(bookings) < :most OR contains(bookings, :id)',
        ExpressionAttributeValues: {
          ':set': new Set([booking.appointmentId]),
          ':id': booking.appointmentId,
          ':most': most,
          ':expires': Math.floor(toMs(now) / 1000) + KEPT_SECONDS,
        },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Takes a booking out of the count, after it was refused or cancelled. */
export async function releaseQuota({ db, tables }: Writer, booking: CountedBooking | null): Promise<void> {
  if (booking === null) return;
  await db.send(
    new UpdateCommand({
      TableName: tables.claims,
      Key: { pk: keyOf(booking) },
      UpdateExpression: 'DELETE bookings :set',
      ExpressionAttributeValues: { ':set': new Set([booking.appointmentId]) },
    }),
  );
}
