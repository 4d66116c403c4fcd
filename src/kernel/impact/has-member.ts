// SPDX-License-Identifier: GPL-2.0-or-later
import type { DescribedBody } from '../../c/layout';
import { kernelLayouts, type KernelScopes } from '../types';

/** Whether some meaning of a type has a member, those of unnamed structs and unions included. @param names records */
export function hasMember(scopes: KernelScopes, names: readonly string[], member: string): boolean {
  const [first, ...rest] = member.split('.');
  return kernelLayouts(scopes, names).some(({ meanings }) =>
    meanings.some(({ described }) => described.kind === 'record' && isIn(described, first!, rest)),
  );
}

function isIn({ members }: DescribedBody, name: string, rest: readonly string[]): boolean {
  return members.some((one) => {
    if (one.name === '' && one.body) return isIn(one.body, name, rest);
    if (one.name !== name) return false;
    const [next, ...others] = rest;
    return next === undefined || (one.body !== null && isIn(one.body, next, others));
  });
}
