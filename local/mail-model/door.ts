// The mail model reaches the product only through this file. `bundleDoor` bundles it, so a fault can be planted in one
// file without touching the others.
export { applyMailReport } from '../../amplify/areas/outgoing/commands/apply-mail-report';
export { deliver } from '../../amplify/areas/outgoing/commands/deliver';
export { deliverDue, deliverMany } from '../../amplify/areas/outgoing/commands/deliver-many';
export { tell } from '../../amplify/areas/outgoing/store/tell';
