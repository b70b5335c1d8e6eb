import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/spec/funnel';
import { actorNames } from '../../../workers/customers/actor-names';
import { byActor } from '../../../workers/funnel/plan/ready-funnel';
import { subjectOf } from '../../support/customers/subject-of';
import { specOf } from '../../support/funnel/spec-of';
import { rowsWritten } from '../../support/funnel/written-runs';

const log = [...rowsWritten('a@1(7) a@9(甲) a@10', '王'), ...rowsWritten('a@5(7)', "O'Neil")];

/** The names of all actors, and when their sessions began in seconds. */
function named(actor: Actor) {
  const subject = subjectOf(log, ['p']);
  const store = byActor(subject.store, specOf(['a'], { actor }));
  const names = actorNames(subject, store, actor);
  const actors = Uint32Array.from({ length: store.actors }, (_, n) => n);
  expect(names.ids(actors)).toEqual([...actors].map((each) => names.id(each)));
  return { ids: names.ids(actors), sessions: [...actors].map((each) => names.session(each)) };
}

describe('an actor is called', () => {
  it('by its id where it is a user', () => {
    expect(named({ kind: 'user' })).toEqual({ ids: ['王', "O'Neil"], sessions: [null, null] });
  });

  it('by the value where it is the value of a column', () => {
    expect(named({ kind: 'column', property: 'p' }).ids.sort()).toEqual(['7', '甲']);
  });

  it('by its user where it is a session, and by when that began', () => {
    expect(named({ kind: 'session', gapMinutes: 5 / 60 })).toEqual({
      ids: ['王', '王', "O'Neil"],
      sessions: [1e6, 9e6, 5e6],
    });
  });

  it('by no id where nobody is asked for', () => {
    const subject = subjectOf(log, ['p']);
    expect(actorNames(subject, subject.store, { kind: 'user' }).ids(Uint32Array.of())).toEqual([]);
  });
});
