// SPDX-License-Identifier: GPL-2.0-or-later
/** Stage `definitions`: a unit's text to the types that a compiler finds defined there, and to the names these hang on. */
export { isByItself } from './by-itself';
export { Cutter, type Span } from './cutter';
export { InheritedAttributes, tagEventsIn, withAttributes, type TagEvent } from './inherited';
export { askedIn, enumeratorsOf, namesOf, objectsIn, type DefinitionNames } from './names';
export { needsOf, wordsIn, type Need, type Needs } from './needs';
export { promisesIn } from './promises';
