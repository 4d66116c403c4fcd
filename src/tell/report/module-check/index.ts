/** A check of modules as every kind of report, by pure functions. */
export { CHECK_FORMATS, checkReport, type CheckFormat } from './check-report';
