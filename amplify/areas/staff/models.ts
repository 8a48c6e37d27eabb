import { a } from '@aws-amplify/backend';
import { staffRead } from '../../data/authorization';

/** The people who work here, and what they may do. */
export const staffModels = {
  StaffMember: a
    .model({
      shopId: a.id().required(),
      staffId: a.id().required(),
      name: a.string().required(),
      email: a.string(),
      phone: a.string(),
      roles: a.ref('Role').required().array(),
      technicianId: a.id(),
      // True for a technician who no longer works on cars.
      offCars: a.boolean(),
      active: a.boolean().required(),
      // Permissions beyond the roles, and denials in spite of them.
      grants: a.string().required().array(),
      denials: a.string().required().array(),
      // Set once the name, address and number of a former staff member were removed.
      removedAt: a.string(),
      version: a.integer(),
    })
    .identifier(['shopId', 'staffId'])
    .disableOperations(['mutations', 'subscriptions'])
    .authorization(staffRead),
};
