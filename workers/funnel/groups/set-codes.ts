import { allocate } from '../../store/allocate';

/** Actors by the sets they are in: all with one code are in the same. */
export interface SetCodes {
  /** By actor. */
  codes: Uint32Array;
  /** One more than the highest code. */
  size: number;
  /** By set, the codes of its actors, ascending. */
  sets: Uint32Array[];
}

/** A set has the actors that pass all of its tests, each with a 1 for those that do. */
export function setCodes(actors: number, sets: readonly Uint8Array[][]): SetCodes {
  const codes = allocate(Uint32Array, actors);
  /** By code, the sets its actors are in. */
  const memberships: number[][] = [[]];
  for (const [set, tests] of sets.entries()) {
    /** By code, that of those among its actors who are in this set too; 0 while none is. */
    const inside = allocate(Uint32Array, memberships.length);
    for (let actor = 0; actor < actors; actor++) {
      if (!tests.every((test) => test[actor] === 1)) continue;
      const code = codes[actor];
      if (inside[code] === 0) inside[code] = memberships.push([...memberships[code], set]) - 1;
      codes[actor] = inside[code];
    }
  }
  const ofSet = (set: number) => memberships.flatMap((member, code) => (member.includes(set) ? [code] : []));
  return { codes, size: memberships.length, sets: sets.map((_, set) => Uint32Array.from(ofSet(set))) };
}
