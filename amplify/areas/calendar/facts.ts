/** Reads of day sheets and blocked time that other areas may use. */
export { readDaySheets, readWeekSheets, type SheetPlace, sheetAt } from './store/day-sheets';
export { readTimeBlocks } from './store/time-blocks';
