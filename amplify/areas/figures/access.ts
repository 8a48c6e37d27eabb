import type { AreaAccess } from '../../wiring/table-access';

/** Table access of this area's function. */
export const figureAccess = {
  figures: {
    Contribution: { indexes: ['contributionsByDay'] },
    Figure: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
  },
} satisfies AreaAccess;
