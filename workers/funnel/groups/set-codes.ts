import { allocate } from '../../store/allocate';

/** Actors by the sets they are in: actors with the same code are in the same sets. */
export interface SetCodes {
  /** By actor. */
  codes: Uint32Array;
  /** One more than the highest code. */
  size: number;
  /** By set, the codes of its actors, ascending. */
  sets: Uint32Array[];
}

/** A set contains the actors that pass all of its tests; a test has 1 for each actor that passes it. */
export function setCodes(actors: number, sets: readonly Uint8Array[][]): SetCodes {
  const codes = allocate(Uint32Array, actors);
  /** By code, the sets its actors are in. */
  const memberships: number[][] = [[]];
  for (const [set, tests] of sets.entries()) {
    /** By code, the code of those of its actors that are also in this set; 0 if there are none so far. */
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
