import { vehicleBelongings } from '../../vehicles/belongings';

export const forgotten = vehicleBelongings;
