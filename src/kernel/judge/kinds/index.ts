// SPDX-License-Identifier: GPL-2.0-or-later
import { definitionKinds } from './definitions';
import { enumeratorKinds } from './enumerators';
import { exportKinds } from './exports';
import { KIND_IDS, type Kind, type KindId, type KindText } from './kind';
import { layoutKinds } from './layouts';
import { memberKinds } from './members';
import { objectKinds } from './objects';
import { unjudgedKinds } from './unjudged';

export { DEBUG_DATA_ADVICE } from './debug-data';
export { KIND_IDS, type Kind, type KindId } from './kind';

/** The compiler sees to it that no kind is without a text. */
const TEXTS: Readonly<Record<KindId, KindText>> = {
  ...exportKinds,
  ...definitionKinds,
  ...memberKinds,
  ...layoutKinds,
  ...enumeratorKinds,
  ...objectKinds,
  ...unjudgedKinds,
};

type Kinds = { readonly [Id in KindId]: Kind<Id> };

/** Every kind by its id, from which its page and its sample follow. */
export const KINDS = Object.fromEntries(KIND_IDS.map((id) => [id, kindOf(id)])) as Kinds;

function kindOf<Id extends KindId>(id: Id): Kind<Id> {
  const { hasSample = true, ...text } = TEXTS[id];
  return { id, ...text, page: `docs/kinds/${id}.md`, sample: hasSample ? `samples/kinds/${id}` : null };
}
