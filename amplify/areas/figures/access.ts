import type { AreaAccess } from '../../wiring/table-access';

/** What the function of this area may do with which table. */
export const figureAccess = {
  figures: {
    Contribution: { indexes: ['contributionsByDay'] },
    Figure: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
  },
} satisfies AreaAccess;
