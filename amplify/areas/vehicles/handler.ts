import { ok } from '../../../domain/shared/result';
import { answering } from '../../door/answering';
import { fileStore } from '../../gateways/file-store';
import type { CommandDeps } from '../../kernel/deps';
import { filesOfRemovedCars, listVehicleFiles, vehicleFileLink } from './commands/read-vehicle-files';
import { addVehicleFile, finishVehicleFile, removeVehicleFile } from './commands/vehicle-files';
import { vehicleHistory } from './commands/vehicle-history';
import { recordOdometer, removeVehicle, saveVehicle, transferVehicle } from './commands/vehicles';
import * as operations from './operations';

const withFiles = (deps: CommandDeps) => ({ ...deps, files: fileStore(deps.now) });

export const handler = answering(operations, {
  saveVehicle: (deps, { actor }, vehicle) => saveVehicle(deps, actor, vehicle),
  recordOdometer: (deps, { actor }, reading) => recordOdometer(deps, actor, reading),
  vehicleHistory: (deps, { actor }, car) => vehicleHistory(deps, actor, car),
  transferVehicle: (deps, { actor }, transfer) => transferVehicle(deps, actor, transfer),
  removeVehicle: (deps, { actor }, removal) => removeVehicle(withFiles(deps), actor, removal),
  addVehicleFile: (deps, { actor }, file) => addVehicleFile(withFiles(deps), actor, file),
  finishVehicleFile: (deps, { actor }, choice) => finishVehicleFile(withFiles(deps), actor, choice),
  removeVehicleFile: (deps, { actor }, choice) => removeVehicleFile(withFiles(deps), actor, choice),
  vehicleFiles: (deps, { actor }, { vehicleId }) => listVehicleFiles(withFiles(deps), actor, vehicleId),
  filesOfRemovedCars: (deps, { actor }, whose) => filesOfRemovedCars(withFiles(deps), actor, whose),
  vehicleFileLink: async (deps, { actor }, choice) => {
    const link = await vehicleFileLink(withFiles(deps), actor, choice);
    return link.ok ? ok({ url: link.value }) : link;
  },
});
