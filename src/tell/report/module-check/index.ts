/** A check of modules as every kind of report. */
export { checkReports } from './reports';
