export const vehicleBelongings = {};
