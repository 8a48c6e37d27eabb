import { defineBackend } from '@aws-amplify/backend';
import { guardApi } from './wiring/api-guards';
import { contextOf, readDeployment } from './wiring/deployment';
import { wireFiles } from './wiring/files';
import { wireFirewall } from './wiring/firewall';
import { grantAccess } from './wiring/grants';
import { wireLetterhead } from './wiring/letterhead';
import { wireMail } from './wiring/mail';
import { PARTS } from './wiring/parts';
import { wireSchedules } from './wiring/schedules';
import { grantSignIns, wireSignIn } from './wiring/sign-in';
import { wireStreams } from './wiring/streams';
import { wireTables } from './wiring/tables';

/** The whole backend. Exported for the security check, which adds its rules to the same stacks. */
export const backend = defineBackend(PARTS);

const deployment = readDeployment(contextOf(backend.stack), process.env);

wireSignIn(backend, deployment);
guardApi(backend);
const tableOf = wireTables(backend, deployment);
grantAccess(backend, tableOf);
grantSignIns(backend);
wireSchedules(backend, deployment);
wireFiles(backend, deployment);
wireStreams(backend, tableOf, deployment);
wireMail(backend, deployment);
wireLetterhead(backend, deployment);
wireFirewall(backend, deployment);
