import * as v from 'valibot';
import { APPOINTMENT_STATUSES } from '../../../domain/booking/appointment';
import type { Vehicle } from '../../../domain/vehicles/vehicle';
import { FILE_KINDS, FILE_TYPES } from '../../../domain/vehicles/vehicle-file';
import { command, get, list, question, shown } from '../../kernel/declare';
import {
  boundedText,
  carYear,
  filledLine,
  flag,
  line,
  localDate,
  orNull,
  recordId,
  uuid,
  wholeNumber,
} from '../../kernel/fields';
import type { LooseRow } from '../../kernel/loose-row';

const kilometres = wholeNumber(0, 5_000_000);
const chosenFile = { vehicleId: recordId, fileId: uuid };

/** The caller's own car, or staff name the customer. */
export const saveVehicle = command({
  needs: 'vehicle:edit',
  customers: 'own',
  perMinute: 30,
  once: 'RECORD',
  asks: {
    vehicleId: recordId,
    customerId: orNull(recordId),
    plate: filledLine(20),
    make: line(50),
    model: line(50),
    year: carYear,
    vin: line(25),
    nextDueOn: orNull(localDate),
    nextDueKm: orNull(kilometres),
  },
  answers: {},
});

export const recordOdometer = command({
  needs: 'vehicle:edit',
  customers: 'own',
  perMinute: 60,
  asks: { vehicleId: recordId, on: localDate, km: kilometres, accept: flag(false) },
  answers: {},
});

const vehicleVisit = v.object({
  ...{ appointmentId: v.string(), name: v.string(), status: v.picklist(APPOINTMENT_STATUSES) },
  ...{ startsAt: v.string(), visitDate: v.string(), priceCents: v.number(), isOfFormerOwner: v.boolean() },
});

/** Work done on a car, whichever customer it belonged to then. */
export const vehicleHistory = question({
  needs: 'vehicle:read',
  perMinute: 60,
  asks: { vehicleId: recordId },
  answers: { visits: v.array(vehicleVisit) },
});

export const transferVehicle = command({
  needs: 'vehicle:edit',
  asks: { vehicleId: recordId, toCustomerId: recordId },
  answers: {},
});

export const removeVehicle = command({
  needs: 'vehicle:edit',
  customers: 'own',
  perMinute: 60,
  once: 'STEPS',
  asks: { vehicleId: recordId },
  answers: {},
});

/** Where to send a file, and with which headers. */
const uploadLink = v.object({ url: v.string(), headers: v.record(v.string(), v.string()) });

/** Announces a photo or a document of a car. The requestId becomes its id; the file counts once it is finished. */
export const addVehicleFile = command({
  needs: 'vehicle:edit',
  customers: 'own',
  perMinute: 60,
  once: 'RECORD',
  asks: {
    vehicleId: recordId,
    name: filledLine(255),
    contentType: boundedText(100),
    sizeBytes: wholeNumber(1, Number.MAX_SAFE_INTEGER),
  },
  answers: { fileId: v.string(), link: v.nullable(uploadLink) },
});

export const finishVehicleFile = command({
  needs: 'vehicle:edit',
  customers: 'own',
  perMinute: 60,
  asks: chosenFile,
  answers: {},
});

export const removeVehicleFile = command({
  needs: 'vehicle:edit',
  customers: 'own',
  perMinute: 60,
  asks: chosenFile,
  answers: {},
});

const listedFile = v.object({
  ...{
    vehicleId: v.string(),
    fileId: v.string(),
    name: v.string(),
    contentType: v.picklist(FILE_TYPES),
    sizeBytes: v.number(),
  },
  ...{ kind: v.picklist(FILE_KINDS), uploadedAt: v.string(), byStaff: v.boolean(), ofFormerOwner: v.boolean() },
  link: v.nullable(v.string()),
});

/** The photos and documents of a car, newest first; a link shows a picture for five minutes. */
export const vehicleFiles = question({
  needs: 'vehicle:read',
  customers: 'own',
  perMinute: 240,
  asks: { vehicleId: recordId },
  answers: { files: v.array(listedFile) },
});

/** For staff: what is left of a customer's former cars that were since removed, newest first. */
export const filesOfRemovedCars = question({
  needs: 'vehicle:read',
  perMinute: 120,
  asks: { customerId: recordId },
  answers: { files: v.array(listedFile) },
});

/** An address that gives out one file, for five minutes. */
export const vehicleFileLink = question({
  needs: 'vehicle:read',
  customers: 'own',
  perMinute: 120,
  asks: chosenFile,
  answers: { url: v.string() },
});

type VehicleRow = LooseRow<Vehicle, 'vehicleId'>;
const SHOWN = 'vehicleId customerId plate make model year vin odometer { on km } nextDueOn nextDueKm';

export const getVehicle = get({
  model: 'Vehicle',
  key: { vehicleId: 'ID' },
  needs: 'vehicle:read',
  customers: 'own',
  shows: shown<VehicleRow>(SHOWN),
});

export const vehiclesByCustomer = list({
  model: 'Vehicle',
  key: { customerId: 'String' },
  sort: { vehicleId: 'ID' },
  needs: 'vehicle:read',
  customers: 'own',
  shows: shown<VehicleRow>(SHOWN),
});
