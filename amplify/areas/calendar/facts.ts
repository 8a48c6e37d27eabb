/** What other areas may read of day sheets and blocked time. */
export { readDaySheets, readWeekSheets, type SheetPlace, sheetAt } from './store/day-sheets';
export { readTimeBlocks } from './store/time-blocks';
